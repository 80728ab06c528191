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

    public static TheoryData<string> Outright => [.. LabelledLines.Texts("outright.txt")];

    [Theory]
    [MemberData(nameof(Outright))]
    public void What_is_told_outright_is_seen_whatever_words_of_an_idiom_stand_beside_it(string text) =>
        Assert.True(RulesFile.Screen.Screen([text]).Level >= Level.L3);

    [Theory]
    [InlineData("ما راح انتحر")]
    [InlineData("ما راح يقتلوني")]
    [InlineData("خبر عاجل انتحر شاب بالبصره")]
    [InlineData("حلمت ابوي يكتلني")]
    public void What_is_denied_or_dreamt_or_news_still_raises_nothing(string text) => Assert.Empty(RulesFile.Screen.Screen([text]).Flags);
}
