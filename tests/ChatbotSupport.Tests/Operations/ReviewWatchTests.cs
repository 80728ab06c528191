using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Operations;
using ChatbotSupport.Playbooks;
using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using ChatbotSupport.Tests.Turns;
using ChatbotSupport.Turns;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatbotSupport.Tests.Operations;

/// <summary>What people read although it was due to be checked again: coordinators hear of it by day, and not again and again.</summary>
public sealed class ReviewWatchTests : IDisposable
{
    private readonly Road _road = new(turns: new TurnOptions { Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Baghdad") });
    private readonly DateOnly _due = ShippedPlaybook.Value.Facts.Values.Where(fact => fact.Show).Min(fact => fact.ReviewBy);

    public void Dispose() => _road.Dispose();

    [Fact]
    public async Task Nothing_is_told_on_the_day_it_is_due_and_not_at_night()
    {
        await GoToAsync(_due, hour: 12);
        Assert.Equal(0, Told());
        await GoToAsync(_due.AddDays(1), hour: 3);
        Assert.Equal(0, Told());

        await GoToAsync(_due.AddDays(1), hour: 9);
        Assert.Equal(1, Told());
        var details = _road.Ask<string>("SELECT details FROM alerts WHERE alert = 'ContentOverdue'").Single();
        Assert.StartsWith("المعلومات: ", details, StringComparison.Ordinal);
        Assert.Contains(Reviews.Of(ShippedPlaybook.Value, _due.AddDays(1)).Facts[0], details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_is_told_again_after_a_week_and_more_of_it_the_next_day()
    {
        var last = ShippedPlaybook.Value.Facts.Values.Where(fact => fact.Show).Select(fact => fact.ReviewBy)
            .Concat(ShippedPlaybook.Value.Alerts.Values.Select(alert => alert.ReviewBy).OfType<DateOnly>()).Max().AddDays(1);
        await GoToAsync(last, hour: 10);
        Seen();
        await GoToAsync(last, hour: 15);
        await GoToAsync(last.AddDays(6), hour: 10);
        Assert.Equal(1, Told());

        await GoToAsync(last.AddDays(7), hour: 10);
        Assert.Equal(2, Told());
        Seen();
        _road.Do("UPDATE meta SET value = @value WHERE key = 'reviews_told'", new { value = $"{last.AddDays(7):yyyy-MM-dd} fewer" });
        await GoToAsync(last.AddDays(7), hour: 16);
        Assert.Equal(2, Told());
        await GoToAsync(last.AddDays(8), hour: 10);
        Assert.Equal(3, Told());
    }

    [Fact]
    public async Task A_wrong_clock_calls_nothing_overdue()
    {
        Assert.True(await _road.Get<ClockTrust>().LookAsync());
        _road.Clock.Set(4000 * TimeSpan.FromDays(1));
        Assert.False(await _road.Get<ClockTrust>().LookAsync());

        await Watch().LookAsync();

        Assert.Equal(0, Told());
    }

    [Fact]
    public async Task What_was_checked_meanwhile_is_no_alert_any_more()
    {
        await GoToAsync(_due.AddDays(1), hour: 10);
        Assert.Equal(1, Told());
        _road.Clock.Set(_due.ToDateTime(new TimeOnly(10, 0)) - _road.Clock.GetUtcNow().DateTime);

        await Watch().LookAsync();

        Assert.Equal(0, _road.Ask<long>("SELECT count(*) FROM alerts WHERE alert = 'ContentOverdue' AND seen_at IS NULL").Single());
    }

    private async Task GoToAsync(DateOnly day, int hour)
    {
        var at = new DateTimeOffset(day.ToDateTime(new TimeOnly(hour, 0)), TimeSpan.FromHours(3));
        _road.Clock.Set(at - _road.Clock.GetUtcNow());
        await Watch().LookAsync();
    }

    private void Seen() => _road.Do("UPDATE alerts SET seen_at = 1");

    private ReviewWatch Watch() => new(
        _road.Get<CurrentPlaybook>(), _road.Get<ClockTrust>(), _road.Get<TurnOptions>(), _road.Get<Database>(), _road.Get<Writer>(), _road.Get<Changes>(), _road.Clock, NullLogger<ReviewWatch>.Instance);

    private long Told() => _road.Ask<long>("SELECT count(*) FROM alerts WHERE alert = @alert", new { alert = nameof(CoordinatorAlert.ContentOverdue) }).Single();
}
