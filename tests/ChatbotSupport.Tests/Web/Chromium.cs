using Microsoft.Playwright;

namespace ChatbotSupport.Tests.Web;

/// <summary>One browser for many tests that look at pages; each test opens its own private window.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>Milliseconds that a page may take for anything on a busy machine.</summary>
    internal const float Patience = 20_000;

    // The same browser without its own window, whose menus cost more than our pages.
    private const string Shell = "chromium-headless-shell";

    private IPlaywright? playwright;

    /// <summary>The browser.</summary>
    public IBrowser Browser { get; private set; } = null!;

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Find(),
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        });
    }

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        await Browser.CloseAsync();
        playwright?.Dispose();
    }

    private static string Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Prepend(Shell).Select(name => Path.Combine(folder, name)))
            .OrderByDescending(file => Path.GetFileName(file) == Shell)
            .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("These tests need Chromium: apt-get install chromium-headless-shell.");
}

/// <summary>Tests that share the browser.</summary>
[CollectionDefinition(Name)]
public sealed class ChromiumTests : ICollectionFixture<Chromium>
{
    /// <summary>The name of the collection.</summary>
    public const string Name = "chromium";
}

/// <summary>Tests of the desk in the first place, which share another one: both halves take about as long.</summary>
[CollectionDefinition(Name)]
public sealed class SecondChromiumTests : ICollectionFixture<Chromium>
{
    /// <summary>The name of the collection.</summary>
    public const string Name = "second chromium";
}
