using ChatbotSupport.Core;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Tests.Conversations;

/// <summary>Whoever is in danger themselves is never answered as somebody who writes for another, and no yes is kept as a no.</summary>
public sealed class WhoIsMeantTests
{
    private readonly Stage _stage = new();

    [Theory]
    [InlineData("شربت حبوب كثيره وامي تكول شبيج", SafetyMessageIds.Taken)]
    [InlineData("بلعت كل الحبوب وامي حاولت تمنعني", SafetyMessageIds.Taken)]
    [InlineData("زوجتي تكول اصبر واني بلعت سم", SafetyMessageIds.Taken)]
    [InlineData("زوجي شربت حبوب حتى ارتاح", SafetyMessageIds.Taken)]
    [InlineData("صديقي كال راح ينشر الصور، ما اريد اعيش", MessageIds.SafetySuicide)]
    public void Somebody_who_is_only_named_is_not_the_one_in_danger(string line, string words)
    {
        var said = Says(line);

        Assert.True(_stage.Conversation.Level >= Level.L3);
        Assert.False(_stage.Conversation.ForSomebodyElse);
        Assert.Contains(Text(words), said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("اختي الصغيره بلعت حبوب")]
    [InlineData("امي شربت سم")]
    [InlineData("اخوي بلع حبوب")]
    public void Whoever_found_somebody_who_took_it_reads_what_to_do_for_them_and_goes_on_doing_so(string line)
    {
        Assert.Contains(Text(SafetyMessageIds.TakenByOther), Says(line), StringComparison.Ordinal);
        Assert.True(_stage.Conversation.ForSomebodyElse);

        Assert.Contains(Text(SafetyMessageIds.TakenByOther), Says("نايمه ما تجاوب"), StringComparison.Ordinal);
        Assert.Contains(Text(SafetyMessageIds.TakenByOther), Says("ما تتنفس"), StringComparison.Ordinal);
        Assert.True(_stage.Conversation.ForSomebodyElse);
        Assert.Equal(Level.L4, _stage.Conversation.Level);
    }

    [Fact]
    public void Whoever_wrote_for_a_friend_and_then_of_themselves_is_answered_as_themselves()
    {
        Says("صديقتي تريد تنتحر");
        Assert.True(_stage.Conversation.ForSomebodyElse);

        var result = _stage.Run(new PersonWrote(["ما اريد اعيش اني"], _stage.Now));
        Assert.False(_stage.Conversation.ForSomebodyElse);
        Assert.Contains(result.Effects, effect => effect is AlertCoordinators { Alert: CoordinatorAlert.UrgentCase });

        Assert.Contains(Text(SafetyMessageIds.Decided), Says("قررت"), StringComparison.Ordinal);
        Assert.Equal(Level.L4, _stage.Conversation.Level);
    }

    [Theory]
    [InlineData("قصدي نعم")]
    [InlineData("لا قصدي اي")]
    [InlineData("مو هيج، اي افكر بيها كل يوم")]
    public void A_yes_after_a_slip_is_a_yes(string line)
    {
        Says("قصيت ايدي البارحة");
        Says(line);

        Assert.Contains(Flag.Suicide, _stage.Conversation.Flags);
        Assert.True(_stage.Conversation.Level >= Level.L3);
    }

    [Fact]
    public void What_to_do_about_another_danger_comes_before_the_word_about_a_decision()
    {
        Says("اريد انتحر");

        var said = Says("هذا قراري النهائي، واخوي عرف وراح يذبحني هسه");

        Assert.Equal(Level.L4, _stage.Conversation.Level);
        Assert.Contains(Text(MessageIds.SafetyThreatToLife).Split('\n')[0].Trim(), said, StringComparison.Ordinal);
    }

    private static string Text(string id) => Stage.Playbook.Messages[id].Trim();

    private string Says(string line) => string.Join('\n', _stage.Run(new PersonWrote([line], _stage.Now)).Effects.OfType<SayToPerson>().Select(say => say.Message.Text));
}
