using System.Net.Sockets;
using System.Text;
using ChatbotSupport.BotApi;
using ChatbotSupport.GraphApi;
using ChatbotSupport.GraphApi.Webhooks;

namespace ChatbotSupport.Tests.Attacks;

/// <summary>What no browser sends, over a bare connection to the real program: paths, names, headers and bodies that lead careless servers around their guards.</summary>
public sealed class Tricks_at_the_door : IAsyncLifetime
{
    private const string Secret = "a-secret-of-the-test";
    private const string Update = """{"update_id":4711,"message":{"message_id":7,"date":1700000000,"chat":{"id":9,"type":"private"},"from":{"id":9,"is_bot":false,"first_name":"?"},"text":"مرحبا"}}""";

    // Refused as too large, or as no form, or ended in the middle.
    private static readonly IReadOnlyList<int> Ended = [0, 400, 413];

    private BotApiServer telegram = null!;
    private GraphServer meta = null!;
    private RunningBot bot = null!;

    public async Task InitializeAsync()
    {
        (telegram, meta) = (await BotApiServer.StartAsync(), await GraphServer.StartAsync());
        meta.Templates.Add(new GraphApi.Templates.Template("new_message", "ar", "رسالة جديدة", "عرض"));
        var address = new Uri($"http://127.0.0.1:{RunningBot.FreePort()}");
        bot = await RunningBot.StartAsync(
            new Dictionary<string, string>
            {
                ["Service"] = "Open",
                ["Telegram__BotToken"] = telegram.Token, ["Telegram__ApiBaseUrl"] = telegram.Url, ["Telegram__Mode"] = "Webhook", ["Telegram__WebhookUrl"] = $"{address}webhooks/telegram", ["Telegram__WebhookSecret"] = Secret,
                ["WhatsApp__AccessToken"] = meta.Token, ["WhatsApp__PhoneNumberId"] = meta.PhoneNumberId, ["WhatsApp__BusinessAccountId"] = meta.BusinessAccountId, ["WhatsApp__AppSecret"] = meta.AppSecret,
                ["WhatsApp__VerifyToken"] = meta.VerifyToken, ["WhatsApp__GraphBaseUrl"] = meta.Url, ["WhatsApp__Template"] = "new_message",
            },
            address: address);
    }

    public async Task DisposeAsync()
    {
        await bot.DisposeAsync();
        await meta.DisposeAsync();
        await telegram.DisposeAsync();
    }

