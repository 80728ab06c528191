using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using ChatbotSupport.Channels.Web;
using ChatbotSupport.Storage;
using ChatbotSupport.Tests.Desk;
using ChatbotSupport.Tests.Turns;
using ChatbotSupport.Tests.Web;
using Microsoft.Extensions.Time.Testing;
using Xunit.Abstractions;

namespace ChatbotSupport.Tests.Attacks;

/// <summary>
/// Whoever tries codes, links, cookies or words gets the same answer for the same work, whether there ever was somebody: the same status, headers and length, and the same number of
/// statements on the database. What the work takes is measured by `known` of the benchmarks, where no other test takes the processor away.
/// </summary>
public sealed class Known_and_unknown(ITestOutputHelper output)
{
    private const string Code = "482715";
    private const string NoCode = "119064";

    [Fact]
    public async Task A_code_without_a_session_and_a_line_of_somebody_elses_case_cost_what_nothing_costs()
    {
        await using var host = await DeskHost.StartAsync(Clock());
        var person = await host.CaseAsync(Code, "L3");
        var line = await host.LineAsync(person, Code, "كلمة 07501234987", live: true);
        using var owner = await host.SignedInAsync("نور");
        using var other = await host.SignedInAsync("سلام");
        using var stranger = host.Browser();
        (await owner.PressAsync($"/desk/api/cases/{Code}/take")).EnsureSuccessStatusCode();

        foreach (var (browser, status) in new[] { (stranger, HttpStatusCode.Unauthorized), (other, HttpStatusCode.NotFound) })
        {
            foreach (var path in new[] { "/replies", "/lines/LINE/show", "/remarks/LINE" })
            {
                var told = new List<string>();
                foreach (var (code, id) in new[] { (Code, line), (Code, "00000000000000000000000000000001"), (NoCode, line), (NoCode, "x") })
                {
                    told.Add(await AskAsync(browser, $"/desk/api/cases/{code}{path.Replace("LINE", id, StringComparison.Ordinal)}", path.EndsWith("show", StringComparison.Ordinal), () => host.Database.StatementsRun));
                }

                Same($"{(int)status} {path}", told);
                Assert.StartsWith($"{(int)status} ", told[0], StringComparison.Ordinal);
            }
        }

        var cards = new List<string>();
        foreach (var code in new[] { Code, NoCode, "x" })
        {
            cards.Add(await AskAsync(stranger, $"/desk/api/cases/{code}", posts: false, () => host.Database.StatementsRun));
            cards.Add(await AskAsync(stranger, $"/desk/api/cases/{code}/take", posts: true, () => host.Database.StatementsRun));
        }

        Same("401 case", cards);
    }

    [Fact]
    public async Task A_sign_in_link_that_was_and_one_that_never_was()
    {
        var clock = Clock();
        await using var host = await DeskHost.StartAsync(clock);
        var used = await host.Roster.InviteAsync("نور", false, []);
        using var nour = host.Browser();
        await nour.ComeInAsync(used);
        var removed = await host.Roster.InviteAsync("هدى", false, []);
        await host.Roster.RemoveAsync("هدى");
        var late = await host.Roster.InviteAsync("ليلى", false, []);
        clock.Advance(TimeSpan.FromMinutes(11));
        var elsewhere = await host.Roster.InviteAsync("سعاد", false, []);
        await nour.OpenAsync(elsewhere);
        var (looks, presses) = (new List<string>(), new List<string>());
        foreach (var path in new[] { used, removed, late, elsewhere, $"/desk/in/{MadeUp()}" })
        {
            using var browser = host.Browser();
            looks.Add(await AskAsync(browser, path, posts: false, () => host.Database.StatementsRun));
            presses.Add(await TellAsync(() => browser.ComeInAsync(path), () => host.Database.StatementsRun));
        }

        Same("link opened", looks);
        Same("link pressed", presses);
    }

    [Fact]
    public async Task A_session_of_the_desk_that_was_and_one_that_never_was()
    {
        var clock = Clock();
        await using var host = await DeskHost.StartAsync(clock);
        var (idle, idleCookie) = await CookieAsync(host, "نور");
        clock.Advance(TimeSpan.FromMinutes(31));
        var (gone, goneCookie) = await CookieAsync(host, "هدى");
        await host.Roster.RemoveAsync("هدى");
        var (outside, outCookie) = await CookieAsync(host, "ريم");
        (await outside.PressAsync("/desk/out")).EnsureSuccessStatusCode();
        var told = new List<string>();
        foreach (var cookie in new[] { idleCookie, goneCookie, outCookie, MadeUp() })
        {
            using var thief = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = host.Address };
            thief.DefaultRequestHeaders.Add("Cookie", $"desk={cookie}");
            told.Add(await AskAsync(thief, "/desk/api/me", posts: false, () => host.Database.StatementsRun));
        }

