using System.Net;
using System.Text;
using ChatbotSupport.Tests.Desk;
using Microsoft.AspNetCore.Routing;

namespace ChatbotSupport.Tests.Attacks;

/// <summary>Every address the desk has, also one that is added tomorrow: closed without a session, deaf to foreign pages, and silent about somebody else's case.</summary>
public sealed class Every_door_of_the_desk
{
    private const string Code = "482715";
    private const string Planted = "كلمة_مزروعة_لصاحبها";

    [Fact]
    public async Task Is_closed_without_a_session_and_with_one_that_is_made_up()
    {
        await using var host = await DeskHost.StartAsync();
        await host.CaseAsync(Code, "L3");
        using var stranger = host.Browser();
        foreach (var (method, path) in Doors(host, "/desk/api"))
        {
            foreach (var cookie in new[] { null, "desk=", $"desk={new string('A', 43)}", "desk=../../x", $"desk={new string('x', 3000)}", "desk=' or 1=1 --" })
            {
                using var request = Pressing.Own(new HttpRequestMessage(method, path) { Content = method == HttpMethod.Post ? Json("{}") : null });
                if (cookie is not null)
                {
                    request.Headers.Add("Cookie", cookie);
                }

                using var answer = await stranger.SendAsync(request);
                Assert.Equal((path, HttpStatusCode.Unauthorized, ""), (path, answer.StatusCode, await answer.Content.ReadAsStringAsync()));
            }
        }
    }

