using ChatbotSupport.Channels.Web;
using ChatbotSupport.Core;

namespace ChatbotSupport.Tests.Web;

public sealed class LinePartTests
{
    private static readonly Fact[] Facts =
    [
        Make("hotline_911", FactKind.Phone, "911"),
        Make("hotline_long", FactKind.Phone, "07502522728"),
        Make("hidden", FactKind.Phone, "497", show: false),
        Make("law_430", FactKind.Law, "430"),
        Make("stat_1950", FactKind.Statistic, "1950"),
        Make("link", FactKind.Link, "https://stopncii.org"),
        Make("script", FactKind.Link, "javascript:alert(1)"),
    ];

    [Theory]
    [InlineData("الطوارئ 911 الآن", "911=tel:911")]
    [InlineData("\u2066911\u2069", "911=tel:911")]
    [InlineData("911، 07502522728.", "911=tel:911 07502522728=tel:07502522728")]
    [InlineData("9112 1911 +911 a911 911/5", "")]
    [InlineData("497 و430 و1950", "")]
    [InlineData("صفحة https://stopncii.org تساعد", "https://stopncii.org=https://stopncii.org/")]
    [InlineData("https://stopncii.org.example.org", "")]
    [InlineData("javascript:alert(1)", "")]
    public void Only_whole_numbers_and_links_of_the_facts_can_be_tapped(string text, string expected)
    {
        var parts = LinePart.Split(text, Facts);

        Assert.Equal(text, string.Concat(parts.Select(part => part.Text)));
        Assert.Equal(expected, string.Join(' ', parts.Where(part => part.Href is not null).Select(part => $"{part.Text}={part.Href}")));
    }

    private static Fact Make(string id, FactKind kind, string value, bool show = true) => new(id, kind, value, id, "", default, default, show);
}
