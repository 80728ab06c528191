using ChatbotSupport.Core;
using ChatbotSupport.Tests.Web;
using ChatbotSupport.Turns;
using ChatbotSupport.Turns.Arriving;
using Dapper;
using Microsoft.Extensions.Time.Testing;

namespace ChatbotSupport.Tests.Desk;

/// <summary>Nobody in danger reads that somebody is there when nobody is (safeguarding rules, section 2).</summary>
public sealed class Being_there : IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 1, 20, 0, 0, TimeSpan.Zero));
    private DeskHost host = null!;

    public async Task InitializeAsync() => host = await DeskHost.StartAsync(clock);

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Who_is_on_shift_with_an_open_page_is_there()
    {
        using var browser = await OnShiftAsync();

        Assert.True(await SomebodyIsThereAsync());
    }

    [Fact]
    public async Task Who_signs_out_is_not_there_any_more_and_their_case_waits_again()
    {
        using var browser = await OnShiftAsync();
        await host.CaseAsync("482715", "L3");
        await browser.PressAsync("/desk/api/cases/482715/take");

        await browser.PressAsync("/desk/out");

        Assert.False(await SomebodyIsThereAsync());
        Assert.Equal("Waiting", host.One<string>("select state from cases where code = '482715'"));
        Assert.Equal(0, host.One<long>("select count(*) from volunteers where on_shift_until is not null"));
    }

    [Fact]
    public async Task Who_signs_out_of_one_of_two_devices_stays_on_shift()
    {
        using var phone = await OnShiftAsync();
        using var laptop = await host.SignedInAsync("نور");

        await phone.PressAsync("/desk/out");
        Assert.True(await SomebodyIsThereAsync());

        await laptop.PressAsync("/desk/out?everywhere=true");
        Assert.False(await SomebodyIsThereAsync());
    }

    [Fact]
    public async Task Whose_laptop_was_closed_is_not_there_until_it_is_opened_again()
    {
        using var browser = await OnShiftAsync();
        clock.Advance(TurnLimits.ThereFor);
        Assert.False(await SomebodyIsThereAsync());

        await RefreshAsync(browser);
        Assert.True(await SomebodyIsThereAsync());
    }

    [Fact]
    public async Task A_page_that_nobody_touches_counts_until_the_session_idles_out()
    {
        using var browser = await OnShiftAsync();
        for (var minute = 1; minute < 30; minute++)
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            await RefreshAsync(browser);
        }

        Assert.True(await SomebodyIsThereAsync());
        clock.Advance(TimeSpan.FromMinutes(1));
        await RefreshAsync(browser);
        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.False(await SomebodyIsThereAsync());
    }

    private async Task<HttpClient> OnShiftAsync()
    {
        var browser = await host.SignedInAsync("نور");
        (await browser.PressAsync("/desk/api/shift", new { start = true, id = Some.Id() })).EnsureSuccessStatusCode();
        return browser;
    }

    // What an open page does by itself.
    private static async Task RefreshAsync(HttpClient browser)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/desk/api/me");
        request.Headers.Add("X-Desk", "auto");
        using var answer = await browser.SendAsync(request);
    }

    private async Task<bool> SomebodyIsThereAsync()
    {
        var message = new IncomingMessage("phone", Some.Id(), Some.Id(), IncomingKind.Text, "اريد انتحر", null, null, clock.GetUtcNow());
        var person = (await host.Inbox.AcceptAsync(message)).ConversationId;
        var said = await Until.NotNullAsync(() =>
        {
            using var connection = host.Database.OpenReader();
            return connection.QuerySingleOrDefault<Line>(
                "select id as Id, text as Text from lines where conversation_id = @person and author = 'Bot'", new { person });
        });
        return host.Sealer.Open(person, "lines", "text", said.Id, said.Text)!
            .Contains(Conversations.ShippedPlaybook.Value.Messages[MessageIds.HandoverOnShift].Trim(), StringComparison.Ordinal);
    }

    private sealed record Line(string Id, byte[] Text);
}
