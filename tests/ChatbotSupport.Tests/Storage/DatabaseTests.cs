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
    public void An_older_database_is_upgraded_with_its_rows()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        using (var old = Open())
        {
            old.Execute(FirstForm());
            old.Execute(
                """
                INSERT INTO conversations (id, channel, state, level, flags, route, version, created_at, updated_at, reach)
                VALUES ('c1', 'web', 'AwaitingVolunteer', 'L4', 'Suicide', 'Normal', 3, 1, 1, 'AnyTime');
                INSERT INTO outbox (id, conversation_id, channel, kind, content, state, created_at, due_at, number)
                VALUES ('o1', 'c1', 'web', 'Bot', x'01', 'Sent', 1, 1, 7);
                INSERT INTO volunteers (id, alias, coordinator, trained, opted_out, capacity, on_shift_until, created_at)
                VALUES ('v1', 'نور', 1, 'Minor', '', 3, 99, 1), ('v2', 'سلام', 0, '', '', 3, NULL, 1);
                INSERT INTO desk_sessions (token_hash, volunteer_id, created_at, expires_at, last_seen_at) VALUES (x'0A', 'v1', 5, 50, 42);
                INSERT INTO events (at, code, volunteer_id) VALUES (40, 'desk.read', 'v1');
                INSERT INTO meta (key, value) VALUES ('x', 'kept');
                PRAGMA user_version = 1;
                """);
        }

        using var reader = new Database(new StorageOptions(File)).OpenReader();

        Assert.Equal(Database.NewestVersion, reader.ExecuteScalar<long>("PRAGMA user_version"));
        Assert.Equal(("AwaitingVolunteer", "L4", 3L), reader.QuerySingle<(string, string, long)>("SELECT state, level, version FROM conversations WHERE id = 'c1'"));
        Assert.Equal(7, reader.ExecuteScalar<long>("SELECT number FROM outbox WHERE id = 'o1' AND content = x'01'"));
        Assert.Equal([("v1", 42L), ("v2", null)], reader.Query<(string, long?)>("SELECT id, contact_at FROM volunteers ORDER BY id"));
        Assert.Equal([("first_sign_in", "40"), ("x", "kept")], reader.Query<(string, string)>("SELECT key, value FROM meta ORDER BY key"));
    }

    [Fact]
    public void A_database_of_the_first_form_into_which_nobody_came_still_waits_for_the_first_sign_in()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        using (var old = Open())
        {
            old.Execute(FirstForm());
            old.Execute("PRAGMA user_version = 1");
        }

        using var reader = new Database(new StorageOptions(File)).OpenReader();

        Assert.Equal(0, reader.ExecuteScalar<long>("SELECT count(*) FROM meta"));
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

    private static string FirstForm()
    {
        using var step = new StreamReader(typeof(Database).Assembly.GetManifestResourceStream("ChatbotSupport.Storage.Migrations.001.sql")!);
        return step.ReadToEnd();
    }
}
