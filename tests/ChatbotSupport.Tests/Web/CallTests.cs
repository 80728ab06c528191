using System.Buffers.Text;
using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using ChatbotSupport.Channels.Web;

namespace ChatbotSupport.Tests.Web;

public sealed class CallTests : IAsyncLifetime, IDisposable
{
    private PageHost host = null!;
    private Caller caller = null!;
    private HttpClient stranger = null!;

    public async Task InitializeAsync()
    {
        host = await PageHost.StartAsync();
        caller = new Caller(host.Url);
        stranger = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = new Uri(host.Url) };
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    public void Dispose()
    {
        caller.Dispose();
        stranger.Dispose();
    }

    [Theory]
    [InlineData("X-Chat", null, null)]
    [InlineData("Sec-Fetch-Site", "cross-site", null)]
    [InlineData("Sec-Fetch-Site", "same-site", null)]
    [InlineData("Origin", "https://example.org", null)]
    [InlineData("Origin", "null", null)]
    public async Task A_call_from_another_site_is_refused(string header, string? value, string? body)
    {
        using var request = caller.Request("/chat/open", new { id = Guid.CreateVersion7(), body });
        request.Headers.Remove(header);
        if (value is not null)
        {
            request.Headers.Add(header, value);
        }

        using var answer = await caller.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Empty(host.Stored());
    }

    [Fact]
    public async Task A_session_begins_when_the_chat_is_opened_and_not_before()
    {
        using var page = await caller.Http.GetAsync("/");
        using var opened = await caller.PostAsync("/chat/open", new { id = Guid.CreateVersion7() });

        Assert.False(page.Headers.Contains("Set-Cookie"));
        var cookie = Assert.Single(opened.Headers.GetValues("Set-Cookie"));
        Assert.Matches("^s=[A-Za-z0-9_-]{43}; path=/; samesite=strict; httponly$", cookie);
    }

    [Fact]
    public async Task A_chat_opened_again_because_the_answer_was_lost_leads_somewhere()
    {
        var id = Guid.CreateVersion7();
        using var lost = new Caller(host.Url);
        using var unheard = await lost.PostAsync("/chat/open", new { id });
        using var heard = await caller.PostAsync("/chat/open", new { id });

        using var said = await caller.PostAsync("/chat/messages", new { id = Guid.CreateVersion7(), text = "مرحبا" });

        Assert.Equal(HttpStatusCode.NoContent, heard.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, said.StatusCode);
    }

    [Fact]
    public async Task Behind_https_the_cookie_is_secure()
    {
        using var request = caller.Request("/chat/open", new { id = Guid.CreateVersion7() });
        request.Headers.Add("X-Forwarded-Proto", "https");
        using var opened = await caller.Http.SendAsync(request);

        Assert.Contains("; secure;", Assert.Single(opened.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/chat/messages")]
    [InlineData("/chat/press")]
    [InlineData("/chat/media")]
    [InlineData("/chat/ack")]
    [InlineData("/chat/here")]
    [InlineData("/chat/unlock")]
    public async Task Without_a_session_nothing_is_taken(string path)
    {
        using var answer = await caller.PostAsync(path, new { id = Guid.CreateVersion7(), text = "مرحبا", payload = "1:1:a", number = 1 });

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task The_same_message_sent_twice_is_stored_once()
    {
        await caller.OpenAsync();
        var message = new { id = Guid.CreateVersion7(), text = "مرحبا" };

        using var first = await caller.PostAsync("/chat/messages", message);
        using var second = await caller.PostAsync("/chat/messages", message);

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent), (first.StatusCode, second.StatusCode));
        Assert.Single(host.Stored(), "Text");
    }

    [Fact]
    public async Task Two_hundred_messages_at_once_are_all_stored()
    {
        await caller.OpenAsync();

        var answers = await Task.WhenAll(Enumerable.Range(1, 200).Select(number =>
            caller.PostAsync("/chat/messages", new { id = Guid.CreateVersion7(), text = $"رسالة {number}" })));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode));
        Assert.Equal(200, host.Stored().Count(stored => stored == "Text"));
    }

    [Fact]
    public async Task A_machine_is_slowed_down_but_may_still_leave()
    {
        await caller.OpenAsync();
        var answers = await Task.WhenAll(Enumerable.Range(1, 3_000).Select(_ => caller.PostAsync("/chat/here", new { })));

        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        using var left = await caller.PostAsync("/chat/leave", new { id = Guid.CreateVersion7() });
        Assert.Equal(HttpStatusCode.NoContent, left.StatusCode);
    }

    [Fact]
    public async Task Made_up_cookies_share_the_measure_of_their_address_and_take_nobody_s_place()
    {
        await caller.OpenAsync();
        var since = Stopwatch.StartNew();
        var answers = await Task.WhenAll(Enumerable.Range(1, 900).Select(_ => OpenAsync(MadeUp(), "198.51.100.7")));
        var measure = WebLimits.SessionsAtOnce + (WebLimits.SessionsPerSecond * ((int)since.Elapsed.TotalSeconds + 1));

        var passed = answers.Count(status => status == HttpStatusCode.NoContent);
        Assert.InRange(passed, 1, measure);
        Assert.Equal(passed + 1, host.People());
        Assert.Equal(900 - passed, answers.Count(status => status == HttpStatusCode.TooManyRequests));
        using var said = await caller.PostAsync("/chat/messages", new { id = Guid.CreateVersion7(), text = "مرحبا" });
        Assert.Equal(HttpStatusCode.NoContent, said.StatusCode);
    }

