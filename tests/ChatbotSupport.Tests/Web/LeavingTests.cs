using ChatbotSupport.Turns;
using Microsoft.Playwright;

namespace ChatbotSupport.Tests.Web;

[Collection(ChromiumTests.Name)]
public sealed class LeavingTests(Chromium chromium) : IAsyncLifetime
{
    private PageHost host = null!;
    private Screen screen = null!;

    public async Task InitializeAsync()
    {
        host = await PageHost.StartAsync();
        screen = await Screen.OpenAsync(chromium.Browser, host);
    }

    public async Task DisposeAsync()
    {
        await screen.DisposeAsync();
        await host.DisposeAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Leaving_quickly_ends_on_a_dull_page_and_the_way_back_shows_nothing(bool byKeyboard)
    {
        await screen.GoAsync();
        await screen.AnsweredAsync(() => screen.SayAsync("كلام لا يراه أحد"));
        if (byKeyboard)
        {
            await Task.WhenAll(screen.Page.Keyboard.PressAsync("Escape"), screen.Page.Keyboard.PressAsync("Escape"));
        }
        else
        {
            await screen.Page.GetByRole(AriaRole.Button, new() { Name = "خروج سريع" }).ClickAsync();
        }

        await screen.Page.GetByText("لا توجد ملاحظات.").WaitForAsync();
        Assert.Equal("/n", new Uri(screen.Page.Url).AbsolutePath);
        await screen.KeepAsync("phone-left");
        Assert.Equal("ملاحظات", await screen.Page.TitleAsync());
        await Eventually.HoldsAsync(() => screen.Page.Context.CookiesAsync(), cookies => cookies.Count == 0);
        await Until.TrueAsync(() => host.Stored()[^1] == "Left");

        await screen.Page.GoBackAsync();
        Assert.DoesNotContain("كلام", await screen.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.Equal("about:blank", screen.Page.Url);
    }

    [Fact]
    public async Task Going_elsewhere_and_back_shows_nothing_said_before()
    {
        await screen.GoAsync();
        await screen.AnsweredAsync(() => screen.SayAsync("كلام لا يراه أحد"));
        await screen.Page.GotoAsync("/n");

        await screen.Page.GoBackAsync();

        await screen.Answers.First.WaitForAsync();
        Assert.Equal(0, await screen.Page.GetByText("كلام لا يراه أحد").CountAsync());
    }

    [Fact]
    public async Task A_page_nobody_touched_clears_itself_and_old_words_do_not_come_back()
    {
        await screen.GoAsync();
        await screen.AnsweredAsync(() => screen.SayAsync("كلام لا يراه أحد"));
        await screen.Box.FillAsync("مسودة");

        host.Pass(TimeSpan.FromMinutes(15));
        var resume = screen.Page.GetByRole(AriaRole.Button, new() { Name = "متابعة" });
        await resume.WaitForAsync();
        await screen.KeepAsync("phone-locked");
        Assert.Equal(0, await screen.Bubbles.CountAsync());
        Assert.Equal("المحادثة متوقفة.\nمتابعة\nإغلاق", string.Join('\n', (await screen.Page.Locator("body").InnerTextAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)));
        await screen.AnsweredAsync(() => resume.ClickAsync());

        Assert.Equal(0, await screen.Page.GetByText("كلام لا يراه أحد").CountAsync());
        Assert.Equal("", await screen.Box.InputValueAsync());
    }

    [Fact]
    public async Task After_a_farewell_only_the_dull_line_is_left()
    {
        await screen.GoAsync();
        await screen.SayAsync("خروج");

        await screen.Page.Locator("#cover-text").GetByText("تم.").WaitForAsync();
        Assert.Equal("تم.", (await screen.Page.Locator("body").InnerTextAsync()).Trim());
        await Until.TrueAsync(screen.Page, "async () => (await fetch('/chat/unlock', { method: 'POST', headers: { 'X-Chat': '1' } })).status === 401");
        await Eventually.HoldsAsync(() => screen.Page.Context.CookiesAsync(), cookies => cookies.Count == 0);
    }

    [Fact]
    public async Task After_erasing_only_the_dull_line_is_left()
    {
        await AskToEraseAsync();
        await screen.Choice("حذف الآن").ClickAsync();

        await screen.Page.Locator("#cover-text").GetByText("تم.").WaitForAsync();
        Assert.Equal("تم.", (await screen.Page.Locator("body").InnerTextAsync()).Trim());
        await Until.TrueAsync(() => host.People() == 0);
        await Until.TrueAsync(screen.Page, "async () => (await fetch('/chat/unlock', { method: 'POST', headers: { 'X-Chat': '1' } })).status === 401");
        await Eventually.HoldsAsync(() => screen.Page.Context.CookiesAsync(), cookies => cookies.Count == 0);
    }

    [Fact]
    public async Task A_page_that_could_not_hear_of_the_erasing_shows_nothing_said_before_when_it_is_back()
    {
        await AskToEraseAsync();
        await host.StopAsync();
        await screen.Page.RouteAsync("**/chat/stream", route => route.AbortAsync());
        await host.StartAgainAsync();
        await screen.Choice("حذف الآن").ClickAsync();
        await Until.TrueAsync(host.IsErasing);
        host.Pass(TurnLimits.EndingAtMost);
        await Until.TrueAsync(() => host.People() == 0);

        await screen.Page.UnrouteAllAsync();

        await Until.TrueAsync(() => host.People() == 1);
        await screen.Answers.First.WaitForAsync();
        Assert.Equal(0, await screen.Page.GetByText("كلام لا يراه أحد").CountAsync());
    }

    private async Task AskToEraseAsync()
    {
        await screen.GoAsync();
        await screen.AnsweredAsync(() => screen.SayAsync("كلام لا يراه أحد"));
        await screen.AnsweredAsync(() => screen.SayAsync("حذف"));
    }
}
