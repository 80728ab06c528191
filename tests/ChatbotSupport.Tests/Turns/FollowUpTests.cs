using System.Globalization;
using ChatbotSupport.Core;
using ChatbotSupport.Delivery;

namespace ChatbotSupport.Tests.Turns;

/// <summary>A question that comes later, on the whole road: its clock is a row, its line goes through the same gate as any other.</summary>
public sealed class FollowUpTests : IDisposable
{
    private const string Person = "77001122";
    private const string Telegram = "telegram";

    private static readonly TimeSpan Delay = TimeSpan.FromHours(20);

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task It_comes_once_over_a_death_in_between_and_says_nothing_before_a_press()
    {
        HeldClock clock;
        using (var before = await PromisedAsync("أي وقت"))
        {
            clock = before.Clock;
        }

        clock.Advance(Delay);
        using (var killed = new Road(_folder.Path, clock, channel: Telegram))
        {
            // Dies after the clock rang and before the turn it rang for.
            await killed.Get<ChatbotSupport.Turns.Clocks.Timers>().RunDueAsync();
            Assert.Empty(killed.Phone.Handed);
        }

        using var after = new Road(_folder.Path, clock, channel: Telegram);
        await after.SettleAsync();
        await after.SettleAsync();

        var line = Assert.Single(after.Phone.Handed).Message;
        Assert.Equal(Words(FollowUpMessageIds.Line), line.Text);
        await after.PressesAsync(Person, line.Buttons[0].Payload, id: "pressed-after-the-restart");
        await after.SettleAsync();
        Assert.Contains("كيف الأمور الآن؟", after.Phone.Texts(Person)[^1], StringComparison.Ordinal);
        Assert.Equal(0, after.Ask<long>("SELECT count(*) FROM timers WHERE kind = 'FollowUp'").Single());
    }

    [Fact]
    public async Task On_a_phone_that_others_see_only_the_notice_appears()
    {
        using var road = await PromisedAsync("هاتف يراه غيري");
        await LaterAsync(road);

        Assert.Equal([Words(MessageIds.NewMessageNotice)], road.Phone.Handed.Select(line => line.Message.Text));
        await road.PressesAsync(Person, road.Phone.Handed.Last().Message.Buttons[0].Payload);
        await road.SettleAsync();
        Assert.Equal(Words(FollowUpMessageIds.Line), road.Phone.Texts(Person)[^1]);
    }

    [Fact]
    public async Task After_a_quick_exit_nothing_comes_and_no_clock_is_left()
    {
        using var road = await PromisedAsync("أي وقت");
        await road.LeavesAsync(Person);
        await road.SettleAsync();
        Assert.Empty(road.Ask<long>("SELECT due_at FROM timers WHERE kind = 'FollowUp'"));
        road.Phone.Handed.Clear();
        await LaterAsync(road);

        Assert.Empty(road.Phone.Handed);
    }

    [Fact]
    public async Task After_erasing_nothing_comes()
    {
        using var road = await PromisedAsync("أي وقت");
        await road.WritesAsync(Person, "حذف");
        await road.SettleAsync();
        await PressAsync(road, "حذف الآن");
        Assert.Empty(road.Ask<long>("SELECT due_at FROM timers WHERE kind = 'FollowUp'"));
        road.Phone.Handed.Clear();
        await LaterAsync(road);

        Assert.Empty(road.Phone.Handed);
    }

    [Fact]
    public async Task Whoever_cannot_be_reached_is_tried_once_and_nobody_is_asked_again()
    {
        using var road = await PromisedAsync("أي وقت");
        road.Phone.Answers.Enqueue(new DeliveryOutcome.Stopped());
        await LaterAsync(road);
        await LaterAsync(road);

        Assert.Single(road.Phone.Handed);
        Assert.Empty(road.Ask<long>("SELECT due_at FROM timers WHERE kind = 'FollowUp'"));
    }

