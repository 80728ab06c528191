using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Privacy;
using ChatbotSupport.Tests.Turns;
using ChatbotSupport.Tests.Web;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Tests.Faults;

/// <summary>A machine comes up with a wrong date (an empty battery, no network yet), or its clock jumps by weeks: nobody is forgotten by it, and whoever is really old is forgotten all the same, later.</summary>
public sealed class WrongClockTests : IDisposable
{
    private const string Person = "+9647";

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly Road _road = new();

    public void Dispose() => _road.Dispose();

    [Fact]
    public async Task Started_weeks_ahead_nobody_is_forgotten_coordinators_are_told_and_set_right_it_goes_on()
    {
        await WrittenAsync();
        _road.Clock.Set(60 * Day);
        using (var after = new Road(_road.Folder, _road.Clock))
        {
            await after.StartAsync();
            await Until.TrueAsync(() => Told(after) == 1);
            await after.PassAsync(2 * Hour);
            await after.WritesAsync("+9648", "سلام", id: "of-another-life");
            await Until.TrueAsync(() => People(after) == 2 && after.Ask<long>("SELECT count(*) FROM inbox WHERE state = 'Waiting'").Single() == 0); // whoever waits for an answer is kept
            await after.StopAsync();
            Assert.NotEqual(0, Lines(after));
        }

        // A network came; the next start too finds everybody, also who wrote while it was wrong, and they are kept as long as promised.
        _road.Clock.Set(-60 * Day);
        using var right = new Road(_road.Folder, _road.Clock);
        Assert.True(await right.Get<ClockTrust>().LookAsync());
        Assert.Equal(0, right.Ask<long>("SELECT count(*) FROM alerts WHERE alert = @alert AND seen_at IS NULL", new { alert = nameof(CoordinatorAlert.ClockDoubtful) }).Single());
        var now = (right.Clock.GetUtcNow() + PrivacyLimits.ClockDoubt).ToUnixTimeMilliseconds(); // a smaller slip is no doubt, and not mended
        Assert.All(right.Ask<long>("SELECT coalesce(last_person_at, updated_at) FROM conversations UNION ALL SELECT at FROM lines UNION ALL SELECT at FROM alerts"), at => Assert.InRange(at, 0, now));
        await right.Get<Retention>().SweepAsync();
        Assert.Equal(2, People(right));
        right.Clock.Advance(25 * Hour);
        await right.Get<Retention>().SweepAsync();
        Assert.Equal((0, 2), (Lines(right), People(right)));
        right.Clock.Advance(30 * Day);
        await right.Get<Retention>().SweepAsync();
        Assert.Equal(0, People(right));
    }

    [Fact]
    public async Task After_a_long_outage_whoever_is_old_is_forgotten_after_a_day_of_an_even_clock()
    {
        await WrittenAsync();
        _road.Clock.Advance(60 * Day);
        using var after = new Road(_road.Folder, _road.Clock);
        await after.StartAsync();
        await Until.TrueAsync(() => Told(after) == 1);

        await after.PassAsync(23 * Hour);
        Assert.Equal(1, People(after));
        await after.PassAsync(3 * Hour);
        await Until.TrueAsync(() => People(after) == 0);
        await after.StopAsync();
    }

    [Fact]
    public async Task Set_weeks_ahead_while_it_runs_nothing_is_dropped_however_many_rounds_pass()
    {
        await _road.StartAsync();
        await _road.WritesAsync(Person, "سلام");
        await Until.TrueAsync(() => Lines(_road) == 2);

        _road.Clock.Set(60 * Day);
        await _road.PassAsync(6 * Hour);
        Assert.Equal((1, 2, 1), (People(_road), Lines(_road), Told(_road)));
        _road.Clock.Set(-60 * Day);
        await _road.PassAsync(2 * Hour);

        Assert.Equal((1, 2), (People(_road), Lines(_road)));
        await _road.StopAsync();
    }

