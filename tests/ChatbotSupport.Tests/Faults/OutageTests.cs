using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Delivery;
using ChatbotSupport.Tests.Turns;
using ChatbotSupport.Tests.Web;
using ChatbotSupport.Turns;

namespace ChatbotSupport.Tests.Faults;

/// <summary>The machine was off for hours and ten thousand messages wait (safeguarding rules, section 4): everybody is answered once, late ones with an apology, and not all in the same second.</summary>
public sealed class OutageTests : IDisposable
{
    private const int People = 2_000;
    private const int MessagesEach = 5;
    private const string Question = "شلون احفظ الادلة";
    private const string InDanger = "+danger";

    /// <summary>One of those who waited; does not wait any longer once they write again.</summary>
    private const string BackAgain = "+1998";

    /// <summary>A sender that falls asleep in the very moment the clock is moved wakes with the next step.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan Away = TimeSpan.FromHours(7);
    private static readonly string Apology = ShippedPlaybook.Value.Messages["late_apology"].Trim();

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Ten_thousand_messages_that_waited_are_answered_once_and_spread_out()
    {
        using (var before = new Road(_folder.Path))
        {
            await LeaveWaitingAsync(before);
        }

        var clock = new HeldClock();
        clock.Advance(Away);
        using var road = new Road(_folder.Path, clock);
        Assert.Equal([(long)(People * MessagesEach)], road.Ask<long>("SELECT count(*) FROM inbox WHERE state = 'Waiting' AND kind = 'Text'"));
        await road.StartAsync();
        await Until.TrueAsync(() => road.Ask<long>("SELECT count(*) FROM inbox WHERE state = 'Waiting'").Single() == 0, TimeSpan.FromMinutes(3));

        // Everything is decided, and at this moment nobody but who is in danger was written to.
        await Until.TrueAsync(() => road.Phone.Texts(InDanger).Count == 1);
        Assert.InRange(road.Phone.Handed.Count, 1, 2);

        await road.WritesAsync("+new", Question);
        await Until.TrueAsync(() => road.Phone.Texts("+new").Count == 1);
        await road.WritesAsync(BackAgain, Question);
        await Until.TrueAsync(() => road.Phone.Texts(BackAgain).Count == 2);

        var most = 0;
        for (var second = 1; second <= (DeliveryLimits.SpreadAtMost + Slack + Slack).TotalSeconds; second++)
        {
            var sent = road.Phone.Handed.Count;
            clock.Advance(TimeSpan.FromSeconds(1));
            var due = Math.Min(People + 2, (int)((second - Slack.TotalSeconds) / DeliveryLimits.SpreadGap.TotalSeconds));
            await Until.TrueAsync(() => road.Phone.Handed.Count >= due);
            most = Math.Max(most, road.Phone.Handed.Count - sent);
        }

        Assert.InRange(most, 1, People / 20);
        var answers = road.Phone.Handed.GroupBy(line => line.Address).ToDictionary(person => person.Key, person => person.ToList());
        Assert.Equal(People + 1, answers.Count);
        Assert.All(answers, lines => Assert.Equal(lines.Key == BackAgain ? 2 : 1, lines.Value.Count));
        Assert.All(Enumerable.Range(0, People).Where(IsLate), person => Assert.Contains(Apology, answers[Address(person)][0].Message.Text, StringComparison.Ordinal));
        Assert.All(Enumerable.Range(1, People - 1).Where(person => !IsLate(person)), person => Assert.DoesNotContain(Apology, answers[Address(person)][0].Message.Text, StringComparison.Ordinal));
        await Until.TrueAsync(() => road.Ask<long>("SELECT count(*) FROM outbox WHERE state IN ('Queued', 'Held')").Single() == 0); // what was handed over last is written down a moment later
        Assert.DoesNotContain(nameof(CoordinatorAlert.ReplyOverdue), road.Ask<string>("SELECT alert FROM alerts"));
        await road.StopAsync();
    }

    [Fact]
    public async Task Whoever_was_in_danger_before_the_outage_does_not_wait_for_the_line_that_was_on_its_way()
    {
        using (var before = new Road(_folder.Path))
        {
            await before.WritesAsync(InDanger, "عمري 16 ويكول نلتقي باجر");
            await before.WritesAsync("+1", Question);
            await before.SettleAsync();
            before.Do("UPDATE outbox SET state = 'Queued'");
        }

        var clock = new HeldClock();
        clock.Advance(Away);
        using var road = new Road(_folder.Path, clock);

        var ready = road.Get<ReadyWork>();

        var person = road.Ask<string>("SELECT id FROM conversations WHERE level = 'L0'").Single();
        var inDanger = road.Ask<string>("SELECT id FROM conversations WHERE level IN ('L3', 'L4')").Single();
        Assert.True(ready.Spread.PutsOff(person, out _));
        Assert.False(ready.Spread.PutsOff(inDanger, out _));
    }

    /// <summary>Everybody wrote five messages: every second person seven hours ago, the others one hour ago, when the machine was off and the messenger kept them.</summary>
    private static async Task LeaveWaitingAsync(Road road)
    {
        var began = road.Clock.GetUtcNow();
        await Parallel.ForAsync(0, People, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (person, _) =>
        {
            for (var message = 0; message < MessagesEach; message++)
            {
                await road.WritesAsync(
                    Address(person), person == 0 ? "عمري 16 ويكول نلتقي باجر" : Question, $"{person}-{message}", IsLate(person) ? began : began + Away - TimeSpan.FromHours(1));
            }
        });
    }

    private static bool IsLate(int person) => person % 2 == 1;

    private static string Address(int person) => person == 0 ? InDanger : $"+{person}";
}
