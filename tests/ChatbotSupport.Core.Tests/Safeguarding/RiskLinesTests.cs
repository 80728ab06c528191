using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Tests.Safeguarding;

/// <summary>The shipped rules on short lines as people write them.</summary>
public sealed class RiskLinesTests
{
    public static TheoryData<string> Lines => [.. LabelledLines.Read("lines.txt").Concat(LabelledLines.Read("told-in-dialect.txt")).Select(line => line.Source)];

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_line_raises_what_it_says_and_nothing_when_it_is_harmless(string source)
    {
        var line = LabelledLines.Parse(source);

        var screening = RulesFile.Screen.Screen([line.Text]);

        Assert.Superset(line.Flags.ToHashSet(), screening.Flags.ToHashSet());
        Assert.True(!line.Imminent || screening.Level == Level.L4, "should be L4");
        Assert.True(!line.HumanFirst || screening.Route == Route.HumanFirst, "should be human first");
        Assert.True(line.Asked is null || screening.AskGently == line.Asked || screening.Flags.Contains(line.Asked.Value), "should ask gently");
        if (line.Harmless)
        {
            Assert.True(!screening.Flags.Any(FlagNames.Risks.Contains), string.Join(' ', screening.Because));
        }
    }
}