    [Fact]
    public async Task Lead_nowhere()
    {
        // Begun first and looked at last: a body that never comes is given up while the rest is tried.
        var slow = new[] { "/webhooks/whatsapp", "/webhooks/telegram", "/chat/leave", "/desk/in" }
            .Select(path => RawAsync($"POST {path} HTTP/1.1\r\nHost: {Name}\r\nOrigin: http://{Name}\r\nX-Chat: 1\r\nX-Telegram-Bot-Api-Secret-Token: {Secret}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{{")).ToList();

        foreach (var path in Paths)
        {
            var answer = await RawAsync($"GET {path} HTTP/1.1\r\nHost: {Name}\r\nConnection: close\r\n\r\n");
            Assert.True(Status(answer) is 400 or 401 or 404, $"{path}: {Status(answer)}");
            Assert.DoesNotContain("cases", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("ConnectionString", answer, StringComparison.Ordinal);
        }

        foreach (var head in Heads)
        {
            var answer = await RawAsync($"GET /desk/api/queue HTTP/1.1\r\n{head}\r\nConnection: close\r\n\r\n");
            Assert.True(Status(answer) is 400 or 401 or 431, $"{head[..Math.Min(60, head.Length)]}: {Status(answer)}");
        }

        Assert.Equal(400, Status(await RawAsync("GET /desk HTTP/1.1\r\nHost: elsewhere.example\r\nConnection: close\r\n\r\n")));
        Assert.Equal(400, Status(await RawAsync($"GET /desk HTTP/1.1\r\nHost: {Name}\r\nHost: elsewhere.example\r\nConnection: close\r\n\r\n")));
        Assert.Equal(400, Status(await RawAsync($"GET http://elsewhere.example/desk HTTP/1.1\r\nHost: {Name}\r\nConnection: close\r\n\r\n")));
        Assert.Equal(400, Status(await RawAsync($"POST /desk/in HTTP/1.1\r\nHost: {Name}\r\nContent-Length: 5\r\nTransfer-Encoding: chunked, identity\r\nConnection: close\r\n\r\n0\r\n\r\n")));

        await WebhooksAsync();
        Assert.All(await Task.WhenAll(slow), answer => Assert.True(Status(answer) is 408 or 400 or 0, $"{Status(answer)}"));
        Assert.Equal(200, Status(await RawAsync($"GET /health/ready HTTP/1.1\r\nHost: {Name}\r\nConnection: close\r\n\r\n")));
    }

    private string Name => bot.Address.Authority;

    private string[] Heads =>
    [
        $"Host: {Name}\r\nCookie: desk={new string('x', 20_000)}",
        $"Host: {Name}\r\n{string.Join("\r\n", Enumerable.Range(0, 200).Select(number => $"X-{number}: 1"))}",
        $"Host: {Name}\r\nX-{new string('a', 40_000)}: 1",
        $"Host: {Name}\r\nX-Original-URL: /desk/api/queue\r\nX-Rewrite-URL: /desk/api/queue\r\nX-HTTP-Method-Override: POST",
        $"Host: {Name}\r\nX-Forwarded-Host: {Name}\r\nX-Forwarded-For: 127.0.0.1\r\nForwarded: for=127.0.0.1",
        $"Host: {Name}\r\nCookie: desk=a; desk=b\r\nCookie: desk=c",
        $"Host: {Name}\r\nAuthorization: Basic YWRtaW46YWRtaW4=",
        $"Host: {Name}\r\nX-Desk: hand\r\nSec-Fetch-Site: same-origin\r\nSec-Fetch-Site: cross-site",
        $"Host: {Name}\r\nBad Header: x",
        "",
    ];

    private static string[] Paths =>
    [
        "/desk/api/queue", "/DESK/API/QUEUE", "/desk/api/queue/", "/desk/%2e%2e/desk/api/queue", "/desk/x/../api/queue", "/desk/./api/queue", "//desk/api/queue", "/desk//api/queue", "/desk\\api\\queue", "/desk%5capi%5cqueue",
        "/desk%2fapi%2fqueue", "/desk/api%2fqueue", "/desk;x/api/queue", "/desk/api;x/queue", "/desk/api/queue%00", "/desk/api/queue%20", "/desk/api/queue.json", "/x/../desk/api/queue", "/%64esk/api/queue", "/desk/%61pi/queue", "/desk/ap%69/cases/482715",
        "/desk/assets/..%2f..%2fappsettings.json", "/desk/assets/%2e%2e%2f%2e%2e%2fappsettings.json", "/desk/assets/....//appsettings.json", "/desk/assets/desk.html", "/assets/..%2fappsettings.json", "/assets/%2e%2e/%2e%2e/data/chatbot.db",
        "/assets/..%5c..%5cdata%5cchatbot.db", "/data/chatbot.db", "/keys/people.db", "/appsettings.json", "/.git/config", "/desk/in/..%2f..%2fapi%2fqueue/x", "/desk/in/x%0d%0aSet-Cookie:%20desk=1/x", "/metrics", "/swagger/index.html", "/webhooks/telegram/../../desk/api/queue",
        $"/desk/api/cases/{new string('9', 6000)}", "/desk/api/cases/%ff%fe", "/desk/api/cases/482715%20or%201=1", "/chat/stream",
    ];

    private async Task WebhooksAsync()
    {
        Assert.Equal(404, await TelegramAsync(Update, []));
        Assert.Equal(404, await TelegramAsync(Update, [""]));
        Assert.Equal(404, await TelegramAsync(Update, [Secret.ToUpperInvariant()]));
        Assert.Equal(404, await TelegramAsync(Update, [Secret, Secret]));
        Assert.Equal(404, await TelegramAsync(Update, [Secret + ", x"]));
        Assert.Equal(404, await TelegramAsync(Update, [new string('a', 8_000)]));
        Assert.Equal(404, await TelegramAsync(Update, [], "/webhooks/telegram?secret=" + Secret));
        Assert.Equal(0, ColumnsOf.Ask<long>(bot.Database, "SELECT count(*) FROM inbox"));
        var same = await RawAsync($"POST /webhooks/nothing HTTP/1.1\r\nHost: {Name}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        Assert.Equal(WithoutDate(same), WithoutDate(await RawAsync($"POST /webhooks/telegram HTTP/1.1\r\nHost: {Name}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")));

        foreach (var (body, expected) in new[] { ("", 400), ("{", 400), ("<xml/>", 400), ("a=b", 400), (new string('[', 100_000), 400), ("[]", 200), ("null", 200), ("7", 200), (Update, 200), (Update, 200), (Update, 200) })
        {
            Assert.Equal((body.Length, expected), (body.Length, await TelegramAsync(body, [Secret])));
        }

        Assert.Equal(1, ColumnsOf.Ask<long>(bot.Database, "SELECT count(*) FROM inbox WHERE kind = 'Text'"));
        Assert.Equal(200, await TelegramAsync(Update.Replace("4711", "4712", StringComparison.Ordinal).Replace("\"message_id\":7", "\"message_id\":8", StringComparison.Ordinal).Replace("مرحبا", "مرحبا \\ud83d", StringComparison.Ordinal), [Secret]));
        Assert.Equal(2, ColumnsOf.Ask<long>(bot.Database, "SELECT count(*) FROM inbox WHERE kind = 'Text'"));
        Assert.Equal(200, await TelegramAsync("""{"update_id":null,"message":0}""", [Secret]));
        var chunk = new string(' ', 0x8000);
        var giant = $"{string.Concat(Enumerable.Repeat($"8000\r\n{chunk}\r\n", 200))}0\r\n\r\n";
        Assert.Contains(Status(await RawAsync($"POST /webhooks/telegram HTTP/1.1\r\nHost: {Name}\r\nX-Telegram-Bot-Api-Secret-Token: {Secret}\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n{giant}")), Ended);
        Assert.Contains(Status(await RawAsync($"POST /webhooks/whatsapp HTTP/1.1\r\nHost: {Name}\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n{giant}")), Ended);
        Assert.Contains(Status(await RawAsync($"POST /chat/leave HTTP/1.1\r\nHost: {Name}\r\nX-Chat: 1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n{giant}")), Ended);
        Assert.Contains(Status(await RawAsync($"POST /desk/in HTTP/1.1\r\nHost: {Name}\r\nOrigin: http://{Name}\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n{giant}")), Ended);

        var hook = new Uri(bot.Address, "/webhooks/whatsapp");
        foreach (var signature in new[] { null, "", "sha256=", "sha1=" + new string('0', 40), "sha256=" + new string('0', 64), "sha256=" + new string('g', 64), SignedDelivery.Sign("{}"u8, "another").ToUpperInvariant(), SignedDelivery.Sign("{}"u8, "") })
        {
            Assert.Equal(401, await meta.Webhook.BringAsync(hook, "{}"u8.ToArray(), signature));
        }
    }

    private async Task<int> TelegramAsync(string body, string[] secrets, string path = "/webhooks/telegram") => Status(await RawAsync(
        $"POST {path} HTTP/1.1\r\nHost: {Name}\r\n{string.Concat(secrets.Select(secret => $"X-Telegram-Bot-Api-Secret-Token: {secret}\r\n"))}Content-Type: text/plain\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}"));

    private static int Status(string answer) => answer.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) ? int.Parse(answer.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture) : 0;

    private static string WithoutDate(string answer) => string.Join('\n', answer.Split("\r\n").Where(line => !line.StartsWith("Date:", StringComparison.Ordinal)));

    /// <summary>Sends bytes and reads until the other side ends; empty when it ended without a word.</summary>
    private async Task<string> RawAsync(string request)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var socket = new TcpClient();
        await socket.ConnectAsync(bot.Address.Host, bot.Address.Port, deadline.Token);
        await using var stream = socket.GetStream();
        var answer = new MemoryStream();
        try
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(request), deadline.Token);
            await stream.CopyToAsync(answer, deadline.Token);
        }
        catch (IOException)
        {
            // Ended in the middle, as it may with somebody who sends too much.
            await ReadRestAsync(stream, answer);
        }

        return Encoding.UTF8.GetString(answer.ToArray());
    }

    private static async Task ReadRestAsync(NetworkStream stream, MemoryStream answer)
    {
        try
        {
            await stream.CopyToAsync(answer);
        }
        catch (IOException)
        {
            // Nothing more was said.
        }
    }
}
