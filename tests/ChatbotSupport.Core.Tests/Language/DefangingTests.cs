using ChatbotSupport.Core.Alerts;
using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Tests.Language;

/// <summary>A link that is shown is a link that nobody opens by a slip of the finger.</summary>
public sealed class DefangingTests
{
    [Theory]
    [InlineData("شوف https://evil.example/a.b?x=1", "شوف https[:]//evil[.]example/a[.]b?x=1")]
    [InlineData("ادخل bit.ly/x وبعدها www.evil.example.", "ادخل bit[.]ly/x وبعدها www[.]evil[.]example.")]
    [InlineData("t.me/xyz_12", "t[.]me/xyz_12")]
    [InlineData("http://gov.iq@evil.example", "http[:]//gov[.]iq[@]evil[.]example")]
    [InlineData("a@b.example", "a[@]b[.]example")]
    [InlineData("https[:]//evil[.]example", "https[:]//evil[.]example")]
    [InlineData("رقمه 07501234987 وحسابه @samer_991 و 3.5 مليون.", "رقمه 07501234987 وحسابه @samer_991 و 3.5 مليون.")]
    [InlineData("", "")]
    public void Links_are_dead_and_all_else_is_as_it_was(string text, string shown)
    {
        Assert.Equal(shown, Defanging.Of(text));
        Assert.Equal(shown, Defanging.Of(Defanging.Of(text)));
    }

    [Fact]
    public void A_second_link_in_the_path_of_a_shown_one_is_dead_too()
    {
        var shown = Assert.Single(LinkReader.Read("https://bit.ly/https://evil.example/@samer")).Defanged;

        Assert.Equal("bit[.]ly/https[:]//evil[.]example/[@]samer", shown);
    }
}
