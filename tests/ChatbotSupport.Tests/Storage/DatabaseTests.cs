using ChatbotSupport.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Tests.Storage;

/// <summary>Opening the database: new, older, newer.</summary>
public sealed class DatabaseTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => Path.Combine(_folder.Path, "data", "chatbot.db");

    [Fact]
    public void A_new_database_has_the_newest_form_and_strict_tables()
    {
        var database = new Database(new StorageOptions(File));
        using var reader = database.OpenReader();

        Assert.Equal(Database.NewestVersion, reader.ExecuteScalar<long>("PRAGMA user_version"));
        Assert.Equal(0, reader.ExecuteScalar<long>("SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%' AND strict = 0"));
    }

    [Fact]
    public void An_older_database_is_upgraded()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        using (var old = Open())
        {
            old.Execute("PRAGMA user_version = 0");
        }

        var database = new Database(new StorageOptions(File));

        using var reader = database.OpenReader();
        Assert.Equal(0, reader.ExecuteScalar<long>("SELECT count(*) FROM conversations"));
    }

    [Fact]
    public void Opening_again_changes_nothing()
    {
        using (var connection = Put(new Database(new StorageOptions(File))))
        {
        }

        using var reader = new Database(new StorageOptions(File)).OpenReader();
        Assert.Equal("kept", reader.ExecuteScalar<string>("SELECT value FROM meta"));
    }

    [Fact]
    public void A_newer_database_is_refused_in_both_languages()
    {
        _ = new Database(new StorageOptions(File));
        using (var connection = Open())
        {
            connection.Execute($"PRAGMA user_version = {Database.NewestVersion + 1}");
        }

        var refusal = Assert.Throws<StartRefusedException>(() => new Database(new StorageOptions(File)));

        Assert.Contains("newer version", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("إصدار أحدث", refusal.Arabic, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        return connection;
    }

    private SqliteConnection Put(Database database)
    {
        var connection = new SqliteConnection($"Data Source={database.File};Pooling=False");
        connection.Open();
        connection.Execute("INSERT INTO meta (key, value) VALUES ('x', 'kept')");
        return connection;
    }
}