    [Fact]
    public async Task Whoever_wrote_while_the_clock_was_behind_is_not_old_when_it_is_set_right()
    {
        await WrittenAsync();
        _road.Clock.Set(-400 * Day);
        using (var behind = new Road(_road.Folder, _road.Clock))
        {
            Assert.False(await behind.Get<ClockTrust>().LookAsync());
            await behind.WritesAsync("+9648", "سلام", id: "of-another-life");
            await behind.SettleAsync();
            _road.Clock.Advance(Hour);
            Assert.False(await behind.Get<ClockTrust>().LookAsync());
        }

        _road.Clock.Set(400 * Day);
        using var right = new Road(_road.Folder, _road.Clock);
        Assert.True(await right.Get<ClockTrust>().LookAsync());
        await right.Get<Retention>().SweepAsync();

        Assert.Equal((2, 4), (People(right), Lines(right)));
    }

    [Fact]
    public async Task Confirmed_by_coordinators_it_is_swept_again_and_what_lies_ahead_does_not_stay_for_ever()
    {
        _road.Clock.Set(900 * Day);
        await WrittenAsync(); // nobody knew that it was wrong
        _road.Clock.Set(-900 * Day);
        using var after = new Road(_road.Folder, _road.Clock);
        var trust = after.Get<ClockTrust>();
        Assert.False(await trust.LookAsync());
        Assert.InRange(trust.Doubt!.Off, -901 * Day.TotalMilliseconds, -899 * Day.TotalMilliseconds);

        Assert.False(await trust.ConfirmAsync(after.Clock.GetUtcNow() + Hour)); // they were shown something else
        Assert.True(await trust.ConfirmAsync(after.Clock.GetUtcNow()));

        Assert.Null(trust.Doubt);
        Assert.True(await trust.LookAsync());
        await after.Get<Retention>().SweepAsync();
        Assert.Equal((1, 2), (People(after), Lines(after)));
        after.Clock.Advance(31 * Day);
        await after.Get<Retention>().SweepAsync();
        await after.Get<Retention>().SweepAsync();
        Assert.Equal((0, 0), (People(after), Lines(after)));
    }

    [Fact]
    public async Task Killed_and_started_again_and_again_a_wrong_clock_is_never_believed_sooner()
    {
        await WrittenAsync();
        _road.Clock.Set(60 * Day);
        for (var life = 0; life < 30; life++)
        {
            using var after = new Road(_road.Folder, _road.Clock);
            Assert.False(await after.Get<ClockTrust>().LookAsync());
            _road.Clock.Advance(Hour / 2);
            Assert.False(await after.Get<ClockTrust>().LookAsync());
            _road.Clock.Advance(Hour); // nothing runs
        }

        Assert.Equal(1, Told(_road));
        Assert.Equal(1, People(_road));
    }

    [Fact]
    public void What_is_known_of_the_clock_decides()
    {
        var (hour, day) = ((long)Hour.TotalMilliseconds, (long)Day.TotalMilliseconds);
        var first = ClockJudgement.Of(new(null, null), 500 * day, null);
        Assert.Equal(new ClockMemory(500 * day, null), first.Memory);

        // Off for less than a day; a day and more either way.
        Assert.Null(ClockJudgement.Of(first.Memory, (501 * day) - 1, null).Memory.Doubt);
        Assert.NotNull(ClockJudgement.Of(first.Memory, (501 * day) + 1, null).Memory.Doubt);
        Assert.NotNull(ClockJudgement.Of(first.Memory, (499 * day) - 1, null).Memory.Doubt);

        // Doubted, the trusted time stays; a jump begins the even time anew; a day of it is enough ahead, a week behind.
        var ahead = ClockJudgement.Of(first.Memory, 560 * day, null).Memory;
        var later = ClockJudgement.Of(ahead, (560 * day) + (23 * hour), 23 * hour).Memory;
        Assert.Equal((500 * day, 23 * hour), (later.Trusted!.Value, later.Doubt!.Steady));
        Assert.Equal(0, ClockJudgement.Of(later, 580 * day, hour).Memory.Doubt!.Steady);
        Assert.True(ClockJudgement.Of(later, 561 * day, hour).IsOver);
        var behind = ClockJudgement.Of(first.Memory, 100 * day, null).Memory;
        Assert.NotNull(ClockJudgement.Of(behind, 106 * day, 6 * day).Memory.Doubt);
        Assert.True(ClockJudgement.Of(behind, 107 * day, 7 * day).IsOver);

        // Set right after days of doubt: where it should be by the time that passed.
        Assert.True(ClockJudgement.Of(behind, 503 * day, 3 * day).IsOver);
    }

