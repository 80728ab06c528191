using System.Runtime.CompilerServices;
using ChatbotSupport.Tests.Web;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatbotSupport.Tests.Journey;

/// <summary>A phone with one page open. Pictures are kept for README.md when UPDATE_SCREENSHOTS is 1.</summary>
internal sealed class Phone
{
    private readonly List<string> _troubles = [];

    private Phone(IPage page) => Page = page;

    public IPage Page { get; }

    /// <summary>Script errors and calls to anybody else.</summary>
    public IReadOnlyList<string> Troubles => _troubles;

    public static async Task<Phone> OpenAsync(IBrowser browser, Uri address)
    {
        var context = await browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = 390, Height = 844 },
            DeviceScaleFactor = 2,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "ar-IQ",
            TimezoneId = "Asia/Baghdad",
            BaseURL = address.ToString(),
        });
        context.SetDefaultTimeout(Chromium.Patience);
        var phone = new Phone(await context.NewPageAsync());
        phone.Page.PageError += (_, error) => phone._troubles.Add(error);
        phone.Page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(address.ToString(), StringComparison.Ordinal))
            {
                phone._troubles.Add(request.Url);
            }
        };
        return phone;
    }

    /// <summary>Presses the last button of this name that can be pressed.</summary>
    public Task PressAsync(string name) =>
        Page.GetByRole(AriaRole.Button, new() { Name = name, Disabled = false }).Last.ClickAsync();

    /// <summary>Writes to the bot.</summary>
    public async Task WriteAsync(string text)
    {
        var box = Page.GetByLabel("نص الرسالة");
        await box.FillAsync(text);
        await box.PressAsync("Enter");
    }

    /// <summary>Writes to the person from the desk.</summary>
    public async Task ReplyAsync(string text, bool yesNo = false)
    {
        var box = Page.Locator("textarea");
        await box.FillAsync(text);
        if (yesNo)
        {
            await PressAsync("سؤال بنعم أو لا");
        }
        else
        {
            await box.PressAsync("Enter");
        }

        await Expect(box).ToHaveValueAsync("");
    }

    /// <summary>Waits until the newest bubbles hold these words.</summary>
    public Task SeesAsync(string words) => Expect(Page.Locator(".bubble").Filter(new() { HasText = words }).Last).ToBeVisibleAsync();

    public async Task AssertNothingSeriousAsync()
    {
        var found = await Page.RunAxe();
        Assert.Empty(found.Violations.Where(violation => violation.Impact is "serious" or "critical").Select(violation => $"{violation.Id}: {violation.Help}"));
    }

    public async Task KeepAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_SCREENSHOTS") == "1")
        {
            await Page.EvaluateAsync("document.querySelector('.toast')?.replaceChildren()");
            await Page.ScreenshotAsync(new() { Path = Path.Combine(Folder(), name + ".png") });
        }
    }

    private static string Folder([CallerFilePath] string here = "") =>
        Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(here)!, "screenshots")).FullName;
}
