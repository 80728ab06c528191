using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Storage;

/// <summary>The numbered steps that bring an older database to the newest form; each runs once, in a transaction of its own.</summary>
internal static class Migrations
{
    private const string Prefix = "ChatbotSupport.Storage.Migrations.";
    private const string Suffix = ".sql";

    private static readonly SortedDictionary<long, string> Steps = Load();

    public static long Newest { get; } = Steps.Keys.Max();

    public static void Apply(SqliteConnection connection, string file)
    {
        var version = Version(connection);
        if (version > Newest)
        {
            throw new StartRefusedException(
                $"قاعدة البيانات {file} كتبها إصدار أحدث من البرنامج (الشكل {version}، وهذا الإصدار يعرف {Newest}). شغّل الإصدار الأحدث، أو استرجع نسخة احتياطية أقدم.",
                $"The database {file} was written by a newer version of the program (form {version}; this one knows {Newest}). Run the newer version, or restore an older backup.");
        }

        foreach (var (number, sql) in Steps.Where(step => step.Key > version))
        {
            using var transaction = connection.BeginTransaction();
            Run(connection, transaction, sql);
            Run(connection, transaction, $"PRAGMA user_version = {number}");
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

    private static SortedDictionary<long, string> Load()
    {
        var steps = new SortedDictionary<long, string>();
        var assembly = typeof(Migrations).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            steps.Add(long.Parse(name[Prefix.Length..^Suffix.Length], CultureInfo.InvariantCulture), reader.ReadToEnd());
        }

        return steps;
    }
}
