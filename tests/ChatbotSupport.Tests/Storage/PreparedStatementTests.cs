using ChatbotSupport.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Tests.Storage;

/// <summary>Statements are prepared once and run again and again: with other values, after failures, and however many there are.</summary>
public sealed class PreparedStatementTests : IDisposable
{
    private const string Insert = "INSERT INTO kinds (text, whole, bytes, real) VALUES (@text, @whole, @bytes, @real)";

    private readonly TemporaryFolder _folder = new();
    private readonly Database _database;
    private readonly Writer _writer;

    public PreparedStatementTests()
    {
        _database = new(new StorageOptions(Path.Combine(_folder.Path, "chatbot.db")));
        _writer = new(_database);
    }

    [Theory]
    [InlineData("كلام", 1L, new byte[] { 0, 1, 255 }, 1.5)]
    [InlineData("", long.MinValue, new byte[0], double.MaxValue)]
    [InlineData("قبل\0بعد", 0L, null, null)]
    [InlineData(null, null, new byte[] { 7 }, -0.25)]
    public async Task What_is_written_comes_back_as_it_was(string? text, long? whole, byte[]? bytes, double? real)
    {
        var changed = await RunAsync(connection => connection.Execute("CREATE TABLE kinds (text TEXT, whole INTEGER, bytes BLOB, real REAL) STRICT") is var _
            ? connection.Execute(Insert, new { text = "من قبل", whole = 5L, bytes = new byte[] { 5 }, real = 5.0 }) + connection.Execute(Insert, new { real, bytes, whole, text })
            : 0);

        Assert.Equal(2, changed);
        var (seenText, seenWhole, seenBytes, seenReal) = _database.Read(reader => reader.QuerySingle<(string?, long?, byte[]?, double?)>("SELECT text, whole, bytes, real FROM kinds WHERE rowid = @row", new { row = 2 }));
        Assert.Equal([text, whole, bytes, real], new object?[] { seenText, seenWhole, seenBytes, seenReal });
        Assert.Equal([text, whole, bytes, real], new[] { "text", "whole", "bytes", "real" }.Select(Single));
    }

    [Fact]
    public async Task Long_texts_numbers_and_truth_are_bound_too()
    {
        var text = string.Concat(Enumerable.Repeat("سطر ", 5_000));
        var seen = await RunAsync(connection => connection.QuerySingle<(string, long, long)>(
            "SELECT @text, @few, @isSo", new { text, few = connection.ExecuteScalar<int>("SELECT @few + 1", new { few = 41 }), isSo = connection.ExecuteScalar<bool>("SELECT @isSo", new { isSo = true }) }));

        Assert.Equal((text, 42L, 1L), seen);
        Assert.Equal(text.Length, await RunAsync(connection => connection.ExecuteScalar<int>("SELECT length(@text)", new { text })));
    }

    [Fact]
    public async Task Without_a_row_nothing_comes_back()
    {
        Assert.Null(await RunAsync(connection => connection.ExecuteScalar<string>("SELECT value FROM meta WHERE key = @key", new { key = "there is none" })));
        Assert.Null(await RunAsync(connection => connection.ExecuteScalar<string>("SELECT max(value) FROM meta WHERE key = @key", new { key = "there is none" })));
    }

    [Fact]
    public async Task After_a_failure_the_same_statement_runs_again()
    {
        const string Add = "INSERT INTO meta (key, value) VALUES (@key, @value)";
        await RunAsync(connection => connection.Execute(Add, new { key = "one", value = "1" }));
        var refused = await Assert.ThrowsAsync<SqliteException>(() => RunAsync(connection => connection.Execute(Add, new { key = "one", value = "2" })));
        await RunAsync(connection => connection.Execute(Add, new { key = "two", value = "2" }));

        Assert.Equal(19, refused.SqliteErrorCode);
        Assert.Equal(["1", "2"], _database.Read(reader => reader.Query<string>("SELECT value FROM meta WHERE key IN ('one', 'two') ORDER BY key").AsList()));
    }

    [Fact]
    public async Task A_parameter_without_a_value_is_refused()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(connection => connection.Execute("INSERT INTO meta (key, value) VALUES (@key, @value)", new { key = "one" })));
        Assert.Equal(0, _database.Read(reader => reader.ExecuteScalar<long>("SELECT count(*) FROM meta WHERE key = 'one'")));
    }

    [Fact]
    public async Task More_statements_than_are_kept_are_run_all_the_same()
    {
        var sum = await RunAsync(connection => Enumerable.Range(1, 3 * StorageLimits.PreparedStatements).Sum(number => connection.ExecuteScalar<long>($"SELECT {number}")));

        Assert.Equal(Enumerable.Range(1, 3 * StorageLimits.PreparedStatements).Sum(number => (long)number), sum);
    }

    [Fact]
    public async Task Several_statements_in_one_text_are_all_run()
    {
        await RunAsync(connection => connection.Execute("-- two\nINSERT INTO meta (key, value) VALUES (@key, '1'); UPDATE meta SET value = @value WHERE key = @key;", new { key = "one", value = "2" }));

        Assert.Equal("2", _database.Read(reader => reader.ExecuteScalar<string>("SELECT value FROM meta WHERE key = 'one'")));
    }

    public void Dispose()
    {
        _writer.Dispose();
        _database.Dispose();
        _folder.Dispose();
    }

    private Task<T> RunAsync<T>(Func<SqliteConnection, T> work) => _writer.RunAsync(work);

    private object? Single(string column) => _database.Read(reader => reader.ExecuteScalar($"SELECT {column} FROM kinds WHERE rowid = @row", new { row = 2 })) is var value and not DBNull ? value : null;
}
