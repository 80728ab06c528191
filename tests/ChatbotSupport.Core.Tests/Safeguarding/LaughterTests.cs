using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Tests.Safeguarding;

/// <summary>Who laughs at a danger is asked about it; a story of blackmail, an age, and what stands beside the laughter in a line of its own are taken at their word.</summary>
public sealed class LaughterTests
{
    [Theory]
    [InlineData("راح انتحر", Flag.Suicide)]
    [InlineData("راح انتحر هههههه", Flag.Suicide)]
    [InlineData("ابوي راح يذبحني 😂😂", Flag.ThreatToLife)]
    [InlineData("ابوي راح يذبحني HAHAHA", Flag.ThreatToLife)]
    [InlineData("هاهاها رايح التقي وياه اليوم يم المول", Flag.InPersonMeeting)]
    public void A_danger_that_is_laughed_at_is_asked_about(string text, Flag flag)
    {
        var laughs = text != "راح انتحر";
        var seen = RulesFile.Screen.Screen([text]);

        Assert.Equal(laughs, !seen.Flags.Contains(flag));
        Assert.Equal(laughs ? flag : null, seen.AskGently);
        Assert.Equal(laughs, seen.Because.Contains("laughter"));
        Assert.Equal(laughs, seen.Level < Level.L3);
    }

    [Theory]
    [InlineData("هلو شلونكم هههه\nراح انتحر", Flag.Suicide)]
    [InlineData("ها؟ راح يذبحني ابوي", Flag.ThreatToLife)]
    [InlineData("عمري ١٥ سنة هههه", Flag.Minor)]
    [InlineData("يبتزني بصوري ويگول راح يذبحني هههه ما ادري شسوي", Flag.ThreatToLife)]
    public void Whatever_else_is_said_is_taken_at_its_word(string text, Flag flag) =>
        Assert.Contains(flag, RulesFile.Screen.Screen(text.Split('\n')).Flags);
}
