using ChatbotSupport.Core.Answers;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Core.Tests.Conversations;

namespace ChatbotSupport.Core.Tests.Answers;

public sealed class UnderstandingTests
{
    [Fact]
    public void A_question_is_answered()
    {
        var understanding = Of(TinyAnswers.PayPhrase);

        Assert.Equal((UnderstandingKind.Answer, "pay"), (understanding.Kind, understanding.Intent));
        Assert.Equal((Level.L0, false, false), (understanding.Level, understanding.Escalate, understanding.AsksHuman));
    }

    [Fact]
    public void A_known_scam_is_an_alert()
    {
        var understanding = Of(TinyAnswers.ScamPhrase);

        Assert.Equal((UnderstandingKind.Alert, "grant"), (understanding.Kind, understanding.Alert));
    }

    [Theory]
    [InlineData("اريد احجي ويا انسان", "talk_to_human", true)]
    [InlineData("خروج", "quick_exit", false)]
    [InlineData("القائمة", "greet_thanks_menu", false)]
    public void A_control_word_is_a_command_and_only_a_human_is_called_for(string text, string intent, bool human)
    {
        var understanding = Of(text);

        Assert.Equal((UnderstandingKind.Command, intent), (understanding.Kind, understanding.Intent));
        Assert.Equal((human, human), (understanding.AsksHuman, understanding.Escalate));
    }

    [Fact]
    public void Danger_is_seen_beside_whatever_else_the_text_is()
    {
        var understanding = Of($"{TinyAnswers.PayPhrase}\n{TinyPlaybook.Imminent}\n{TinyPlaybook.Clan}");

        Assert.Equal([Flag.ThreatToLife], understanding.Flags);
        Assert.Equal((Level.L4, Route.HumanFirst, true), (understanding.Level, understanding.Route, understanding.Escalate));
        Assert.Contains("weapon", understanding.Because);
    }

    [Fact]
    public void What_is_not_understood_is_unknown() => Assert.Equal(UnderstandingKind.Unknown, Of("xyzzy 😀").Kind);

    [Theory]
    [MemberData(nameof(Nasty.Indices), MemberType = typeof(Nasty))]
    public void No_text_breaks_it_and_no_reason_repeats_the_text(int index)
    {
        var text = Nasty.Texts[index];

        Assert.All(Of(text).Because, reason => Assert.True(text.Length < 3 || !reason.Contains(text, StringComparison.Ordinal)));
    }

    private static Understanding Of(string text) => Understanding.Of(text, TinyPlaybook.Instance);
}
