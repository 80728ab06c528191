using System.Text;
using ChatbotSupport.BotApi;
using ChatbotSupport.BotApi.Faults;

namespace ChatbotSupport.Tests.Telegram;

/// <summary>The token opens the bot to whoever has it: it stands in no line of the log, no figure, no answer, no file, whatever goes wrong.</summary>
public sealed class TokenSecrecyTests
{
    private const string Secret = "planted-secret-of-the-bot";
    private const string Planted = $"5550001:{Secret}";

    /// <summary>How the program meets Telegram.</summary>
    public enum Way
    {
        /// <summary>It asks.</summary>
        Polling,

        /// <summary>It is called.</summary>
        Webhook,

        /// <summary>Its token is not the right one.</summary>
        WrongToken,

        /// <summary>Its token is not the right one, and it wants to be called.</summary>
        WebhookWithWrongToken,

        /// <summary>Nobody is there.</summary>
        NobodyListens,

        /// <summary>Somebody is there who does not speak the language.</summary>
        NotTelegram,
    }

    [Theory]
    [InlineData(Way.Polling, "Plain")]
    [InlineData(Way.Polling, "Json")]
    [InlineData(Way.Webhook, "Plain")]
    [InlineData(Way.WrongToken, "Plain")]
    [InlineData(Way.WebhookWithWrongToken, "Json")]
    [InlineData(Way.NobodyListens, "Json")]
    [InlineData(Way.NotTelegram, "Plain")]
    public async Task The_token_stands_nowhere(Way way, string format)
    {
        var isRight = way is Way.Polling or Way.Webhook;
        await using var api = await BotApiServer.StartAsync(token: isRight ? Planted : BotApiServer.DefaultToken);
        foreach (var fault in new AnyFault[] { new Fault.Gateway(), new Fault.ConnectionClosed(), new Fault.MalformedJson(), new Fault.Refused(400, "Bad Request: x"), new Fault.TooManyRequests(1), new Fault.Unauthorized() })
        {
            api.Faults.Next("sendMessage", fault);
            api.Faults.Next(way == Way.Webhook ? "getWebhookInfo" : "getMe", fault);
        }

        api.Faults.Next("getUpdates", new Fault.MalformedJson());
        api.Faults.Next("getUpdates", new Fault.ConnectionClosed());
        var address = new Uri($"http://127.0.0.1:{RunningBot.FreePort()}");
        var metrics = $"http://127.0.0.1:{RunningBot.FreePort()}";
        var settings = Settings(way, api, address, metrics, format);

        await using var bot = await RunningBot.StartAsync(settings, address: address);
        foreach (var name in new[] { "زينب", "مريم", "نور", "سارة", "هدى", "آية" })
        {
            api.Person(name).Starts();
        }

        // 5001 and 5011 tell of a refused token, 5003 and 5014 of any other failure, 5201 of a line that was not taken.
        string[] expected = way switch
        {
            Way.Polling => [" 5201 ", "5003"],
            Way.Webhook => ["5201"],
            Way.WrongToken => ["5001"],
            Way.WebhookWithWrongToken => ["5011"],
            _ => ["5003"],
        };
        await Eventually.HoldsAsync(() => Task.FromResult(bot.Errors), errors => expected.Any(number => errors.Contains(number.Trim(), StringComparison.Ordinal)));
        var told = new StringBuilder();
        foreach (var path in new[] { "/health/live", "/health/ready", "/health/messengers", "/desk", $"/webhooks/telegram?{Secret[..3]}", "/nothing" })
        {
            using var answer = await bot.Http.GetAsync(path);
            told.Append(answer.Headers).Append(await answer.Content.ReadAsStringAsync());
        }

        using var http = new HttpClient();
        told.Append(await http.GetStringAsync(new Uri(metrics + "/metrics")));
        foreach (var words in new string[][] { ["health"], ["delivery", "list"], ["volunteers", "list"], ["volunteers", "invite", "نور"], ["delivery", "retry", "all"] })
        {
            var run = await bot.RunVerbAsync(words);
            told.Append(run.Output).Append(run.Errors);
        }

        await bot.StopAsync();

        Assert.DoesNotContain(Secret, told.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Secret, bot.Output + bot.Errors, StringComparison.OrdinalIgnoreCase);
        var bytes = Encoding.UTF8.GetBytes(Secret);
        Assert.All(
            Directory.EnumerateFiles(bot.Folder, "*", SearchOption.AllDirectories),
            file => Assert.True(File.ReadAllBytes(file).AsSpan().IndexOf(bytes) < 0, Path.GetFileName(file)));
    }

    [Theory]
    [InlineData("Telegram__BotToken", Secret)]
    [InlineData("Telegram__BotToken", $"5550001:{Secret} ")]
    [InlineData("Telegram__ApiBaseUrl", "not an address")]
    [InlineData("Telegram__Mode", "Pigeon")]
    public async Task A_start_that_is_refused_does_not_name_it(string key, string value)
    {
        var settings = new Dictionary<string, string> { ["Telegram__BotToken"] = Planted, [key] = value };

        var run = await ProgramRun.RunAsync(["--lang", "en"], settings);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(key.Replace("__", ":", StringComparison.Ordinal), run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, run.Output + run.Errors, StringComparison.OrdinalIgnoreCase);
    }

    private static Dictionary<string, string> Settings(Way way, BotApiServer api, Uri address, string metrics, string format)
    {
        var settings = new Dictionary<string, string>
        {
            ["Service"] = "Open",
            ["Telegram__BotToken"] = Planted,
            ["Telegram__ApiBaseUrl"] = way switch
            {
                Way.NobodyListens => $"http://127.0.0.1:{RunningBot.FreePort()}",
                Way.NotTelegram => address.GetLeftPart(UriPartial.Authority), // our own pages, which answer something else
                _ => api.Url,
            },
            ["Metrics__Enabled"] = "true",
            ["Metrics__Listen"] = metrics,
            ["Logs__Level"] = "Trace",
            ["Logs__Format"] = format,
        };
        if (way is Way.Webhook or Way.WebhookWithWrongToken)
        {
            (settings["Telegram__Mode"], settings["Telegram__WebhookUrl"], settings["Telegram__WebhookSecret"]) = ("Webhook", $"{address}webhooks/telegram", "a-secret-of-the-test");
        }

        return settings;
    }
}
