using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Storage;

/// <summary>The numbered steps that bring an older database to the newest form; each runs once, in a transaction of its own.</summary>
internal static class Migrations
{
    private const string Prefix = "ChatbotSupport.Storage.Migrations.";
    private const string Suffix = ".sql";

    private static readonly Step[] Steps = Find();

    public static long Newest => Steps[^1].Number;

    public static void Apply(SqliteConnection connection, string file, Action<long>? beforeMigrating = null)
    {
        var version = Version(connection);
        if (version > Newest)
        {
            throw new StartRefusedException(
                $"قاعدة البيانات {file} كتبها إصدار أحدث من البرنامج (الشكل {version}، وهذا الإصدار يعرف {Newest}). شغّل الإصدار الأحدث، أو استرجع نسخة احتياطية أقدم.",
                $"The database {file} was written by a newer version of the program (form {version}; this one knows {Newest}). Run the newer version, or restore an older backup.");
        }

        if (version > 0 && version < Newest)
        {
            beforeMigrating?.Invoke(version);
        }

        foreach (var step in Steps.Where(step => step.Number > version))
        {
            using var transaction = connection.BeginTransaction();
            Run(connection, transaction, step.Read());
            Run(connection, transaction, $"PRAGMA user_version = {step.Number}");
            transaction.Commit();
        }
    }

    private static long Version(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        return (long)command.ExecuteScalar()!;
    }

    private static void Run(SqliteConnection connection, SqliteTransaction transaction, string sql)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static Step[] Find()
    {
        Step[] steps = [.. typeof(Migrations).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name => new Step(name))];
        Array.Sort(steps, (one, other) => one.Number.CompareTo(other.Number));
        return steps.DistinctBy(step => step.Number).Count() == steps.Length ? steps : throw new InvalidOperationException("Two migrations have one number.");
    }

    private sealed record Step(string Resource)
    {
        public long Number { get; } = long.Parse(Resource[Prefix.Length..^Suffix.Length], CultureInfo.InvariantCulture);

        public string Read()
        {
            using var reader = new StreamReader(typeof(Migrations).Assembly.GetManifestResourceStream(Resource)!);
            return reader.ReadToEnd();
        }
    }
}
