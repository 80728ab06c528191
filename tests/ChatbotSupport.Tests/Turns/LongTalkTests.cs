using ChatbotSupport.Storage;
using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ChatbotSupport.Tests.Turns;

/// <summary>What a turn costs in the database, counted in steps of its virtual machine: exact, and the same on every computer.</summary>
public sealed class LongTalkTests : IDisposable
{
    private const int Lines = 5_000;

    private readonly Road _road = new();
    private long _steps;

    [Fact]
    public async Task However_long_somebody_has_been_writing_a_turn_costs_the_same()
    {
        await CountAsync();
        await TurnAsync("هلو");
        await TurnAsync("شلون احفظ الدليل");
        var early = await TurnAsync("شلون اخذ لقطة شاشة");

        await WriteHistoryAsync();
        var late = await TurnAsync("شلون اخذ لقطة شاشة");

        Assert.InRange(early, 100, 20_000); // it is counted at all
        Assert.True(late < 2 * early, $"{early} steps became {late} after {Lines} lines.");
    }

    public void Dispose() => _road.Dispose();

    private async Task<long> TurnAsync(string text)
    {
        _steps = 0;
        await _road.WritesAsync("+9647", text);
        await _road.SettleAsync();
        return _steps;
    }

    // One writer and, while nothing happens at once, one reader: both count.
    private async Task CountAsync()
    {
        await _road.Get<Writer>().RunAsync(Count);
        _road.Get<Database>().Read(Count);
    }

    private bool Count(SqliteConnection connection)
    {
        raw.sqlite3_progress_handler(connection.Handle, 1, _ => { Interlocked.Increment(ref _steps); return 0; }, null);
        return true;
    }

    private Task<bool> WriteHistoryAsync() => _road.Get<Writer>().RunAsync(connection =>
    {
        var person = connection.QuerySingle<string>("SELECT id FROM conversations");
        for (var line = 0; line < Lines; line++)
        {
            connection.Execute(
                """
                INSERT INTO lines (id, conversation_id, number, author, live, at, text) VALUES ('l' || @line, @person, 1000 + @line, 'Bot', 0, 0, x'00');
                INSERT INTO inbox (id, subject, conversation_id, channel, external_hash, kind, sent_at, received_at, state)
                VALUES ('i' || @line, @person, @person, 'phone', CAST('x' || @line AS BLOB), 'Text', 0, 0, 'Handled');
                INSERT INTO outbox (id, conversation_id, channel, line_id, kind, state, created_at, due_at, number) VALUES ('o' || @line, @person, 'phone', 'l' || @line, 'Bot', 'Delivered', 0, 0, 1000 + @line);
                """,
                new { line, person });
        }

        return true;
    });
}
