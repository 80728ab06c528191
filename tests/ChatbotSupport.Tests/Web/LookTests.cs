using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ChatbotSupport.Tests.Web;

[Collection(ChromiumTests.Name)]
public sealed class LookTests(Chromium chromium)
{
    [Theory]
    [InlineData("phone", 360, 740, ColorScheme.Light)]
    [InlineData("phone-dark", 360, 740, ColorScheme.Dark)]
    [InlineData("narrow", 320, 568, ColorScheme.Light)]
    [InlineData("desktop", 1280, 800, ColorScheme.Light)]
    [InlineData("desktop-dark", 1280, 800, ColorScheme.Dark)]
    public async Task The_page_is_readable_for_everybody_in_light_and_dark(string name, int width, int height, ColorScheme scheme)
    {
        await using var host = await PageHost.StartAsync();
        await using var screen = await Screen.OpenAsync(chromium.Browser, host, width, height, scheme);
        await screen.GoAsync();
        await screen.KeepAsync($"{name}-1-greeting");
        await screen.AnsweredAsync(() => screen.Choice("أرقام الاتصال").ClickAsync());
        await screen.KeepAsync($"{name}-2-numbers");
        await screen.AnsweredAsync(() => screen.SayAsync("شخص يهددني على instagram ويطلب 500 دولار، رقمه 0750 252 2728 شنو اسوي؟"));
        await screen.KeepAsync($"{name}-3-answer");
        await screen.AnsweredAsync(() => screen.SayAsync("أريد شخصًا من الفريق"));
        await host.TakeAsync();
        await host.AskAsync("مرحبًا، أنا معك الآن. هل المكان حولك آمن للكتابة؟");
        await screen.Page.GetByText("أنا معك الآن").WaitForAsync();
        await screen.Box.FillAsync("نعم، أنا في البيت");
        await screen.KeepAsync($"{name}-4-team");

        var found = await screen.Page.RunAxe();

        Assert.True(await screen.Page.EvaluateAsync<bool>("() => document.getElementById('log').scrollWidth <= document.getElementById('log').clientWidth && document.body.scrollWidth <= innerWidth"));
        Assert.Empty(found.Violations.Select(violation => $"{violation.Impact} {violation.Id}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}"));
        Assert.Empty(screen.Complaints);
    }
}