    [Fact]
    public async Task A_network_of_addresses_that_one_subscriber_has_counts_as_one()
    {
        var answers = await Task.WhenAll(Enumerable.Range(1, 900).Select(number => OpenAsync(null, $"2001:db8:1:2::{number:x}")));
        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
        Assert.Equal(HttpStatusCode.NoContent, await OpenAsync(null, "2001:db8:1:3::1"));
    }

    [Theory]
    [InlineData(100_000, HttpStatusCode.NoContent)]
    [InlineData(100_001, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_very_long_text_is_taken_up_to_a_bound(int length, HttpStatusCode expected)
    {
        await caller.OpenAsync();

        using var answer = await caller.PostAsync("/chat/messages", new { id = Guid.CreateVersion7(), text = new string('ش', length) });

        Assert.Equal(expected, answer.StatusCode);
    }

    [Theory]
    [InlineData("/chat/messages", """{"id":"7d9f2c1e-0000-4000-8000-000000000001","text":"   "}""")]
    [InlineData("/chat/messages", """{"id":"00000000-0000-0000-0000-000000000000","text":"مرحبا"}""")]
    [InlineData("/chat/messages", """{"id":"x","text":"مرحبا"}""")]
    [InlineData("/chat/messages", "{")]
    [InlineData("/chat/press", """{"id":"7d9f2c1e-0000-4000-8000-000000000001","payload":""}""")]
    [InlineData("/chat/press", """{"id":"7d9f2c1e-0000-4000-8000-000000000001","payload":"1:1:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}""")]
    public async Task Nonsense_is_refused(string path, string body)
    {
        await caller.OpenAsync();
        using var request = caller.Request(path, null);
        request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        using var answer = await caller.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_page_nobody_touched_for_fifteen_minutes_is_locked_until_somebody_continues()
    {
        await caller.OpenAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(14));
        using var stillOpen = await caller.PostAsync("/chat/here", new { });
        host.Clock.Advance(TimeSpan.FromMinutes(15));

        using var locked = await caller.PostAsync("/chat/messages", new { id = Guid.CreateVersion7(), text = "مرحبا" });
        using var openLocked = await caller.PostAsync("/chat/open", new { id = Guid.CreateVersion7() });
        using var unlocked = await caller.PostAsync("/chat/unlock", new { });
        using var taken = await caller.PostAsync("/chat/messages", new { id = Guid.CreateVersion7(), text = "مرحبا" });

        Assert.Equal(
            [HttpStatusCode.NoContent, HttpStatusCode.Locked, HttpStatusCode.Locked, HttpStatusCode.NoContent, HttpStatusCode.NoContent],
            new[] { stillOpen, locked, openLocked, unlocked, taken }.Select(answer => answer.StatusCode));
    }

    [Fact]
    public async Task A_cookie_taken_before_somebody_left_opens_nothing_and_is_answered_like_one_that_never_was()
    {
        using var opened = await caller.PostAsync("/chat/open", new { id = Guid.CreateVersion7() });
        var taken = opened.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        using var left = await caller.PostAsync("/chat/leave", new { id = Guid.CreateVersion7() });
        left.EnsureSuccessStatusCode();

        var told = new List<string>();
        foreach (var cookie in new[] { taken, $"s={new string('A', 43)}" })
        {
            using var thief = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = caller.Http.BaseAddress };
            thief.DefaultRequestHeaders.Add("Cookie", cookie);
            using var unlock = caller.Request("/chat/unlock", new { });
            using var refused = await thief.SendAsync(unlock);
            using var open = caller.Request("/chat/open", new { id = Guid.CreateVersion7() });
            using var fresh = await thief.SendAsync(open);
            Assert.DoesNotContain(cookie, fresh.Headers.GetValues("Set-Cookie").Single(), StringComparison.Ordinal);
            told.Add($"{(int)refused.StatusCode} {string.Join(' ', refused.Headers.Where(header => header.Key != "Date").Select(header => header.Key))} {await refused.Content.ReadAsStringAsync()} {(int)fresh.StatusCode}");
        }

        Assert.StartsWith("401", told[0], StringComparison.Ordinal);
        Assert.Equal(told[1], told[0]);
    }

    [Fact]
    public async Task Leaving_works_on_a_locked_page_and_ends_the_session()
    {
        await caller.OpenAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(20));

        using var left = await caller.PostAsync("/chat/leave", new { id = Guid.CreateVersion7() });
        using var again = await caller.PostAsync("/chat/messages", new { id = Guid.CreateVersion7(), text = "مرحبا" });

        Assert.Contains("s=; expires=Thu, 01 Jan 1970", Assert.Single(left.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, again.StatusCode);
        Assert.Equal(["Opened", "Left"], host.Stored());
    }

    private static string MadeUp() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(WebLimits.CookieBytes));

    private async Task<HttpStatusCode> OpenAsync(string? cookie, string from)
    {
        using var request = caller.Request("/chat/open", new { id = Guid.CreateVersion7() });
        request.Headers.Add("X-Forwarded-For", from);
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", $"s={cookie}");
        }

        using var answer = await stranger.SendAsync(request);
        return answer.StatusCode;
    }
}