    [Fact]
    public async Task Does_nothing_for_a_page_from_elsewhere()
    {
        await using var host = await DeskHost.StartAsync();
        await host.CaseAsync(Code, "L3");
        using var nour = await host.SignedInAsync("نور", coordinator: true);
        var own = host.Address.GetLeftPart(UriPartial.Authority);
        (string Name, string Value)[][] foreign =
        [
            [("X-Desk", "hand")],
            [("X-Desk", "hand"), ("Sec-Fetch-Site", "cross-site")],
            [("X-Desk", "hand"), ("Sec-Fetch-Site", "same-site")],
            [("X-Desk", "hand"), ("Sec-Fetch-Site", "none")],
            [("X-Desk", "hand"), ("Sec-Fetch-Site", "cross-site"), ("Origin", own)],
            [("X-Desk", "hand"), ("Origin", "null")],
            [("X-Desk", "hand"), ("Origin", "https://elsewhere.example")],
            [("X-Desk", "hand"), ("Origin", $"{own}.elsewhere.example")],
            [("X-Desk", "hand"), ("Origin", $"{own}1")],
            [("X-Desk", "hand"), ("Origin", $"https://elsewhere.example/{own}")],
            [("X-Desk", "hand"), ("Origin", $"https://elsewhere.example#{own}")],
            [("X-Desk", "hand"), ("Referer", $"{own}/desk")],
        ];
        foreach (var (method, path) in Doors(host, "/desk").Where(door => door.Method != HttpMethod.Get))
        {
            foreach (var headers in foreign)
            {
                using var request = new HttpRequestMessage(method, path) { Content = Json($$"""{"id":"{{Some.Id()}}"}""") };
                Array.ForEach(headers, header => request.Headers.TryAddWithoutValidation(header.Name, header.Value));
                using var answer = await nour.SendAsync(request);
                Assert.Equal((path, string.Join(' ', headers), HttpStatusCode.Forbidden), (path, string.Join(' ', headers), answer.StatusCode));
            }

            // A form of another page, which needs no leave of ours: no header of the page itself.
            if (path.StartsWith("/desk/api", StringComparison.Ordinal))
            {
                using var form = new HttpRequestMessage(method, path) { Content = Json("{}") };
                form.Headers.Add("Sec-Fetch-Site", "same-origin");
                using var refused = await nour.SendAsync(form);
                Assert.Equal((path, HttpStatusCode.Forbidden), (path, refused.StatusCode));
            }
        }

        // Reading and listening too: a page on a neighbouring name would be sent the cookie.
        foreach (var (_, path) in Doors(host, "/desk/api").Where(door => door.Method == HttpMethod.Get))
        {
            foreach (var headers in foreign.Where(headers => headers.Any(header => header.Name is "Sec-Fetch-Site" or "Origin")))
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, path);
                Array.ForEach(headers, header => request.Headers.TryAddWithoutValidation(header.Name, header.Value));
                using var answer = await nour.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
                Assert.Equal((path, string.Join(' ', headers), HttpStatusCode.Forbidden), (path, string.Join(' ', headers), answer.StatusCode));
            }
        }

        Assert.Equal("Waiting", host.One<string>("select state from cases"));
        Assert.Equal(HttpStatusCode.OK, (await nour.GetAsync("/desk/api/me")).StatusCode);
    }

    [Fact]
    public async Task Tells_nobody_a_word_of_somebody_elses_case()
    {
        await using var host = await DeskHost.StartAsync();
        var person = await host.CaseAsync(Code, "L2");
        var line = await host.LineAsync(person, Code, Planted + " 07501234987", live: true);
        using var owner = await host.SignedInAsync("نور");
        using var other = await host.SignedInAsync("سلام");
        (await owner.PressAsync($"/desk/api/cases/{Code}/take")).EnsureSuccessStatusCode();
        Assert.Contains(Planted, await owner.GetStringAsync($"/desk/api/cases/{Code}"), StringComparison.Ordinal);

        foreach (var (method, path) in Doors(host, "/desk/api", line).Where(door => !door.Path.EndsWith("/changes", StringComparison.Ordinal)))
        {
            using var request = Pressing.Own(new HttpRequestMessage(method, path) { Content = method == HttpMethod.Post ? Json($$"""{"id":"{{Some.Id()}}","text":"x","alias":"نور","start":true}""") : null });
            using var answer = await other.SendAsync(request);
            var body = await answer.Content.ReadAsStringAsync();
            Assert.False(body.Contains(Planted, StringComparison.Ordinal) || body.Contains("07501234987", StringComparison.Ordinal), path);
            Assert.True((int)answer.StatusCode < 500, $"{path} {answer.StatusCode}");
        }

        Assert.Equal("نور", host.One<string>("select owner_alias from cases"));
        Assert.Equal(1, host.One<long>("select count(*) from lines where author in ('Person', 'Volunteer', 'Note') and text is not null"));
    }

    /// <summary>Nothing that was said can be taken away as a file, by nobody: a talk is read in its case, and nowhere else.</summary>
    [Fact]
    public async Task Hands_out_no_talk_but_in_the_case_itself()
    {
        await using var host = await DeskHost.StartAsync();
        var person = await host.CaseAsync(Code, "L2");
        var line = await host.LineAsync(person, Code, Planted, live: true);
        using var coordinator = await host.SignedInAsync("نور", coordinator: true);
        (await coordinator.PressAsync($"/desk/api/cases/{Code}/take")).EnsureSuccessStatusCode();
        var (spoken, files) = (new List<string>(), new List<string>());
        foreach (var (_, path) in Doors(host, "/desk", line).Where(door => door.Method == HttpMethod.Get && !door.Path.EndsWith("/changes", StringComparison.Ordinal)))
        {
            using var answer = await coordinator.GetAsync(path);
            if ((await answer.Content.ReadAsStringAsync()).Contains(Planted, StringComparison.Ordinal))
            {
                spoken.Add(path);
            }

            if (answer.Content.Headers.ContentDisposition is not null || answer.Content.Headers.ContentType?.MediaType is "application/zip" or "application/octet-stream" or "text/csv")
            {
                files.Add(path);
            }
        }

        Assert.Equal([$"/desk/api/cases/{Code}"], spoken);
        Assert.All(files, path => Assert.StartsWith("/desk/api/content/", path, StringComparison.Ordinal)); // what operators wrote
    }

    [Theory]
    [InlineData("take")]
    [InlineData("note")]
    [InlineData("write")]
    public async Task Keeps_nothing_of_a_code_that_is_none(string action)
    {
        await using var host = await DeskHost.StartAsync();
        using var nour = await host.SignedInAsync("نور");

        using var answer = await nour.PressAsync($"/desk/api/cases/{Uri.EscapeDataString(Planted)}/{action}", new { id = Some.Id(), text = Planted });

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal(0, host.One<long>("select count(*) from events where case_code = @Planted", new { Planted }));
        Assert.Equal(1, host.One<long>("select count(*) from events where code = @code and case_code is null", new { code = $"desk.{action}" }));
    }

    [Fact]
    public async Task Says_the_same_of_every_link_that_does_not_work()
    {
        await using var host = await DeskHost.StartAsync(new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 20, 0, 0, TimeSpan.Zero)));
        var used = await host.Roster.InviteAsync("نور", false, []);
        using var first = host.Browser();
        await first.ComeInAsync(used);
        var removed = await host.Roster.InviteAsync("هدى", false, []);
        await host.Roster.RemoveAsync("هدى");
        var replaced = await host.Roster.InviteAsync("ريم", false, []);
        await host.Roster.InviteAsync("ريم", false, []);
        var late = await host.Roster.InviteAsync("ليلى", false, []);
        ((Microsoft.Extensions.Time.Testing.FakeTimeProvider)host.Clock).Advance(TimeSpan.FromMinutes(11));
        var elsewhere = await host.Roster.InviteAsync("سعاد", false, []);
        await first.OpenAsync(elsewhere);
        string[] dead = [elsewhere, used, removed, replaced, late, $"/desk/in/{new string('A', 43)}", "/desk/in/x"];
        var answers = new HashSet<string>();
        foreach (var path in dead)
        {
            using var browser = host.Browser();
            using var looked = await browser.GetAsync(path);
            using var pressed = await browser.ComeInAsync(path);
            answers.Add($"{await TellAsync(looked)}\n{await TellAsync(pressed)}");
        }

        Assert.Single(answers);
        Assert.Equal(1, host.One<long>("select count(*) from desk_sessions"));
    }

    [Fact]
    public async Task Shows_what_somebody_typed_as_data_and_never_as_a_page()
    {
        const string markup = "<img src=x onerror=alert(1)></script><script>alert(1)</script>\u202egpj.exe\u2066 =cmd|' /C calc'!A1";
        await using var host = await DeskHost.StartAsync();
        var person = await host.CaseAsync(Code, "L2");
        await host.LineAsync(person, Code, markup, live: true);
        using var nour = await host.SignedInAsync("نور");
        (await nour.PressAsync($"/desk/api/cases/{Code}/take")).EnsureSuccessStatusCode();

        using var answer = await nour.GetAsync($"/desk/api/cases/{Code}");

        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.StartsWith("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("require-trusted-types-for 'script'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_page_builds_itself_from_text()
    {
        var pages = Directory.EnumerateFiles(Path.Combine(Launch.Top, "src"), "*.*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".js" or ".html" && file.Contains($"{Path.DirectorySeparatorChar}Page{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).ToList();
        string[] careless = ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "srcdoc", "javascript:", "createContextualFragment", "DOMParser", " onclick=", " onload=", " onerror=", "indexedDB", "postMessage(\"*"];

        Assert.True(pages.Count > 20);
        Assert.Empty(pages.SelectMany(file => careless.Where(word => File.ReadAllText(file).Contains(word, StringComparison.Ordinal)).Select(word => $"{Path.GetFileName(file)}: {word}")));
    }

    private static List<(HttpMethod Method, string Path)> Doors(DeskHost host, string under, string line = "0")
    {
        var doors = host.Doors.OfType<RouteEndpoint>()
            .Where(door => door.RoutePattern.RawText!.StartsWith(under, StringComparison.Ordinal))
            .SelectMany(door => door.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method => (
                new HttpMethod(method),
                door.RoutePattern.RawText!.Replace("{code}", Code, StringComparison.Ordinal).Replace("{line}", line, StringComparison.Ordinal).Replace("{action}", "note", StringComparison.Ordinal).Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal))))
            .ToList();
        Assert.True(doors.Count > 15);
        return doors;
    }

    private static async Task<string> TellAsync(HttpResponseMessage answer) =>
        $"{(int)answer.StatusCode} {string.Join('\n', answer.Headers.Where(header => header.Key != "Date").Select(header => $"{header.Key}: {string.Join(' ', header.Value)}"))}\n{await answer.Content.ReadAsStringAsync()}";

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");
}