    [Fact]
    public void Every_time_by_which_something_is_dropped_is_mended()
    {
        var rules = File.ReadAllText(Path.Combine(Launch.Top, "src", "ChatbotSupport", "Privacy", "RetentionRules.cs"));
        foreach (var table in _road.Ask<string>("SELECT name FROM sqlite_master WHERE type = 'table'").Where(table => rules.Contains($"new(\"{table}\"", StringComparison.Ordinal)))
        {
            Assert.True(WrongTimes.All.Any(time => time.Table == table) || rules.Contains($"new(\"{table}\", \"DELETE FROM {table}\", \"expires_at", StringComparison.Ordinal), table);
        }

        using var connection = new SqliteConnection($"Data Source={_road.DatabaseFile};Pooling=False");
        connection.Open();
        WrongTimes.Mend(connection, 1, new(0, 0, 0, 0, 0)); // every name is that of a column
    }

    [Fact]
    public async Task The_program_started_with_a_wrong_date_forgets_nobody_and_says_so()
    {
        await using var bot = await RunningBot.StartAsync();
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await using (var talker = new Talker(bot.Address))
        {
            await talker.OpenAsync(deadline.Token);
            await talker.HearAsync(deadline.Token);
        }

        await bot.StopAsync();
        Assert.NotEqual(0, ColumnsOf.Ask<long>(bot.Database, "SELECT count(*) FROM conversations"));

        // Everything of two months ago: as if the clock were two months ahead.
        Do(bot.Database,
            """
            UPDATE meta SET value = CAST(CAST(value AS INTEGER) - 60 * 86400000 AS TEXT) WHERE key IN ('clock_trusted', 'heartbeat');
            UPDATE conversations SET last_person_at = last_person_at - 60 * 86400000, updated_at = updated_at - 60 * 86400000;
            DELETE FROM lines
            """);
        await bot.StartAgainAsync();
        await Eventually.HoldsAsync(() => Task.FromResult(ColumnsOf.Ask<long>(bot.Database, "SELECT count(*) FROM alerts WHERE alert = 'ClockDoubtful'")), count => count == 1);
        await Eventually.HoldsAsync(() => Task.FromResult(bot.Errors + bot.Output), log => log.Contains("5306", StringComparison.Ordinal) || log.Contains("dropping old text waits", StringComparison.Ordinal));

        Assert.NotEqual(0, ColumnsOf.Ask<long>(bot.Database, "SELECT count(*) FROM conversations"));
        Assert.Equal(0, await bot.StopAsync());
    }

    // Somebody wrote, and the time was believed.
    private async Task WrittenAsync()
    {
        await _road.WritesAsync(Person, "سلام");
        await _road.SettleAsync();
        Assert.True(await _road.Get<ClockTrust>().LookAsync());
        Assert.Equal((1, 2), (People(_road), Lines(_road)));
    }

    private static void Do(string database, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        connection.Execute(sql);
    }

    private static long People(Road road) => road.Ask<long>("SELECT count(*) FROM conversations").Single();

    private static long Lines(Road road) => road.Ask<long>("SELECT count(*) FROM lines").Single();

    private static long Told(Road road) => road.Ask<long>("SELECT count(*) FROM alerts WHERE alert = @alert", new { alert = nameof(CoordinatorAlert.ClockDoubtful) }).Single();
}
