using System.Text.RegularExpressions;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Desk.Content;
using ChatbotSupport.Desk.Content.Uploads;
using ChatbotSupport.Playbooks.Publishing;

namespace ChatbotSupport.Tests.Desk;

public sealed partial class The_pages
{
    [Theory]
    [InlineData("/desk")]
    [InlineData("/desk/in/x")]
    [InlineData("/desk/assets/desk.js")]
    [InlineData("/desk/api/queue")]
    public async Task Every_answer_forbids_foreign_content_framing_and_keeping(string path)
    {
        await using var host = await DeskHost.StartAsync();
        using var browser = await host.SignedInAsync("نور");
        var headers = (await browser.GetAsync(path)).Headers;
        Assert.Contains("no-store", string.Join(' ', headers.GetValues("Cache-Control")), StringComparison.Ordinal);
        Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", headers.GetValues("Referrer-Policy").Single());
        var policy = headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_comes_from_elsewhere()
    {
        await using var host = await DeskHost.StartAsync();
        using var browser = host.Browser();
        var page = await browser.GetStringAsync("/desk");
        Assert.DoesNotContain("http://", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
        foreach (Match asset in Asset().Matches(page))
        {
            Assert.True((await browser.GetAsync(asset.Value)).IsSuccessStatusCode, asset.Value);
        }

        Assert.False((await browser.GetAsync("/desk/assets/desk.html")).IsSuccessStatusCode);
        Assert.False((await browser.GetAsync("/desk/assets/..%2F..%2Fappsettings.json")).IsSuccessStatusCode);
    }

    [Fact]
    public async Task Every_name_the_desk_shows_has_an_Arabic_word()
    {
        await using var host = await DeskHost.StartAsync();
        using var browser = host.Browser();
        var words = await browser.GetStringAsync("/desk/assets/words.js");
        var names = new[]
        {
            Enum.GetNames<Level>(), Enum.GetNames<Flag>(), Enum.GetNames<Reason>(), Enum.GetNames<Route>(), Enum.GetNames<Refusal>(), Enum.GetNames<CaseState>(),
            Enum.GetNames<CaseOutcome>(), Enum.GetNames<CoordinatorAlert>(), Enum.GetNames<LineAuthor>(), Enum.GetNames<SpokenLanguage>(), Enum.GetNames<Channels.Telegram.TeamGroup.GroupWarning>(),
            Enum.GetNames<PublicationKind>(), Enum.GetNames<DraftStep>(), Enum.GetNames<UploadRefusal>(), Enum.GetNames<PublishOutcome>().Except([nameof(PublishOutcome.Live), nameof(PublishOutcome.Proposed)]),
        }.SelectMany(name => name).Distinct();
        Assert.DoesNotContain(names, name => !Regex.IsMatch(words, $@"\b{name}: ""[؀-ۿ]|\b{name}: ""«"));
    }

    [GeneratedRegex("/desk/assets/[a-z.]+")]
    private static partial Regex Asset();
}
