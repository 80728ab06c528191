using ChatbotSupport.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Privacy;

/// <summary>The file people.db: wrapped keys by person, and the name of this key folder.</summary>
internal static class PeopleFile
{
    // TRUNCATE leaves no log behind in which a deleted key could be read; numbers are never used twice.
    private const string Pragmas =
        "PRAGMA journal_mode = TRUNCATE; PRAGMA secure_delete = ON; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;";

    private const string Tables =
        """
        CREATE TABLE IF NOT EXISTS people (number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, wrapped BLOB NOT NULL) STRICT;
        CREATE TABLE IF NOT EXISTS about (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT;
        """;

    public static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        connection.Execute(Pragmas);
        connection.Execute(Tables);
        connection.Execute("INSERT INTO about (key, value) VALUES ('installation', @id) ON CONFLICT DO NOTHING", new { id = RowId.DrawPerson() });
        return connection;
    }

    public static string Installation(SqliteConnection connection) =>
        connection.ExecuteScalar<string>("SELECT value FROM about WHERE key = 'installation'")!;

    public static long NewestNumber(SqliteConnection connection) =>
        connection.ExecuteScalar<long>("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'people'");
}
