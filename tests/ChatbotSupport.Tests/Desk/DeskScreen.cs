using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Tests.Journey;
using ChatbotSupport.Tests.Web;
using Microsoft.Playwright;

namespace ChatbotSupport.Tests.Desk;

/// <summary>The desk as a browser shows it.</summary>
internal static class DeskScreen
{
    /// <summary>A signed-in page of one volunteer in a private window of its own.</summary>
    public static async Task<IPage> OpenAsync(this Chromium chromium, DeskHost host, string alias, bool coordinator, (int Width, int Height) size, bool dark = false, bool phone = false, string? script = null)
    {
        var context = await chromium.Browser.NewContextAsync(new()
        {
            BaseURL = host.Address.ToString(),
            ViewportSize = new() { Width = size.Width, Height = size.Height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            Locale = "ar-IQ",
            HasTouch = phone,
        });
        if (script is not null)
        {
            await context.AddInitScriptAsync(script);
            await context.GrantPermissionsAsync(["notifications"]);
        }

        var page = await context.NewPageAsync();
        await page.GotoAsync(await host.InviteApprovedAsync(alias, coordinator, Flag.Minor, Flag.Suicide));
        await page.GetByRole(AriaRole.Button, new() { Name = "دخول" }).ClickAsync();
        await page.WaitForSelectorAsync("body[data-signed=yes] .list .group");
        return page;
    }

    /// <summary>Everybody can use what is shown; with LOOK set it is also kept as a picture in that folder.</summary>
    public static async Task LookAsync(this IPage page, string where)
    {
        await page.AssertNothingSeriousAsync(where);
        if (Environment.GetEnvironmentVariable("LOOK") is { } folder)
        {
            var size = page.ViewportSize!;
            var dark = await page.EvaluateAsync<bool>("matchMedia('(prefers-color-scheme: dark)').matches");
            await page.ScreenshotAsync(new() { Path = $"{folder}/{where}-{size.Width}-{(dark ? "dark" : "light")}.png" });
        }
    }
}
