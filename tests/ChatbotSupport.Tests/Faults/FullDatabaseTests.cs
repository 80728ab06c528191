using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using ChatbotSupport.Tests.Turns;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Tests.Faults;

/// <summary>The database may not grow by a page (`max_page_count`), so that SQLITE_FULL comes inside the work: nothing is lost and nobody is given up, and with room all goes on.</summary>
public sealed class FullDatabaseTests : IDisposable
{
    private const int Full = 13;

    private readonly Road _road = new();

    [Fact]
    public async Task A_turn_that_finds_no_room_is_not_given_up_and_everybody_is_answered_once()
    {
        await _road.WritesAsync("+1", "سلام");
        await _road.SettleAsync();
        _road.Phone.Handed.Clear();
        for (var number = 0; number < 20; number++)
        {
            await _road.WritesAsync("+1", $"رسالة طويلة {number} " + new string('ا', 380));
        }

        await FillAsync("CREATE TABLE filling (word TEXT NOT NULL) STRICT", "INSERT INTO filling VALUES (hex(randomblob(20)))");
        var subject = _road.Ask<string>("SELECT DISTINCT subject FROM inbox WHERE state = 'Waiting'").Single();
        using var stop = new CancellationTokenSource();
        var tries = 0;
        _road.Clock.Paused += () =>
        {
            if (++tries == 6)
            {
                stop.Cancel();
            }
        };
        await _road.Clock.LetPassAsync(_road.Get<ChatbotSupport.Turns.TurnLoop>().RunAllAsync(subject, stop.Token));

        Assert.Equal(6, tries);
        Assert.Equal([("Waiting", 20L)], _road.Ask<(string, long)>("SELECT state, count(*) FROM inbox WHERE number > 1 GROUP BY state"));
        Assert.Equal([0L], _road.Ask<long>("SELECT count(*) FROM alerts"));

        await LimitAsync(int.MaxValue);
        await _road.SettleAsync();

        Assert.Equal(["Handled"], _road.Ask<string>("SELECT DISTINCT state FROM inbox"));
        Assert.Single(_road.Phone.Handed);
        Assert.Equal([20L], _road.Ask<long>("SELECT count(*) FROM lines WHERE author = 'Person' AND number > 2"));
    }

    [Fact]
    public async Task A_round_of_dropping_that_finds_no_room_drops_nothing_by_halves_and_does_it_the_next_time()
    {
        await _road.WritesAsync("+1", "سلام");
        await _road.SettleAsync();
        var lines = _road.Ask<long>("SELECT count(*) FROM lines").Single();
        _road.Clock.Advance(TimeSpan.FromHours(25));
        await FillAsync("CREATE TABLE filling (word TEXT NOT NULL) STRICT", "INSERT INTO filling VALUES (hex(randomblob(20)))", "INSERT INTO dropped (hour, kind, number) SELECT coalesce(max(hour), 0) + 1, 'text', 0 FROM dropped WHERE hour < 1000000");

        var failed = await Assert.ThrowsAsync<SqliteException>(() => _road.Get<Retention>().SweepAsync());

        Assert.Equal(Full, failed.SqliteErrorCode);
        Assert.Equal(lines, _road.Ask<long>("SELECT count(*) FROM lines").Single());
        Assert.Equal([0L], _road.Ask<long>("SELECT count(*) FROM dropped WHERE number > 0"));

        await LimitAsync(int.MaxValue);
        await _road.Get<Retention>().SweepAsync();

        Assert.Equal([0L], _road.Ask<long>("SELECT count(*) FROM lines"));
        Assert.Contains(lines, _road.Ask<long>("SELECT number FROM dropped WHERE number > 0"));
    }

    public void Dispose() => _road.Dispose();

    /// <summary>Not a page more than there are, and those are full.</summary>
    private async Task FillAsync(string first, params string[] fillings)
    {
        var writer = _road.Get<Writer>();
        await writer.RunAsync(connection => connection.Execute(first));
        await LimitAsync(await writer.RunAsync(connection => connection.ExecuteScalar<long>("PRAGMA page_count")));
        foreach (var filling in fillings)
        {
            var full = await Assert.ThrowsAsync<SqliteException>(async () =>
            {
                while (true)
                {
                    await writer.RunAsync(connection => connection.Execute(filling));
                }
            });
            Assert.Equal(Full, full.SqliteErrorCode);
        }
    }

    private Task<long> LimitAsync(long pages) => _road.Get<Writer>().RunAsync(connection => connection.ExecuteScalar<long>($"PRAGMA max_page_count = {pages}"));
}
