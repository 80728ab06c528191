using System.Security.Cryptography;
using System.Text;
using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Benchmarks.Load;

/// <summary>
/// Fills a folder with many people, fast and without cheating: one person talks through the real road, and every row of theirs is written again for each
/// further one, with ids, a key and a sealing of their own. Only durability is left out while it fills.
/// </summary>
internal sealed class StoredPeople : IDisposable
{
    private const string Model = "person-0";
    private const int PeoplePerCommit = 10_000;
    private const int KeyBytes = 32;

    // Every table in which a talk without a case leaves rows, the columns to copy, and the one that is sealed.
    private static readonly Rows[] Tables =
    [
        new("lines", "id, conversation_id, number, author, live, at, text", "text"),
        new("inbox", "id, subject, conversation_id, channel, external_hash, kind, sent_at, received_at, state, handled_at", null),
        new("outbox", "id, conversation_id, channel, kind, state, created_at, due_at, sent_at", null),
        new("events", "at, code, conversation_id", null),
        new("timers", "conversation_id, kind, started_at, due_at", null),
    ];

    private const string Fast = "PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -1000000;";

    private readonly KeyRing _ring;
    private readonly PersonKeys _keys;
    private readonly Sealer _sealer;
    private readonly SqliteConnection _database;
    private readonly SqliteConnection _people;

    private StoredPeople(string folder)
    {
        var keyFolder = Path.Combine(folder, "keys");
        using var database = new Database(new StorageOptions(Path.Combine(folder, ServingBot.DatabaseName)));
        _ring = new(new PrivacyOptions { KeyFolder = keyFolder }, database);
        _keys = new(_ring);
        _sealer = new(_ring, _keys);
        _database = Open(database.File);
        _people = Open(Path.Combine(keyFolder, "people.db"));
    }

    /// <summary>Makes a folder in which this many people have talked.</summary>
    public static async Task FillAsync(string folder, int people)
    {
        await using (var bot = await ServingBot.StartAsync(folder))
        {
            await bot.AskAsync(Model, Talk.Line(1, 1));
        }

        using var stored = new StoredPeople(folder);
        stored.Copy(people);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _database.Dispose();
        _people.Dispose();
        _keys.Dispose();
    }

    private void Copy(int people)
    {
        var model = _database.QuerySingle<string>("SELECT id FROM conversations");
        foreach (var some in Enumerable.Range(1, people - 1).Chunk(PeoplePerCommit))
        {
            CopySome(model, [.. some.Select(number => (number, RowId.DrawPerson()))]);
        }

        _database.Execute("UPDATE meta SET value = @newest WHERE key = 'newest_key'", new { newest = $"{people}" });
        _database.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private void CopySome(string model, (int Number, string Id)[] people)
    {
        using (var made = _people.BeginTransaction())
        {
            foreach (var (_, id) in people)
            {
                _people.Execute("INSERT INTO people (id, wrapped) VALUES (@id, @wrapped)", new { id, wrapped = _ring.Wrap(RandomNumberGenerator.GetBytes(KeyBytes)) });
            }

            made.Commit();
        }

        using var filled = _database.BeginTransaction();
        CopyConversations(model, people);
        foreach (var table in Tables)
        {
            CopyRows(table, model, people);
        }

        filled.Commit();
    }

    private void CopyConversations(string model, (int Number, string Id)[] people)
    {
        var json = Encoding.UTF8.GetString(_sealer.OpenBytes(
            model, "conversations", "sealed", model, _database.QuerySingle<byte[]>("SELECT sealed FROM conversations WHERE id = @model", new { model }))!);
        foreach (var (number, id) in people)
        {
            var address = $"person-{number}";
            var row = RowId.Draw();
            _database.Execute(
                """
                INSERT INTO conversations (id, channel, state, flow, step, level, flags, route, version, created_at, updated_at, last_person_at, reach, sealed)
                SELECT @id, channel, state, flow, step, level, flags, route, version, created_at, updated_at, last_person_at, reach, @sealed FROM conversations WHERE id = @model
                """,
                new { id, model, @sealed = _sealer.Seal(id, "conversations", "sealed", id, json.Replace(model, id, StringComparison.Ordinal)) });
            _database.Execute(
                "INSERT INTO addresses (id, channel, fingerprint, conversation_id, address, created_at) VALUES (@row, @channel, @fingerprint, @id, @sealed, 0)",
                new
                {
                    row,
                    channel = Phones.Channel,
                    id,
                    fingerprint = _sealer.Fingerprint($"address|{Phones.Channel}|{address}"),
                    @sealed = _sealer.Seal(id, "addresses", "address", row, address),
                });
        }
    }

    private void CopyRows(Rows table, string model, (int Number, string Id)[] people)
    {
        var columns = table.Columns.Split(", ");
        var insert = $"INSERT INTO {table.Name} ({table.Columns}) SELECT {string.Join(", ", columns.Select(column => column switch
        {
            "id" => "@row",
            "conversation_id" or "subject" => "@id",
            "external_hash" => "randomblob(32)",
            _ when column == table.Sealed => "@text",
            _ => column,
        }))} FROM {table.Name} WHERE rowid = @from";
        foreach (var from in _database.Query<long>($"SELECT rowid FROM {table.Name} WHERE conversation_id = @model", new { model }).ToList())
        {
            var text = table.Sealed is null ? null : Opened(table, model, from);
            foreach (var (_, id) in people)
            {
                var row = RowId.Draw();
                _database.Execute(insert, new { row, id, from, text = text is null ? null : _sealer.SealBytes(id, table.Name, table.Sealed!, row, text) });
            }
        }
    }

    private byte[] Opened(Rows table, string model, long from)
    {
        var (id, text) = _database.QuerySingle<(string, byte[])>($"SELECT id, {table.Sealed} FROM {table.Name} WHERE rowid = @from", new { from });
        return _sealer.OpenBytes(model, table.Name, table.Sealed!, id, text)!;
    }

    private static PreparingConnection Open(string file)
    {
        var connection = new PreparingConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString(), new StatementTally(), new Soundness());
        connection.Open();
        connection.Execute(Fast);
        return connection;
    }

    private sealed record Rows(string Name, string Columns, string? Sealed);
}
