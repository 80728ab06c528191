using Microsoft.Playwright;

namespace ChatbotSupport.Tests.Web;

[Collection(ChromiumTests.Name)]
public sealed class ReconnectingTests(Chromium chromium) : IAsyncLifetime
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

    [Fact]
    public async Task A_message_whose_confirmation_was_lost_goes_out_again_under_the_same_id_and_is_stored_once()
    {
        await screen.GoAsync();
        var ids = new List<string>();
        await screen.Page.RouteAsync("**/chat/messages", async route =>
        {
            ids.Add(route.Request.PostData!);
            if (ids.Count == 1)
            {
                await route.FetchAsync();
                await route.AbortAsync();
                return;
            }

            await route.ContinueAsync();
        });

        await screen.AnsweredAsync(() => screen.SayAsync("مرحبا"));
        await Until.TrueAsync(() => ids.Count == 2);
        Assert.Single(ids.Distinct());
        Assert.Equal(["Opened", "Text"], host.Stored());
        await screen.Page.GetByText("لم تُرسل").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.Equal(1, await screen.Page.Locator(".mine .bubble").CountAsync());
    }

    [Fact]
    public async Task Somebody_who_left_by_word_over_a_broken_line_and_is_back_finds_an_answer_and_no_empty_page()
    {
        await screen.GoAsync();
        await host.StopAsync();
        await screen.Page.RouteAsync("**/chat/stream", route => route.AbortAsync());
        await host.StartAgainAsync();
        await screen.SayAsync("خروج");
        await screen.SayAsync("شنو الابتزاز");
        Assert.Contains("شنو الابتزاز", await host.WrittenAsync(2));

        await screen.AnsweredAsync(() => screen.Page.UnrouteAllAsync());

        Assert.False(await screen.Page.Locator("#cover").IsVisibleAsync());
        Assert.NotEmpty(await screen.Page.Context.CookiesAsync());
    }

    [Fact]
    public async Task What_was_written_while_the_service_was_away_arrives_in_order_and_nothing_comes_twice()
    {
        await screen.GoAsync();
        await screen.AnsweredAsync(() => screen.SayAsync("الأولى"));
        await host.StopAsync();
        await screen.SayAsync("الثانية");
        await screen.SayAsync("الثالثة");
        await screen.Page.GetByRole(AriaRole.Button, new() { Name = "لم تُرسل — إعادة المحاولة" }).Nth(1).WaitForAsync();
        await screen.Page.GetByText("جارٍ الاتصال…").WaitForAsync();
        await screen.KeepAsync("phone-away");

        await host.StartAgainAsync();
        await screen.Page.GetByRole(AriaRole.Button, new() { Name = "لم تُرسل — إعادة المحاولة" }).First.ClickAsync();
        await screen.Page.GetByText("لم تُرسل").First.WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = 30_000 });

        Assert.Equal(["الأولى", "الثانية", "الثالثة"], await host.WrittenAsync(3));
        Assert.Equal(["Opened", "Text", "Text", "Text"], host.Stored());
        await screen.Page.GetByText("جارٍ الاتصال…").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await screen.AnsweredAsync(() => screen.SayAsync("الرابعة"));
        var numbers = await screen.Page.Locator(".mine .bubble").AllInnerTextsAsync();
        Assert.Equal(["الأولى", "الثانية", "الثالثة", "الرابعة"], numbers);
        var greetings = await screen.Answers.Filter(new() { HasText = "أهلًا بك." }).CountAsync();
        Assert.Equal(1, greetings);
    }
}
