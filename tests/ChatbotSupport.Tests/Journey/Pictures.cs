using System.Runtime.CompilerServices;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ChatbotSupport.Tests.Journey;

/// <summary>Looking at a page: nothing serious for people who see or move differently, nothing that sticks out, and a picture for README.md.</summary>
internal static class Pictures
{
    public static async Task AssertNothingSeriousAsync(this IPage page, string where)
    {
        var found = await page.RunAxe();
        Assert.Empty(found.Violations.Where(item => item.Impact is "serious" or "critical").Select(item => $"{where}: {item.Id} {string.Join(' ', item.Nodes.Select(node => node.Html))}"));
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), where);
    }

    public static async Task KeepAsync(this IPage page, string name, [CallerFilePath] string here = "")
    {
        if (Environment.GetEnvironmentVariable("UPDATE_SCREENSHOTS") == "1")
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(Path.GetDirectoryName(here)!, "screenshots", name + ".png"), Animations = ScreenshotAnimations.Disabled });
        }
    }
}
