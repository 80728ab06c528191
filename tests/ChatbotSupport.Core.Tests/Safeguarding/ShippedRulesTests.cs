using ChatbotSupport.Core.Safeguarding;
using Xunit.Abstractions;

namespace ChatbotSupport.Core.Tests.Safeguarding;

public sealed class ShippedRulesTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_phrase_can_be_read_and_every_example_does_what_it_says()
    {
        var faults = RiskInspection.Inspect(RulesFile.Rules);

        foreach (var fault in faults)
        {
            output.WriteLine($"{fault.Kind} {fault.RuleId} {fault.Entry}");
        }

        Assert.Empty(faults);
    }
}
