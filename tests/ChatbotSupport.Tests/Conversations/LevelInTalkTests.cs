using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Tests.Conversations;

/// <summary>The level rises while a volunteer writes with somebody: nobody lowers it unseen, two are wanted from L3 on, and whoever nobody wrote to keeps their place.</summary>
public sealed class LevelInTalkTests
{
    private static readonly CaseOwner Nour = new("1", "نور");
    private static readonly CaseOwner Huda = new("2", "هدى");

    private readonly Stage _stage = new();

    public LevelInTalkTests()
    {
        _stage.Run(new PersonWrote(["اريد شخص"], _stage.Now));
        _stage.Run(new PersonWrote(["موافقة"], _stage.Now));
        Assert.Null(_stage.Run(new TakeCase(Nour, _stage.CaseCode)).Refusal);
    }

    [Theory]
    [InlineData(Level.L1, Level.L3, Refusal.LevelRose)]
    [InlineData(Level.L1, Level.L1, Refusal.LevelRose)]
    [InlineData(Level.L4, Level.L3, null)]
    [InlineData(null, Level.L3, null)]
    public void What_rose_after_the_choice_was_shown_is_not_lowered_by_it(Level? shown, Level chosen, Refusal? refusal)
    {
        Says("شربت الدوا كله");
        Assert.Equal(Level.L4, _stage.Conversation.Level);

        Assert.Equal(refusal, _stage.Run(new SetLevel(Nour, _stage.CaseCode, chosen, shown)).Refusal);

        Assert.Equal(refusal is null ? chosen : Level.L4, _stage.Conversation.Level);
        Assert.Equal(refusal is not null, _stage.Conversation.Case!.SafetyDueAt is not null);
    }

    [Fact]
    public void A_choice_that_raises_counts_whatever_stood_beside_it()
    {
        Says("اهلي اذا عرفوا يقتلوني");

        Assert.Null(_stage.Run(new SetLevel(Nour, _stage.CaseCode, Level.L4, Level.L1)).Refusal);
        Assert.Equal(Level.L4, _stage.Conversation.Level);
    }

    [Fact]
    public void A_sign_in_the_talk_asks_coordinators_for_a_second_person()
    {
        Assert.Contains(Says("اهلي اذا عرفوا يقتلوني").Effects, IsCallForSecond);

        Assert.DoesNotContain(Says("واخوي هم يقتلني").Effects, IsCallForSecond); // asked already, and as urgent as before
    }

    [Fact]
    public void So_does_a_level_that_is_raised_by_hand_and_whoever_the_talk_goes_to_next()
    {
        Assert.Contains(_stage.Run(new SetLevel(Nour, _stage.CaseCode, Level.L3, Level.L1)).Effects, IsCallForSecond);
        Assert.Contains(_stage.Run(new TransferCase(Nour, _stage.CaseCode, Huda, "ملخص", null)).Effects, IsCallForSecond);
    }

    [Fact]
    public void With_a_second_person_there_nobody_is_called()
    {
        Assert.Null(_stage.Run(new FollowAlong(Huda, _stage.CaseCode)).Refusal);

        Assert.DoesNotContain(Says("اهلي اذا عرفوا يقتلوني").Effects, IsCallForSecond);
    }

    [Fact]
    public void Whoever_nobody_wrote_to_has_waited_all_along()
    {
        var since = _stage.Conversation.Case!.WaitingSince;
        _stage.Now += TimeSpan.FromMinutes(20);
        Assert.Null(_stage.Run(new ReturnToQueue(Nour, _stage.CaseCode, null, null)).Refusal);
        Assert.Equal(since, _stage.Conversation.Case!.WaitingSince);

        Assert.Null(_stage.Run(new TakeCase(Huda, _stage.CaseCode)).Refusal);
        Assert.Null(_stage.Run(new WriteToPerson(Huda, _stage.CaseCode, "أنا هنا")).Refusal);
        _stage.Now += TimeSpan.FromMinutes(5);
        Assert.Null(_stage.Run(new ReturnToQueue(Huda, _stage.CaseCode, null, null)).Refusal);
        Assert.Equal(_stage.Now, _stage.Conversation.Case!.WaitingSince);
    }

    private static bool IsCallForSecond(Effect effect) => effect is AlertCoordinators { Alert: CoordinatorAlert.SecondPersonWanted };

    private TurnResult Says(string line) => _stage.Run(new PersonWrote([line], _stage.Now));
}
