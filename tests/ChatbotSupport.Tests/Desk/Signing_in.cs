using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace ChatbotSupport.Tests.Desk;

public sealed class Signing_in
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 1, 20, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_link_is_not_used_up_by_looking_at_it()
    {
        await using var host = await DeskHost.StartAsync(clock);
        var path = await host.Roster.InviteAsync("نور", false, []);
        using var preview = host.Browser();
        for (var look = 0; look < 3; look++)
        {
            Assert.Contains("دخول", await preview.GetStringAsync(path), StringComparison.Ordinal);
        }

        using var browser = host.Browser();
        Assert.Equal(HttpStatusCode.Redirect, (await browser.ComeInAsync(path)).StatusCode);
        Assert.Equal("نور", (await browser.ReadAsync("/desk/api/me")).GetProperty("alias").GetString());
    }

    [Fact]
    public async Task A_link_works_once()
    {
        await using var host = await DeskHost.StartAsync(clock);
        var path = await host.Roster.InviteAsync("نور", false, []);
        using var first = host.Browser();
        await first.ComeInAsync(path);
        using var second = host.Browser();
        var answer = await second.ComeInAsync(path);
        Assert.Contains("لم يعد يعمل", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await second.GetAsync("/desk/api/queue")).StatusCode);
        Assert.Contains("لم يعد يعمل", await second.GetStringAsync(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_works_in_the_browser_that_opened_it_first_and_in_no_other()
    {
        await using var host = await DeskHost.StartAsync(clock);
        var (path, second) = (await host.Roster.InviteAsync("نور", false, []), await host.Roster.InviteAsync("سلام", false, []));
        using var preview = host.Browser();
        Assert.Contains("دخول", await preview.GetStringAsync(path), StringComparison.Ordinal);
        using var browser = host.Browser();
        Assert.Contains("<form", await browser.OpenAsync(path), StringComparison.Ordinal);
        Assert.Contains("<form", await browser.OpenAsync(second), StringComparison.Ordinal);
        using var thief = host.Browser();
        foreach (var stolen in new[] { await thief.OpenAsync(path), await thief.GetStringAsync(path), await preview.GetStringAsync(path), await (await thief.ComeInAsync(path)).Content.ReadAsStringAsync() })
        {
            Assert.Contains("لم يعد يعمل", stolen, StringComparison.Ordinal);
        }

        using var forged = host.Browser();
        forged.DefaultRequestHeaders.Add("Cookie", $"door={new string('A', 43)}");
        Assert.Equal(HttpStatusCode.OK, (await forged.ComeInAsync(path)).StatusCode);
        Assert.Equal(0, host.One<long>("select count(*) from desk_sessions"));

        // The same browser again, and both links it opened.
        Assert.Contains("<form", await browser.OpenAsync(path), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.ComeInAsync(path)).StatusCode);
        Assert.Equal("نور", (await browser.ReadAsync("/desk/api/me")).GetProperty("alias").GetString());
    }

    [Fact]
    public async Task Of_two_browsers_with_one_link_only_one_comes_in()
    {
        await using var host = await DeskHost.StartAsync(clock);
        var path = await host.Roster.InviteAsync("نور", false, []);
        using var one = host.Browser();
        using var other = host.Browser();
        var answers = await Task.WhenAll(one.ComeInAsync(path), other.ComeInAsync(path));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_link_ends_after_ten_minutes_and_the_first_one_after_twelve_hours()
    {
        await using var host = await DeskHost.StartAsync(clock);
        var first = await host.Roster.InviteFirstAsync("التنسيق");
        clock.Advance(TimeSpan.FromHours(11));
        using var browser = host.Browser();
        Assert.Equal(HttpStatusCode.Redirect, (await browser.ComeInAsync(first!)).StatusCode);
        Assert.Null(await host.Roster.InviteFirstAsync("التنسيق"));

        var path = await host.Roster.InviteAsync("نور", false, []);
        clock.Advance(TimeSpan.FromMinutes(11));
        using var late = host.Browser();
        Assert.Equal(HttpStatusCode.OK, (await late.ComeInAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await late.GetAsync("/desk/api/me")).StatusCode);
    }

    [Fact]
    public async Task The_first_link_is_not_given_again_when_the_used_ones_are_dropped()
    {
        await using var host = await DeskHost.StartAsync(clock);
        using var browser = host.Browser();
        await browser.ComeInAsync((await host.Roster.InviteFirstAsync("التنسيق"))!);
        clock.Advance(TimeSpan.FromDays(40));
        await host.Retention.SweepAsync();

        Assert.Equal(0, host.One<long>("select count(*) from sign_in_links"));
        Assert.Null(await host.Roster.InviteFirstAsync("التنسيق"));
    }

    [Theory]
    [InlineData("/desk/in/x")]
    [InlineData("/desk/in/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("/desk/in/!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!")]
    [InlineData("/desk/in/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA%20AA")]
    [InlineData("/desk/in/%3Cscript%3Ealert(1)%3C%2Fscript%3E")]
    public async Task An_unknown_link_shows_that_it_does_not_work(string path)
    {
        await using var host = await DeskHost.StartAsync(clock);
        using var browser = host.Browser();
        var page = await browser.GetStringAsync(path);
        Assert.Contains("لم يعد يعمل", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_hashes_are_stored()
    {
        await using var host = await DeskHost.StartAsync(clock);
        var path = await host.Roster.InviteAsync("نور", false, []);
        using var browser = host.Browser();
        var cookie = (await browser.ComeInAsync(path)).Headers.GetValues("Set-Cookie").Single();
        var secrets = new[] { path.Split('/')[^1], cookie.Split('=')[1].Split(';')[0] };
        foreach (var secret in secrets)
        {
            Assert.Equal(0, host.One<long>("select count(*) from sign_in_links where cast(token_hash as text) = @secret", new { secret }));
            Assert.Equal(0, host.One<long>("select count(*) from desk_sessions where cast(token_hash as text) = @secret", new { secret }));
        }

        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/desk", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_session_ends_after_half_an_hour_without_a_sign_and_after_twelve_hours_in_any_case()
    {
        await using var host = await DeskHost.StartAsync(clock);
        using var browser = await host.SignedInAsync("نور");
        for (var hours = 0.0; hours < 11.6; hours += 0.45)
        {
            clock.Advance(TimeSpan.FromHours(0.45));
            Assert.Equal(HttpStatusCode.OK, (await browser.PressAsync("/desk/api/shift", new { start = true, id = Some.Id() })).StatusCode);
        }

        clock.Advance(TimeSpan.FromHours(0.45));
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/desk/api/me")).StatusCode);

        using var idle = await host.SignedInAsync("سلام");
        clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal(HttpStatusCode.OK, (await idle.GetAsync("/desk/api/queue")).StatusCode); // a page that refreshes itself is no sign
        clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal(HttpStatusCode.Unauthorized, (await idle.GetAsync("/desk/api/queue")).StatusCode);
    }

    [Fact]
    public async Task Signing_out_ends_this_session_and_everywhere_ends_all()
    {
        await using var host = await DeskHost.StartAsync(clock);
        using var phone = await host.SignedInAsync("نور");
        using var laptop = await host.SignedInAsync("نور");
        using var tablet = await host.SignedInAsync("نور");
        await phone.PressAsync("/desk/out");
        Assert.Equal(HttpStatusCode.Unauthorized, (await phone.GetAsync("/desk/api/me")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await laptop.GetAsync("/desk/api/me")).StatusCode);
        await laptop.PressAsync("/desk/out?everywhere=true");
        Assert.Equal(HttpStatusCode.Unauthorized, (await tablet.GetAsync("/desk/api/me")).StatusCode);
    }

    [Theory]
    [InlineData("cross-site", null, true)]
    [InlineData("same-site", null, true)]
    [InlineData(null, "https://elsewhere.example", true)]
    [InlineData(null, "null", true)]
    [InlineData(null, null, true)]
    [InlineData("same-origin", null, false)]
    public async Task A_press_from_another_page_is_refused(string? site, string? origin, bool header)
    {
        await using var host = await DeskHost.StartAsync(clock);
        using var browser = await host.SignedInAsync("نور");
        await host.CaseAsync("482715", "L3");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/desk/api/cases/482715/take") { Content = new StringContent("{\"id\":\"x\"}", null, "application/json") };
        if (site is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", site);
        }

        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        if (header)
        {
            request.Headers.Add("X-Desk", "hand");
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.SendAsync(request)).StatusCode);
        Assert.Equal("Waiting", host.One<string>("select state from cases"));
    }
}