        Same("session", told);
        Assert.StartsWith("401 ", told[0], StringComparison.Ordinal);
        Array.ForEach([idle, gone, outside], browser => browser.Dispose());
    }

    [Fact]
    public async Task A_cookie_of_the_page_that_was_and_one_that_never_was()
    {
        await using var host = await PageHost.StartAsync();
        using var leaver = new Caller(host.Url);
        using var eraser = new Caller(host.Url);
        using var lately = new Caller(host.Url);
        var left = await BeginAsync(leaver);
        (await leaver.PostAsync("/chat/leave", new { id = Guid.CreateVersion7() })).EnsureSuccessStatusCode();
        var erased = await BeginAsync(eraser);
        (await eraser.PostAsync("/chat/messages", new { id = Guid.CreateVersion7(), text = "حذف" })).EnsureSuccessStatusCode();
        await Until.TrueAsync(host.IsIdle); // together they would be one turn, and only asked about
        (await eraser.PostAsync("/chat/messages", new { id = Guid.CreateVersion7(), text = "حذف الآن" })).EnsureSuccessStatusCode();
        await Until.TrueAsync(host.IsErasing);
        host.Pass(ChatbotSupport.Turns.TurnLimits.EndingAtMost);
        await Until.TrueAsync(() => host.People() == 0);
        var justNow = await BeginAsync(lately); // whose rows are still there
        (await lately.PostAsync("/chat/leave", new { id = Guid.CreateVersion7() })).EnsureSuccessStatusCode();
        await Until.TrueAsync(host.IsIdle);
        Assert.Equal(1, host.People());
        foreach (var (path, body) in new (string, object)[]
        {
            ("/chat/messages", new { id = Guid.CreateVersion7(), text = "مرحبا" }), ("/chat/press", new { id = Guid.CreateVersion7(), payload = "1:1:x" }), ("/chat/ack", new { number = 1 }),
            ("/chat/here", new { }), ("/chat/unlock", new { }), ("/chat/leave", new { id = Guid.CreateVersion7() }), ("/chat/end", new { }),
        })
        {
            var told = new List<string>();
            foreach (var cookie in new[] { left, erased, justNow, MadeUp() })
            {
                using var thief = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = new Uri(host.Url) };
                thief.DefaultRequestHeaders.Add("Cookie", $"s={cookie}");
                told.Add(await TellAsync(() => thief.SendAsync(leaver.Request(path, body)), () => host.Statements));
            }

            Same(path, told);
        }
    }

    /// <summary>After five words that were not it none is taken: the right one is then like any other, in what is said and in what is done.</summary>
    [Fact]
    public async Task The_right_word_and_a_wrong_one_when_none_is_taken()
    {
        using var road = new Road();
        foreach (var address in new[] { "+1", "+2" })
        {
            foreach (var text in new[] { "كلمة خاصة", "زيتونة الجبل" })
            {
                await SaysAsync(road, address, text);
            }
        }

        road.Clock.Advance(TimeSpan.FromHours(13));
        foreach (var address in new[] { "+1", "+2" })
        {
            foreach (var text in new[] { "هلا", "متابعة", "وردة", "قمر بغداد", "شمسنا", "نجمة", "دجلة" })
            {
                await SaysAsync(road, address, text);
            }
        }

        var (before, right) = (road.Phone.Handed.Count, await SaysAsync(road, "+1", "زيتونة الجبل"));
        var wrong = await SaysAsync(road, "+2", "زيتونة الوادي");

        output.WriteLine($"code word: {right} statements for the right one, {wrong} for a wrong one");
        Assert.Equal(wrong, right);
        var answers = road.Phone.Handed.Skip(before).Select(line => string.Join('\n', [line.Message.Text, .. line.Message.Buttons.Select(button => button.Text)])).ToList();
        Assert.Equal(2, answers.Count);
        Assert.Equal(answers[0], answers[1]);
    }

    private static async Task<long> SaysAsync(Road road, string address, string text)
    {
        var before = road.Get<Database>().StatementsRun;
        await road.WritesAsync(address, text);
        await road.SettleAsync();
        return road.Get<Database>().StatementsRun - before;
    }

    private void Same(string what, List<string> told)
    {
        output.WriteLine($"{what}: {told[0].Replace('\n', ' ')}");
        Assert.Single(told.Distinct());
    }

    private static Task<string> AskAsync(HttpClient browser, string path, bool posts, Func<long> statements) => TellAsync(
        () => browser.SendAsync(Pressing.Own(new HttpRequestMessage(posts ? HttpMethod.Post : HttpMethod.Get, path) { Content = posts ? new StringContent("{}", System.Text.Encoding.UTF8, "application/json") : null })), statements);

    // Whatever else the program does meanwhile only adds: the least of some tries is what this call costs.
    private static async Task<string> TellAsync(Func<Task<HttpResponseMessage>> ask, Func<long> statements)
    {
        var (least, told) = (long.MaxValue, "");
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var before = statements();
            using var answer = await ask();
            var body = await answer.Content.ReadAsStringAsync();
            least = Math.Min(least, statements() - before);
            told = $"{(int)answer.StatusCode} {body.Length} {string.Join(' ', answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key != "Date").Select(header => $"{header.Key}={string.Join(',', header.Value).Length}"))}";
        }

        return $"{told}\n{least} statements";
    }

    private static async Task<(HttpClient Browser, string Cookie)> CookieAsync(DeskHost host, string alias)
    {
        var browser = host.Browser();
        using var answer = await browser.ComeInAsync(await host.InviteApprovedAsync(alias, coordinator: false));
        return (browser, answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("desk=", StringComparison.Ordinal)).Split(';')[0]["desk=".Length..]);
    }

    private static async Task<string> BeginAsync(Caller caller)
    {
        using var opened = await caller.PostAsync("/chat/open", new { id = Guid.CreateVersion7() });
        return opened.Headers.GetValues("Set-Cookie").Single().Split(';')[0]["s=".Length..];
    }

    private static FakeTimeProvider Clock() => new(new DateTimeOffset(2026, 3, 1, 20, 0, 0, TimeSpan.Zero));

    private static string MadeUp() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(WebLimits.CookieBytes));
}
