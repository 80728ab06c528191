using Microsoft.Playwright;

namespace ChatbotSupport.Tests.Web;

/// <summary>A private window on the person's page that watches for errors and for calls to anybody else.</summary>
public sealed class Screen : IAsyncDisposable
{
    private readonly List<string> complaints = [];

    private Screen(IPage page) => Page = page;

    /// <summary>The page in it.</summary>
    public IPage Page { get; }

    /// <summary>What the browser complained about and what it asked of other origins.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    /// <summary>The bubbles, in order.</summary>
    public ILocator Bubbles => Page.Locator(".bubble");

    /// <summary>The text box.</summary>
    public ILocator Box => Page.GetByLabel("نص الرسالة");

    /// <summary>Opens a window of a phone, or of another size, without going anywhere yet.</summary>
    public static async Task<Screen> OpenAsync(IBrowser browser, PageHost host, int width = 360, int height = 740, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "ar-IQ",
            TimezoneId = "Asia/Baghdad",
            BaseURL = host.Url,
        });
        context.SetDefaultTimeout(Chromium.Patience);
        var screen = new Screen(await context.NewPageAsync());
        screen.Page.Console += (_, message) => screen.Note(message.Type is "error" or "warning", $"{message.Type}: {message.Text}");
        screen.Page.PageError += (_, error) => screen.Note(true, error);
        screen.Page.Request += (_, request) => screen.Note(!request.Url.StartsWith(host.Url, StringComparison.Ordinal), request.Url);
        return screen;
    }

    /// <summary>What the bot said, in order.</summary>
    public ILocator Answers => Page.Locator(".line.bot .bubble");

    /// <summary>Opens the chat and waits until the bot has asked what to help with.</summary>
    public async Task GoAsync()
    {
        await Page.GotoAsync("/");
        await Page.Locator(".choice").First.WaitForAsync();
    }

    /// <summary>Does something and waits until the bot has answered it.</summary>
    public async Task AnsweredAsync(Func<Task> act)
    {
        var before = await Answers.CountAsync();
        await act();
        await Answers.Nth(before).WaitForAsync();
    }

    /// <summary>A button under a message.</summary>
    public ILocator Choice(string text) => Page.Locator(".choice").Filter(new() { HasTextString = text });

    /// <summary>Writes and sends.</summary>
    public async Task SayAsync(string text)
    {
        await Box.FillAsync(text);
        await Box.PressAsync("Enter");
    }

    /// <summary>Keeps a picture in the folder that the variable SCREENSHOTS names, when it names one.</summary>
    public Task KeepAsync(string name) => KeepAsync(Page, name);

    /// <summary>Keeps a picture of any page there.</summary>
    public static async Task KeepAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png") });
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => new(Page.Context.CloseAsync());

    private void Note(bool wrong, string what)
    {
        if (wrong)
        {
            complaints.Add(what);
        }
    }
}
