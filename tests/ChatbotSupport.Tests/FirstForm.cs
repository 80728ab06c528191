using ChatbotSupport.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Tests;

/// <summary>A database as the first version of the program left it, with a person to whom a line is on its way.</summary>
internal static class FirstForm
{
    public static void Make(string file)
    {
        using var step = new StreamReader(typeof(Database).Assembly.GetManifestResourceStream("ChatbotSupport.Storage.Migrations.001.sql")!);
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        connection.Execute(step.ReadToEnd());
        connection.Execute(
            """
            INSERT INTO conversations (id, channel, state, level, flags, route, version, created_at, updated_at, reach)
            VALUES ('c1', 'web', 'Menu', 'L0', '', 'Normal', 3, 1, 1, 'AnyTime');
            INSERT INTO outbox (id, conversation_id, channel, kind, content, state, created_at, due_at) VALUES ('o1', 'c1', 'web', 'Bot', x'01', 'Queued', 1, 1);
            PRAGMA user_version = 1;
            """);
    }
}
