using ChatbotSupport.Storage;
using Dapper;

namespace ChatbotSupport.Tests.Storage;

/// <summary>One writer, one commit, and each item alone in its savepoint.</summary>
public sealed class WriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Database _database;
    private readonly Writer _writer;

    public WriterTests()
    {
        _database = new Database(new StorageOptions(Path.Combine(_folder.Path, "data", "chatbot.db")));
        _writer = new Writer(_database);
    }

    [Fact]
    public async Task What_waits_shares_a_commit_and_a_failing_item_is_undone_alone()
    {
        using var gate = new ManualResetEventSlim();
        var first = _writer.RunAsync(_ => gate.Wait(TimeSpan.FromSeconds(120)));
        var good = _writer.RunAsync(connection => Put(connection, "good"));
        var bad = _writer.RunAsync<int>(connection =>
        {
            Put(connection, "bad");
            throw new InvalidOperationException("this one fails");
        });
        var later = _writer.RunAsync(connection => Put(connection, "later"));
        gate.Set();

        await Task.WhenAll(first, good, later);
        await Assert.ThrowsAsync<InvalidOperationException>(() => bad);
        Assert.Equal(["good", "later"], Keys());
    }

    [Fact]
    public async Task The_log_is_emptied_when_asked_also_while_others_write_and_a_reader_only_puts_it_off()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => _writer.RunAsync(connection => Put(connection, $"a{number:00}"))));
        Assert.NotEqual(0, Log().Length);
        await _writer.EmptyLogAsync();
        Assert.Equal(0, Log().Length);

        using (var reader = _database.OpenReader())
        {
            using var older = reader.BeginTransaction(deferred: true);
            reader.ExecuteScalar<long>("SELECT count(*) FROM meta", transaction: older);
            await _writer.RunAsync(connection => Put(connection, "b"));
            await _writer.EmptyLogAsync();
            Assert.NotEqual(0, Log().Length);
        }

        await Task.WhenAll(_writer.EmptyLogAsync(), _writer.RunAsync(connection => Put(connection, "c")), _writer.EmptyLogAsync());
        await _writer.EmptyLogAsync();
        Assert.Equal(0, Log().Length);
        Assert.Equal(22, Keys().Count);
    }

    [Fact]
    public async Task A_full_log_is_brought_home_beside_the_writer_and_begins_anew()
    {
        // Megabytes, one commit each: three times what fills the log, and less than what a commit brings home itself.
        for (var number = 0; number < 48; number++)
        {
            var key = $"{number}";
            await _writer.RunAsync(connection => connection.Execute("INSERT INTO meta (key, value) VALUES (@key, hex(zeroblob(500000)))", new { key }));
        }

        await Web.Until.TrueAsync(() => new FileInfo(_database.File).Length > 16_000_000);
        Assert.Equal(48, Keys().Count);
    }

    [Fact]
    public async Task Nothing_is_told_before_the_commit()
    {
        var seen = -1L;
        await _writer.RunAsync(connection =>
        {
            Put(connection, "x");
            using var reader = _database.OpenReader();
            seen = reader.ExecuteScalar<long>("SELECT count(*) FROM meta");
            return true;
        });

        Assert.Equal(0, seen);
        Assert.Equal(["x"], Keys());
    }

    [Fact]
    public async Task An_item_that_breaks_a_rule_of_the_tables_fails_alone()
    {
        var bad = _writer.RunAsync(connection => connection.Execute("INSERT INTO meta (key, value) VALUES (NULL, 'x')"));
        var good = _writer.RunAsync(connection => Put(connection, "good"));

        await good;
        await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => bad);
        Assert.Equal(["good"], Keys());
    }

    [Fact]
    public async Task What_waits_at_the_end_is_still_written()
    {
        var tasks = Enumerable.Range(0, 1_000).Select(number => _writer.RunAsync(connection => Put(connection, $"{number}"))).ToList();
        _writer.Dispose();
        await Task.WhenAll(tasks);

        Assert.Equal(1_000, Keys().Count);
    }

    [Fact]
    public void Readers_cannot_write()
    {
        using var reader = _database.OpenReader();

        Assert.Throws<Microsoft.Data.Sqlite.SqliteException>(() => Put(reader, "x"));
    }

    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", 2L)]
    [InlineData("secure_delete", 1L)]
    [InlineData("foreign_keys", 1L)]
    public async Task The_writing_connection_is_set_carefully(string pragma, object expected) =>
        Assert.Equal(expected, await _writer.RunAsync(connection => connection.ExecuteScalar($"PRAGMA {pragma}")));

    public void Dispose()
    {
        _writer.Dispose();
        _folder.Dispose();
    }

    private static int Put(Microsoft.Data.Sqlite.SqliteConnection connection, string key) =>
        connection.Execute("INSERT INTO meta (key, value) VALUES (@key, '')", new { key });

    private FileInfo Log() => new(_database.File + "-wal");

    private List<string> Keys()
    {
        using var reader = _database.OpenReader();
        return reader.Query<string>("SELECT key FROM meta ORDER BY key").AsList();
    }
}
