using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Tests.Safeguarding;

public sealed class FlagNamesTests
{
    [Fact]
    public void Every_flag_has_a_name_of_its_own_that_leads_back_to_it()
    {
        foreach (var flag in Enum.GetValues<Flag>())
        {
            Assert.True(FlagNames.TryParse(flag.Name(), out var read));
            Assert.Equal(flag, read);
        }

        Assert.Equal("threat_to_life", Flag.ThreatToLife.Name());
        Assert.False(FlagNames.TryParse("ThreatToLife", out _));
    }
}
