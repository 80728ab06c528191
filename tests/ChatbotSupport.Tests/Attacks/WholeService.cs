using System.Net;
using System.Text.RegularExpressions;
using ChatbotSupport.BotApi;
using ChatbotSupport.GraphApi;
using ChatbotSupport.GraphApi.Templates;
using ChatbotSupport.Tests.Desk;

namespace ChatbotSupport.Tests.Attacks;

/// <summary>The real program with every door open at once: the page, the desk, both messengers by their webhooks.</summary>
internal sealed partial class WholeService : IAsyncDisposable
{
    private readonly List<IDisposable> _browsers = [];

    private WholeService(BotApiServer telegram, GraphServer whatsApp, RunningBot bot, TemporaryFolder temporary) =>
        (Telegram, WhatsApp, Bot, Temporary) = (telegram, whatsApp, bot, temporary);

    public BotApiServer Telegram { get; }

    public GraphServer WhatsApp { get; }

    public RunningBot Bot { get; }

    /// <summary>Where the program would put temporary files.</summary>
    public TemporaryFolder Temporary { get; }

    public static async Task<WholeService> StartAsync(params (string Key, string Value)[] more)
    {
        var telegram = await BotApiServer.StartAsync();
        var whatsApp = await GraphServer.StartAsync();
        whatsApp.Templates.Add(new Template("new_message", "ar", "رسالة جديدة", "عرض"));
        var temporary = new TemporaryFolder();
        var address = new Uri($"http://127.0.0.1:{RunningBot.FreePort()}");
        var settings = new Dictionary<string, string>
        {
            ["Service"] = "Open",
            ["TMPDIR"] = temporary.Path,
            ["Logs__Level"] = "Trace",
            ["Telegram__BotToken"] = telegram.Token,
            ["Telegram__ApiBaseUrl"] = telegram.Url,
            ["Telegram__Mode"] = "Webhook",
            ["Telegram__WebhookUrl"] = $"{address}webhooks/telegram",
            ["Telegram__WebhookSecret"] = "a-secret-of-the-test",
            ["WhatsApp__AccessToken"] = whatsApp.Token,
            ["WhatsApp__PhoneNumberId"] = whatsApp.PhoneNumberId,
            ["WhatsApp__BusinessAccountId"] = whatsApp.BusinessAccountId,
            ["WhatsApp__AppSecret"] = whatsApp.AppSecret,
            ["WhatsApp__VerifyToken"] = whatsApp.VerifyToken,
            ["WhatsApp__GraphBaseUrl"] = whatsApp.Url,
            ["WhatsApp__Template"] = "new_message",
        };
        foreach (var (key, value) in more)
        {
            settings[key] = value;
        }

        var bot = await RunningBot.StartAsync(settings, address: address);
        whatsApp.Webhook.Use(new Uri(bot.Address, "/webhooks/whatsapp"));
        return new(telegram, whatsApp, bot, temporary);
    }

    /// <summary>Somebody of the team at the desk in a browser.</summary>
    public async Task<HttpClient> DeskAsync(string alias)
    {
        var invited = await Bot.RunVerbAsync("volunteers", "invite", alias, "--coordinator", "--trained", "minor");
        var browser = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = Bot.Address };
        _browsers.Add(browser);
        using var answer = await browser.ComeInAsync(Way().Match(invited.Output).Value);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return browser;
    }

    /// <summary>Everything that whoever takes the disk has in their hands: data, logs of it, backups, keys, temporary files, and what was printed.</summary>
    public IEnumerable<(string File, byte[] Bytes)> Disk()
    {
        foreach (var file in new[] { Bot.Folder, Temporary.Path }.SelectMany(folder => Directory.GetFiles(folder, "*", SearchOption.AllDirectories)).Where(IsFile))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            yield return (file, copy.ToArray());
        }

        yield return ("printed", System.Text.Encoding.UTF8.GetBytes(Bot.Output + Bot.Errors));
    }

    public async ValueTask DisposeAsync()
    {
        _browsers.ForEach(browser => browser.Dispose());
        await Bot.DisposeAsync();
        await WhatsApp.DisposeAsync();
        await Telegram.DisposeAsync();
        Temporary.Dispose();
    }

    // The runtime leaves a socket and pipes there; whoever opened a pipe to read would wait for ever.
    // The lock of the running program is empty and lets nobody read it.
    private static bool IsFile(string path) => Path.GetFileName(path) != "run.lock" && !Path.GetFileName(path).StartsWith("dotnet-diagnostic", StringComparison.Ordinal) && !Path.GetFileName(path).StartsWith("clr-debug-pipe", StringComparison.Ordinal);

    [GeneratedRegex("/desk/in/[A-Za-z0-9_-]{43}")]
    private static partial Regex Way();
}
