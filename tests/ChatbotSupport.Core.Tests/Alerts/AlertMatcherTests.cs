using ChatbotSupport.Core.Alerts;

namespace ChatbotSupport.Core.Tests.Alerts;

public sealed class AlertMatcherTests
{
    private static readonly AlertMatcher Matcher = new(
        new Dictionary<string, Alert>
        {
            ["grant"] = new(
                "grant", Verdict.Fake, "منحة", "منحة ((grant_amount)) ألف", "", "", new(2026, 7, 1), "", "", ["free-grant.example"],
                ["وزارة العمل والشؤون الاجتماعية تعلن عن صرف منحة 300 ألف دينار لكل عائلة", "سجل الان عبر الرابط على المنحة المالية للعوائل المتعففة"],
                [["منحة"], ["300"], ["ألف"]], ["تنفي", "لا صحة", "غير صحيح"]),
        },
        ["facebook.com", "stopncii.org", "moi.gov.iq"]);

    [Theory]
    [InlineData("صدك اكو منحة ٣٠٠ الف؟")]
    [InlineData("المنحة مال ثلثمية الف حقيقية؟")]
    [InlineData("منحة 300,000 دينار")]
    [InlineData("منحة 300الف")]
    [InlineData("ثلاثمائة ألف\nدينار\nمنحة")]
    [InlineData("بالمـــنحة 300 ألفاً ثلاثمائه الف")]
    [InlineData("عاجل.. وزاره العمل والشؤون الاجتماعيه تعلن صرف منحه لكل عائله")]
    [InlineData("هذا الرابط https://www.free-grant.example/x?utm_source=wa")]
    [InlineData("login.free-grant[.]example")]
    [InlineData("hxxps://free-grant.example")]
    public void A_known_scam_is_recognised_however_it_is_passed_on(string text) => Assert.Equal("grant", Matcher.Match(text).AlertId);

    [Theory]
    [InlineData("وزارة العمل تنفي صرف منحة 300 ألف دينار لكل عائلة")]
    [InlineData("لا صحة لخبر منحة 300 الف")]
    [InlineData("دفعت 300 الف للمبتز")]
    [InlineData("متى رواتب الرعاية الاجتماعية")]
    [InlineData("منحة الطلبة")]
    [InlineData("")]
    public void Denials_and_other_news_are_not(string text) => Assert.Null(Matcher.Match(text).AlertId);

    [Fact]
    public void An_unknown_link_is_reported_defanged_and_never_called_safe()
    {
        var match = Matcher.Match("شنو هذا الرابط bit.ly/abc، صحيح؟");

        Assert.True(match.HasUnknownLink);
        Assert.Null(match.AlertId);
        Assert.Equal(["bit[.]ly/abc"], match.Links);
    }

    [Theory]
    [InlineData("https://m.facebook.com/help")]
    [InlineData("https://stopncii.org")]
    public void An_official_link_is_not_unknown(string text) => Assert.False(Matcher.Match(text).HasUnknownLink);

    [Theory]
    [InlineData("faceb00k.com")]
    [InlineData("http://facebook.com.verify.example/login")]
    [InlineData("http://facebook-login.example")]
    [InlineData("http://fасebook.com")]
    [InlineData("http://xn--fcebook-2fg.com")]
    [InlineData("http://facebook.com@evil.example/")]
    public void An_imitation_is_unknown_whatever_it_calls_itself(string text) => Assert.True(Matcher.Match(text).HasUnknownLink);

    [Theory]
    [InlineData("faceb00k.com")]
    [InlineData("http://facebook-login.example")]
    [InlineData("http://fасebook.com")]
    public void Looking_official_is_named_as_a_reason(string text) => Assert.Contains("imitates facebook.com", Matcher.Match(text).Because);

    [Theory]
    [MemberData(nameof(Nasty.Indices), MemberType = typeof(Nasty))]
    public void No_text_breaks_it_and_nothing_shown_can_be_opened(int index) =>
        Assert.All(Matcher.Match(Nasty.Texts[index]).Links, link => Assert.Matches(@"^[^.]*\[\.\]|…$", link));

    [Fact]
    public void Without_alerts_only_links_are_seen() =>
        Assert.True(new AlertMatcher(new Dictionary<string, Alert>(), []).Match("example.com").HasUnknownLink);

    [Theory]
    [InlineData("وزارة العمل: خبر منحة الـ300 ألف دينار مفبرك")]
    [InlineData("خبر منحة 300 الف كذب لا تصدكوه")]
    [InlineData("انتبهوا رابط منحة 300 الف نصب واحتيال")]
    public void Whoever_warns_or_denies_is_not_taken_in(string text) => Assert.Null(Matcher.Match(text).AlertId);

    [Theory]
    [InlineData("منحة 300 الف كذب لو صدك")]
    [InlineData("منحة 300 الف نصب؟")]
    public void Whoever_asks_whether_it_is_a_lie_wants_to_know(string text) => Assert.Equal("grant", Matcher.Match(text).AlertId);

    [Theory]
    [InlineData("bit.ly/known", "grant")]
    [InlineData("https://bit.ly/known/?utm_source=wa", "grant")]
    [InlineData("bit.ly/other", null)]
    public void Of_a_short_link_only_the_page_that_was_checked_is_known(string text, string? alert) => Assert.Equal(alert, Pages.Match(text).AlertId);

    [Theory]
    [InlineData("bit.ly/abc", LinkSign.Short)]
    [InlineData("http://faceb00k.com", LinkSign.LooksOfficial)]
    [InlineData("http://moi.gov.iq@evil.example/", LinkSign.Disguised)]
    [InlineData("http://xn--fcebook-2fg.com", LinkSign.ForeignLetters)]
    public void What_is_suspicious_in_a_link_is_named(string text, LinkSign sign) => Assert.Contains(sign, Matcher.Match(text).Signs);

    [Fact]
    public void A_wording_that_is_only_near_is_asked_about()
    {
        const string Known = "سجل الان عبر الرابط على المنحة المالية للعوائل المتعففة";
        var pieces = (from start in Enumerable.Range(0, Known.Length)
                      from end in Enumerable.Range(start + 1, Known.Length - start)
                      select Matcher.Match(Known[start..end])).ToArray();

        Assert.Contains(pieces, match => match is { AlertId: null, Perhaps: "grant" });
        Assert.Equal("grant", Matcher.Match(Known).AlertId);
        Assert.All(pieces, match => Assert.False(match is { AlertId: not null, Perhaps: not null }));
    }

    private static readonly AlertMatcher Pages = new(
        new Dictionary<string, Alert> { ["grant"] = new("grant", Verdict.Fake, "", "", "", "", new(2026, 7, 1), "", "", ["bit.ly/known"], [], [], []) }, []);
}
