using ChatbotSupport.Tests.Web;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatbotSupport.Tests.Desk;

/// <summary>A desk that hears nothing any more must not look like one where nothing happens.</summary>
[Collection(ChromiumTests.Name)]
public sealed class When_the_connection_fails(Chromium chromium)
{
    private static readonly (int, int) Wide = (1280, 900);

    [Fact]
    public async Task A_stream_of_changes_that_stays_silent_is_opened_anew()
    {
        await using var host = await DeskHost.StartAsync();
        await host.NightAsync();
        var page = await chromium.OpenAsync(host, "نور", false, Wide);
        await page.Clock.InstallAsync();
        IRoute? silent = null;
        await page.RouteAsync("**/desk/api/changes", route => Interlocked.CompareExchange(ref silent, route, null) is null ? Task.CompletedTask : route.ContinueAsync());
        await page.ReloadAsync();
        await Until.TrueAsync(() => Volatile.Read(ref silent) is not null);

        await page.Clock.RunForAsync(25_000);

        await page.WaitForSelectorAsync("body[data-signed=yes] .list .group");
        await silent!.AbortAsync();
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_leaves_and_is_not_heard_reads_that_they_may_still_be_signed_in(bool isAnswered)
    {
        await using var host = await DeskHost.StartAsync();
        await host.NightAsync();
        var page = await chromium.OpenAsync(host, "نور", false, Wide);
        await page.RouteAsync("**/desk/out*", route => isAnswered ? route.FulfillAsync(new() { Status = 502 }) : route.AbortAsync());

        await page.Locator(".me").ClickAsync();
        await page.GetByText("من هذا الجهاز.").ClickAsync();

        await Expect(page.Locator(".door-why")).ToContainTextAsync("لم يؤكد الخروج");
        await Expect(page.Locator(".list .card")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }
}