    [Fact]
    public async Task Outside_the_hours_that_were_named_it_waits_for_them()
    {
        // Ten at night: twenty hours later it is six in the evening, and the morning is named.
        using var road = await PromisedAsync("صباحًا");
        await LaterAsync(road);
        Assert.Empty(road.Phone.Handed);
        var due = DateTimeOffset.FromUnixTimeMilliseconds(road.Ask<long>("SELECT due_at FROM timers WHERE kind = 'FollowUp'").Single()).ToOffset(TimeSpan.FromHours(3));
        Assert.Equal("08:00", due.ToString("HH:mm", CultureInfo.InvariantCulture));

        road.Clock.Advance(due - road.Clock.GetUtcNow());
        await road.SettleAsync();
        Assert.Single(road.Phone.Handed);
    }

    [Theory]
    [InlineData("أي وقت", FollowUpMessageIds.Line)]
    [InlineData("هاتف يراه غيري", MessageIds.NewMessageNotice)]
    public async Task What_could_not_be_sent_in_the_evening_does_not_come_at_night(string when, string words)
    {
        HeldClock clock;
        using (var before = await PromisedAsync(when))
        {
            clock = before.Clock;
            clock.Advance(Delay);
            before.Phone.Answers.Enqueue(new DeliveryOutcome.Later(clock.GetUtcNow().AddMinutes(10)));
            await before.SettleAsync();
            before.Phone.Handed.Clear();
        }

        // Six in the evening; started again at three, and nothing lights up before eight.
        clock.Advance(TimeSpan.FromHours(9));
        using var after = new Road(_folder.Path, clock, channel: Telegram);
        await after.SettleAsync();
        clock.Advance(TimeSpan.FromHours(4));
        await after.SettleAsync();
        Assert.Empty(after.Phone.Handed);

        clock.Advance(TimeSpan.FromHours(1));
        await after.SettleAsync();
        Assert.Equal(Words(words), Assert.Single(after.Phone.Handed).Message.Text);
    }

    [Fact]
    public async Task Whoever_writes_in_the_night_need_not_wait_for_the_day()
    {
        using var road = await PromisedAsync("أي وقت");
        road.Clock.Advance(Delay);
        road.Phone.Answers.Enqueue(new DeliveryOutcome.Later(road.Clock.GetUtcNow().AddMinutes(10)));
        await road.SettleAsync();
        road.Clock.Advance(TimeSpan.FromHours(9));
        await road.SettleAsync();
        road.Phone.Handed.Clear();

        await road.WritesAsync(Person, "شنو رقم الشرطة");
        await road.SettleAsync();

        Assert.True(road.Phone.Handed.Count >= 2);
        Assert.Equal(0, road.Ask<long>("SELECT count(*) FROM outbox WHERE state = 'Queued'").Single());
    }

    public void Dispose() => _folder.Dispose();

    private async Task<Road> PromisedAsync(string when)
    {
        var road = new Road(_folder.Path, channel: Telegram);
        var night = new DateTimeOffset(road.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(3)).Date, TimeSpan.FromHours(3)).AddHours(22);
        road.Clock.Advance(night > road.Clock.GetUtcNow() ? night - road.Clock.GetUtcNow() : night.AddDays(1) - road.Clock.GetUtcNow());
        await road.OpensAsync(Person);
        await road.SettleAsync();
        foreach (var words in (string[])["أتعرض للابتزاز", "لا شيء عاجل", "التالي", "التالي", "التالي", "التالي", "التالي", "التالي", "نعم", when])
        {
            await PressAsync(road, words);
        }

        Assert.Single(road.Ask<long>("SELECT due_at FROM timers WHERE kind = 'FollowUp'"));
        road.Phone.Handed.Clear();
        return road;
    }

    private static async Task PressAsync(Road road, string words)
    {
        await road.PressesAsync(Person, road.Phone.Handed.SelectMany(line => line.Message.Buttons).Last(button => button.Text == words).Payload);
        await road.SettleAsync();
    }

    private static async Task LaterAsync(Road road)
    {
        road.Clock.Advance(Delay);
        await road.SettleAsync();
    }

    private static string Words(string id) => ShippedPlaybook.Value.Messages[id].Trim();
}
