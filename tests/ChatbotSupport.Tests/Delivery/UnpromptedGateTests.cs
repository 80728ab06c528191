using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Delivery;

namespace ChatbotSupport.Tests.Delivery;

/// <summary>Safeguarding rules, section 3: what may light up a phone that others look at.</summary>
public sealed class UnpromptedGateTests
{
    [Fact]
    public void After_the_clock_was_set_back_nobody_counts_as_having_just_written()
    {
        var now = new DateTimeOffset(2026, 1, 15, 9, 0, 0, TimeSpan.Zero);
        var person = new Recipient(Reach.Unasked, Left: false, Stopped: false, LastPersonAt: now.AddHours(20));

        Assert.Equal(GateDecision.Hold, UnpromptedGate.Decide(MessageKind.Volunteer, isNotice: false, person, now));
    }

    public static TheoryData<Reach, int, int, bool, bool, GateDecision> Table()
    {
        var table = new TheoryData<Reach, int, int, bool, bool, GateDecision>();
        foreach (var reach in Enum.GetValues<Reach>())
        {
            // Within five minutes of the person's last message a line is an answer, whatever they said about unprompted ones.
            table.Add(reach, 3, 0, false, false, GateDecision.Send);
            table.Add(reach, 3, 5, false, false, GateDecision.Send);

            // Nothing after leaving quickly or blocking.
            table.Add(reach, 10, 0, true, false, GateDecision.Hold);
            table.Add(reach, 10, 60, true, false, GateDecision.Hold);
            table.Add(reach, 10, 0, false, true, GateDecision.Hold);
        }

        foreach (var hour in new[] { 0, 7, 8, 11, 12, 16, 17, 21, 22, 23 })
        {
            table.Add(Reach.Unasked, hour, 6, false, false, GateDecision.Hold);
            table.Add(Reach.Never, hour, 6, false, false, GateDecision.Hold);
            table.Add(Reach.AnyTime, hour, 6, false, false, GateDecision.Send);
            table.Add(Reach.NoticeOnly, hour, 6, false, false, GateDecision.SendNotice);
            table.Add(Reach.Morning, hour, 6, false, false, hour is >= 8 and < 12 ? GateDecision.Send : GateDecision.Hold);
            table.Add(Reach.Afternoon, hour, 6, false, false, hour is >= 12 and < 17 ? GateDecision.Send : GateDecision.Hold);
            table.Add(Reach.Evening, hour, 6, false, false, hour is >= 17 and < 22 ? GateDecision.Send : GateDecision.Hold);
        }

        return table;
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void A_line_is_sent_held_or_announced(Reach reach, int hour, int minutesSincePerson, bool left, bool stopped, GateDecision expected)
    {
        var now = Baghdad(hour);

        Assert.Equal(expected, UnpromptedGate.Decide(MessageKind.Volunteer, false, new(reach, left, stopped, now.AddMinutes(-minutesSincePerson)), now));
    }

    [Fact]
    public void Five_minutes_and_a_moment_are_too_long()
    {
        var now = Baghdad(10);

        Assert.Equal(GateDecision.Hold, UnpromptedGate.Decide(MessageKind.Bot, false, new(Reach.Unasked, false, false, now.AddMinutes(-5).AddMilliseconds(-1)), now));
    }

    [Fact]
    public void The_dull_line_always_passes_because_it_answers_a_press() =>
        Assert.Equal(GateDecision.Send, UnpromptedGate.Decide(MessageKind.Dull, false, new(Reach.Never, true, true, null), Baghdad(3)));

    [Fact]
    public void That_it_failed_is_said_to_whoever_just_wrote_also_after_they_left_and_to_nobody_later()
    {
        var now = Baghdad(3);

        Assert.Equal(GateDecision.Send, UnpromptedGate.Decide(MessageKind.Failure, false, new(Reach.Never, Left: true, Stopped: true, now.AddMinutes(-1)), now));
        Assert.Equal(GateDecision.Hold, UnpromptedGate.Decide(MessageKind.Failure, false, new(Reach.Never, Left: true, Stopped: false, now.AddMinutes(-6)), now));
        Assert.Equal(GateDecision.Hold, UnpromptedGate.Decide(MessageKind.Failure, false, new(Reach.NoticeOnly, Left: false, Stopped: false, now.AddMinutes(-6)), now));
    }

    [Theory]
    [InlineData(3, GateDecision.Hold)]
    [InlineData(22, GateDecision.Hold)]
    [InlineData(8, GateDecision.SendNotice)]
    [InlineData(21, GateDecision.SendNotice)]
    public void That_a_line_of_the_bot_waits_is_told_by_day_only(int hour, GateDecision expected) =>
        Assert.Equal(expected, UnpromptedGate.Decide(MessageKind.Bot, false, new(Reach.NoticeOnly, Left: false, Stopped: false, Baghdad(hour).AddMinutes(-6)), Baghdad(hour)));

    [Fact]
    public void The_notice_itself_passes_only_where_notices_are_wanted()
    {
        var now = Baghdad(3);

        Assert.Equal(GateDecision.Send, UnpromptedGate.Decide(MessageKind.Bot, true, new(Reach.NoticeOnly, false, false, now.AddHours(-1)), now));
        Assert.Equal(GateDecision.Hold, UnpromptedGate.Decide(MessageKind.Bot, true, new(Reach.NoticeOnly, true, false, now.AddHours(-1)), now));
        Assert.Equal(GateDecision.Hold, UnpromptedGate.Decide(MessageKind.Bot, true, new(Reach.Never, false, false, now.AddHours(-1)), now));
    }

    [Theory]
    [InlineData(Reach.AnyTime, 3, GateDecision.Later)]
    [InlineData(Reach.AnyTime, 22, GateDecision.Later)]
    [InlineData(Reach.AnyTime, 8, GateDecision.Send)]
    [InlineData(Reach.AnyTime, 21, GateDecision.Send)]
    [InlineData(Reach.NoticeOnly, 3, GateDecision.Later)]
    [InlineData(Reach.NoticeOnly, 9, GateDecision.SendNotice)]
    [InlineData(Reach.Morning, 13, GateDecision.Later)]
    [InlineData(Reach.Morning, 9, GateDecision.Send)]
    [InlineData(Reach.Never, 3, GateDecision.Hold)]
    [InlineData(Reach.Unasked, 3, GateDecision.Hold)]
    public void What_the_bot_begins_by_itself_waits_for_the_day(Reach reach, int hour, GateDecision expected)
    {
        var now = Baghdad(hour);

        Assert.Equal(expected, UnpromptedGate.Decide(MessageKind.FollowUp, false, new(reach, false, false, now.AddHours(-6)), now));
        Assert.Equal(GateDecision.Send, UnpromptedGate.Decide(MessageKind.FollowUp, false, new(reach, false, false, now.AddMinutes(-1)), now));
        Assert.Equal(GateDecision.Hold, UnpromptedGate.Decide(MessageKind.FollowUp, false, new(reach, true, false, now.AddMinutes(-1)), now));
    }

    [Fact]
    public void Somebody_who_never_wrote_gets_nothing_unasked() =>
        Assert.Equal(GateDecision.Hold, UnpromptedGate.Decide(MessageKind.Bot, false, new(Reach.Unasked, false, false, null), Baghdad(10)));

    private static DateTimeOffset Baghdad(int hour) => new(2026, 1, 15, hour, 0, 0, TimeSpan.FromHours(3));
}
