using System.Net;
using System.Security.Cryptography;
using System.Text;
using ChatbotSupport.BotApi;
using ChatbotSupport.BotApi.Faults;

namespace ChatbotSupport.Tests.Telegram;

/// <summary>The real program as a process of its own, with nothing but settings changed: killed in the middle, by question and by webhook.</summary>
public sealed class ProcessTests
{
    private const string Secret = "a-secret-of-the-test";

    [Fact]
    public async Task Killed_again_and_again_it_answers_everybody_once()
    {
        await using var api = await BotApiServer.StartAsync();
        await using var bot = await RunningBot.StartAsync(Settings(api));
        var people = Enumerable.Range(0, 8).Select(number => api.Person($"شخص {number}")).ToList();
        people.ForEach(person => person.Starts());
        for (var kill = 0; kill < 4; kill++)
        {
            people.ForEach(person => person.Says("لازم ادفعله لو لا"));
            using var moment = new PeriodicTimer(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(20, 900)));
            await moment.WaitForNextTickAsync();
            await bot.KillAsync();
            await bot.StartAgainAsync();
        }

        await api.Updates.UntilConfirmedAsync();
        await Eventually.HoldsAsync(
            () => Task.FromResult(ColumnsOf.Ask<long>(bot.Database, "SELECT (SELECT count(*) FROM inbox WHERE state = 'Waiting') + (SELECT count(*) FROM outbox WHERE state = 'Queued')")), left => left == 0);

        Assert.Equal(40, ColumnsOf.Ask<long>(bot.Database, "SELECT count(*) FROM inbox WHERE channel = 'telegram' AND state = 'Handled'"));
        Assert.Equal(0, ColumnsOf.Ask<long>(bot.Database, "SELECT count(*) FROM outbox WHERE state <> 'Sent'"));
        Assert.All(people, person => Assert.Contains(person.Screen.Messages, message => message.IsFromBot && message.Text.Contains("الأفضل عدم الدفع", StringComparison.Ordinal)));

        // Twice only what was under way in the very moment of a kill.
        var lines = ColumnsOf.Ask<long>(bot.Database, "SELECT count(*) FROM outbox");
        Assert.InRange(people.Sum(person => person.Screen.Messages.Count(message => message.IsFromBot)), lines, lines + (4 * 8));
        Assert.Equal(0, await bot.StopAsync());
    }

    [Fact]
    public async Task The_webhook_takes_what_Telegram_proves_to_be_its_own_and_nothing_else()
    {
        await using var api = await BotApiServer.StartAsync();
        var address = new Uri($"http://127.0.0.1:{RunningBot.FreePort()}");
        var settings = Settings(api);
        (settings["Telegram__Mode"], settings["Telegram__WebhookUrl"], settings["Telegram__WebhookSecret"]) = ("Webhook", $"{address}webhooks/telegram", Secret);
        await using var bot = await RunningBot.StartAsync(settings, address: address);
        await api.Requests.UntilAsync("setWebhook");

        var zaynab = api.Person("زينب");
        zaynab.Starts();

        await zaynab.Screen.ShowsAsync("أهلًا بك");
        await zaynab.PressesAsync("أتعرض للابتزاز");
        await zaynab.Screen.ShowsAsync("هل هناك أمر عاجل الآن؟");
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(bot, "{}", null));
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(bot, "{}", Secret + "x"));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(bot, "{", Secret));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(bot, $"\"{new string('a', 600 * 1024)}\"", Secret));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(bot, """{"update_id":77,"message":{"chat":"x"}}""", Secret));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(bot, """{"update_id":78,"message":{"message_id":7,"date":1700000000,"chat":{"id":9,"type":"private"},"from":{"id":9,"is_bot":false},"text":"\ud83d"}}""", Secret));
        Assert.StartsWith("77 message ", ColumnsOf.Ask<string>(bot.Database, "SELECT code FROM inbox WHERE state = 'Parked' AND code LIKE '77 %'"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_tells_when_Telegram_last_answered_and_the_log_holds_no_token()
    {
        await using var api = await BotApiServer.StartAsync();
        api.Faults.Next("getUpdates", new Fault.Gateway());
        var settings = Settings(api);
        settings["Logs__Level"] = "Trace";
        await using var bot = await RunningBot.StartAsync(settings);
        var zaynab = api.Person("زينب");
        zaynab.Starts();
        await zaynab.Screen.ShowsAsync("أهلًا بك");

        var health = await bot.Http.GetStringAsync("/health/ready");

        using var heard = await bot.Http.GetAsync("/health/messengers");

        Assert.Equal(HttpStatusCode.OK, heard.StatusCode);
        Assert.Matches("^ready\ntelegram [0-9]+ s$", health);
        Assert.Equal(0, await bot.StopAsync());
        Assert.Contains("5003", bot.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("stand-in-token", bot.Output + bot.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_token_and_nothing_said_the_service_rehearses()
    {
        await using var api = await BotApiServer.StartAsync();
        var settings = Settings(api);
        settings.Remove("Service");
        await using var bot = await RunningBot.StartAsync(settings);

        var zaynab = api.Person("زينب");
        zaynab.Starts();

        await zaynab.Screen.ShowsAsync("لا تُستقبل الرسائل هنا في الوقت الحالي");
    }

    private static Dictionary<string, string> Settings(BotApiServer api) => new()
    {
        ["Service"] = "Open",
        ["Telegram__BotToken"] = api.Token,
        ["Telegram__ApiBaseUrl"] = api.Url,
    };

    private static async Task<HttpStatusCode> PostAsync(RunningBot bot, string body, string? secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/telegram") { Content = new StringContent(body, Encoding.UTF8, "application/json") };

        // Whoever refuses by the length alone answers before the rest is on its way.
        request.Headers.ExpectContinue = body.Length > 100_000;
        if (secret is not null)
        {
            request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);
        }

        using var answer = await bot.Http.SendAsync(request);
        return answer.StatusCode;
    }
}
