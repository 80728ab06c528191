using ChatbotSupport.Core.Flows.Inspection;

namespace ChatbotSupport.Core.Tests.Flows;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("reprot", "report")]
    [InlineData("trustd_person", "trusted_person")]
    [InlineData("hotline_991", "hotline_911")]
    public void A_slip_of_the_finger_is_recognised(string typed, string meant) =>
        Assert.Equal(meant, NearestName.Of(typed, ["report", "trusted_person", "hotline_911", "menu"]));

    [Theory]
    [InlineData("xyz")]
    [InlineData("something_else_entirely")]
    public void A_name_that_is_like_none_is_not_guessed(string typed) =>
        Assert.Null(NearestName.Of(typed, ["report", "trusted_person", "menu"]));
}
