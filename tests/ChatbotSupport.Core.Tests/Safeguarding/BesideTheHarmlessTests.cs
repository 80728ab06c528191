using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Tests.Safeguarding;

/// <summary>Real dangers told beside something harmless: whoever narrows a phrase so that the harmless raises nothing must not silence them.</summary>
public sealed class BesideTheHarmlessTests
{
    public static TheoryData<string> Lines => [.. LabelledLines.Texts("beside-the-harmless.txt")];

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_danger_is_seen_or_asked_about_whatever_stands_beside_it(string text)
    {
        var screening = RulesFile.Screen.Screen([text]);

        Assert.True(screening.Flags.Any(FlagNames.Risks.Contains) || screening.AskGently is not null);
    }
}
