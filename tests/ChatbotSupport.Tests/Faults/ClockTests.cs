using ChatbotSupport.Channels.Web;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Delivery;
using ChatbotSupport.Operations.Settings;
using ChatbotSupport.Tests.Turns;
using ChatbotSupport.Tests.Web;

namespace ChatbotSupport.Tests.Faults;

/// <summary>Somebody sets the computer's clock a day ahead or back while people write: nothing rings at once, nothing waits for a day, nothing is dropped early.</summary>
public sealed class ClockTests : IDisposable
{
    private const string Person = "+9647";
    private const string Danger = "اريد انتحر";

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Road _road = new();

    public void Dispose() => _road.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task A_reply_that_is_owed_is_asked_for_after_its_whole_span_wherever_the_clock_was_set(int days)
    {
        await InDangerAsync();
        var span = TimeSpan.FromMilliseconds(_road.Ask<long>("SELECT due_at - started_at FROM timers WHERE kind = 'ReplyDue'").Single());

        _road.Clock.Set(days * Day);
        await _road.PassAsync(Minute);
        Assert.Equal(0, Overdue());
        var latest = (_road.Clock.GetUtcNow() + span).ToUnixTimeMilliseconds();
        var due = _road.Ask<long>("SELECT due_at FROM timers WHERE kind = 'ReplyDue'").Single();
        Assert.InRange(due, latest - (long)Minute.TotalMilliseconds, latest);
        Assert.Equal([due], _road.Ask<long>("SELECT reply_due_at FROM cases"));

        await _road.PassAsync(span);
        await Until.TrueAsync(() => Overdue() == 1);
        await _road.StopAsync();
    }

    [Fact]
    public async Task Started_again_after_the_clock_was_set_back_clocks_run_from_now()
    {
        await InDangerAsync();
        await _road.StopAsync();
        _road.Clock.Set(-Day);

        using var after = new Road(_road.Folder, _road.Clock);

        var now = after.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        Assert.All(after.Ask<long>("SELECT started_at FROM timers"), at => Assert.Equal(now, at));
    }

    [Fact]
    public async Task A_line_that_is_tried_again_does_not_wait_until_the_clock_comes_there_again()
    {
        await _road.StartAsync();
        _road.Phone.Answers.Enqueue(new DeliveryOutcome.Later());
        await _road.WritesAsync(Person, "سلام");
        await Until.TrueAsync(() => _road.Ask<long>("SELECT count(*) FROM outbox WHERE attempts = 1").Single() == 1);

        _road.Clock.Set(-Day);
        await _road.PassAsync(Minute);

        await Until.TrueAsync(() => _road.Phone.Handed.Count == 2);
        Assert.Single(_road.Phone.Handed.Select(line => line.Id).Distinct());
        await _road.StopAsync();
    }

    [Fact]
    public async Task Set_back_nobody_is_taken_for_a_flood_because_of_what_they_wrote_before()
    {
        for (var number = 0; number < 25; number++)
        {
            await _road.WritesAsync(Person, "سلام");
            await _road.SettleAsync();
            _road.Clock.Advance(Minute);
        }

        _road.Clock.Set(-Day);
        await _road.WritesAsync(Person, "سلام");
        await _road.SettleAsync();

        Assert.DoesNotContain(ShippedPlaybook.Value.Messages["slow_down"].Trim(), _road.Phone.Texts(Person));
    }

    [Fact]
    public async Task Set_back_the_return_is_neutral_because_nobody_knows_how_long_it_was()
    {
        await _road.WritesAsync(Person, "سلام");
        await _road.SettleAsync();
        _road.Clock.Set(-Day);

        await _road.WritesAsync(Person, "هلو");
        await _road.SettleAsync();

        Assert.Contains(ShippedPlaybook.Value.Messages["welcome_back"].Trim(), _road.Phone.Texts(Person)[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Set_back_a_volunteer_who_is_gone_is_not_promised_to_anybody()
    {
        var volunteer = _road.AddVolunteer("نور");
        var hour = TimeSpan.FromHours(1);
        _road.Do(
            "UPDATE volunteers SET on_shift_until = @until, contact_at = @at WHERE id = @volunteer",
            new { volunteer, until = (_road.Clock.GetUtcNow() + hour).ToUnixTimeMilliseconds(), at = _road.Clock.GetUtcNow().ToUnixTimeMilliseconds() });
        _road.Clock.Set(-Day);
        await _road.WritesAsync(Person, Danger);
        await _road.SettleAsync();
        _road.Do("DELETE FROM volunteers");
        await _road.WritesAsync("+9648", Danger);
        await _road.SettleAsync();

        Assert.Equal(_road.Phone.Texts("+9648"), _road.Phone.Texts(Person));
    }

    [Fact]
    public async Task Set_ahead_by_mistake_and_mended_within_the_hour_no_text_is_lost()
    {
        await _road.StartAsync();
        await _road.WritesAsync(Person, "سلام");
        await Until.TrueAsync(() => Lines() == 2);

        _road.Clock.Set(3 * Day);
        _road.Do("INSERT INTO desk_sessions (token_hash, volunteer_id, created_at, expires_at, last_seen_at) SELECT randomblob(32), @id, 0, 0, 0", new { id = _road.AddVolunteer("نور") });
        await _road.PassAsync(TimeSpan.FromHours(1));
        _road.Clock.Set(-3 * Day);
        await _road.PassAsync(TimeSpan.FromHours(1) + (10 * Minute)); // the round of that hour may have begun a little late

        // What is really old went with the same sweep.
        await Until.TrueAsync(() => _road.Ask<long>("SELECT count(*) FROM desk_sessions").Single() == 0);
        Assert.Equal(2, Lines());
        await _road.StopAsync();
    }

    [Fact]
    public void Set_back_a_page_nobody_touches_is_locked_in_time()
    {
        var sessions = new Sessions(_road.Clock, new WebSettings { LockAfterMinutes = 15 });
        sessions.Touch("cookie");
        _road.Clock.Set(-Day);
        _road.Clock.Advance(TimeSpan.FromMinutes(15));

        Assert.True(sessions.IsLocked("cookie"));
    }

    private async Task InDangerAsync()
    {
        await _road.StartAsync();
        await _road.WritesAsync(Person, Danger);
        await Until.TrueAsync(() => _road.Ask<long>("SELECT count(*) FROM timers WHERE kind = 'ReplyDue'").Single() == 1);
    }

    private long Overdue() => _road.Ask<long>("SELECT count(*) FROM alerts WHERE alert = @alert", new { alert = nameof(CoordinatorAlert.ReplyOverdue) }).Single();

    private long Lines() => _road.Ask<long>("SELECT count(*) FROM lines").Single();
}
