using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ChatbotSupport.Tests.Attacks;

/// <summary>Whoever calls our addresses with a tool of their own: odd paths, foreign names, methods nobody asked for, bodies that are giant, slow, forged or sent again.</summary>
public sealed class Tricks_at_the_door : IAsyncLifetime
{
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"];

    // Ways of writing a path that have led past a guard somewhere.
    private static readonly string[] Paths =
    [
        "/assets/../appsettings.json", "/assets/..%2fappsettings.json", "/assets/%2e%2e/%2e%2e/data/chatbot.db", "/assets/..%5c..%5cappsettings.json", "/assets/%252e%252e%252fappsettings.json",
        "/assets/....//appsettings.json", "/assets/%00", "/assets/x%00.js", "/assets/%ff%fe", "/../../../../etc/passwd", "//etc/passwd", "//desk/api/me", "/desk//api/me", "/desk/./api/me",
        "/x/../desk/api/me", "/%2e/desk/api/me", "/desk%2fapi/me", "/desk/api%2fme", "/DESK/API/ME", "/desk/api/me/", "/desk/api/me%20", "/desk/api;x=1/me", "/desk/api/me?x=/assets/",
        "/desk/api/cases/..%2f..%2fstatus", "/desk/api/cases/%2e%2e/status", "/chat/stream", "/chat/../desk/api/status", "/conversation-flows/messages.yaml", "/keys/people.db", "/data/chatbot.db",
        "/appsettings.json", "/.git/config", "/swagger", "/metrics", "/webhooks/telegram/..%2f..%2fdesk/api/me",
    ];

    private WholeService _service = null!;

    public async Task InitializeAsync() => _service = await WholeService.StartAsync(("Web__SlowBodySeconds", "2"));

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task Whoever_knocks_learns_nothing_and_gets_nothing()
    {
        await No_answer_tells_which_channels_are_onAsync();
        await No_way_of_writing_a_path_leads_past_a_guardAsync();
        await A_foreign_name_is_no_name_of_oursAsync();
        await Giant_and_slow_bodies_end_the_connectionAsync();
        Assert.Equal(HttpStatusCode.OK, (await _service.Bot.Http.GetAsync("/health/live")).StatusCode);
        Assert.Equal([0L], new[] { ColumnsOf.Ask<long>(_service.Bot.Database, "SELECT count(*) FROM inbox") });
    }

    private async Task No_answer_tells_which_channels_are_onAsync()
    {
        string[] forged = ["", "X-Hub-Signature-256: sha256=" + new string('0', 64) + "\r\n", "X-Telegram-Bot-Api-Secret-Token: guessed\r\n", "Content-Type: application/json\r\n"];
        foreach (var method in Methods)
        {
            foreach (var headers in forged)
            {
                var answers = new List<string>();
                // A forged delivery of WhatsApp is refused with the 401 that Meta's own callers expect; the number is public anyway.
                foreach (var path in new[] { "/webhooks/nobody", "/webhooks/telegram", method == "POST" ? "/webhooks/telegram" : "/webhooks/whatsapp" })
                {
                    answers.Add(Plain(await SendAsync($"{method} {path} HTTP/1.1\r\n{headers}Content-Length: 2\r\n", "{}")));
                }

                Assert.Equal((method, headers, 1), (method, headers, answers.Distinct().Count()));
                Assert.Equal((method, "404"), (method, Status(answers[0])));
            }

            var wrong = await SendAsync($"{method} /chat/messages HTTP/1.1\r\nContent-Length: 2\r\n", "{}");
            Assert.DoesNotContain("Allow:", wrong, StringComparison.OrdinalIgnoreCase);
        }

        var asked = await SendAsync("GET /webhooks/whatsapp?hub.mode=subscribe&hub.verify_token=guessed&hub.challenge=1 HTTP/1.1\r\n", "");
        Assert.Equal("404", Status(asked));
    }

    private async Task No_way_of_writing_a_path_leads_past_a_guardAsync()
    {
        foreach (var path in Paths)
        {
            var answer = await SendAsync($"GET {path} HTTP/1.1\r\n", "");
            Assert.True(Status(answer) is "400" or "401" or "403" or "404", $"{path}: {Status(answer)}");
            Assert.False(answer.Contains("root:", StringComparison.Ordinal) || answer.Contains("SQLite", StringComparison.Ordinal) || answer.Contains("KeyFolder", StringComparison.Ordinal), path);
        }

        var whole = await SendAsync("GET http://elsewhere.example/desk/api/me HTTP/1.1\r\n", "", host: "elsewhere.example");
        Assert.True(Status(whole) is "400" or "401" or "404", whole);
    }

    private async Task A_foreign_name_is_no_name_of_oursAsync()
    {
        foreach (var host in new[] { "elsewhere.example", "127.0.0.1.elsewhere.example", "localhost.elsewhere.example", "", "x y" })
        {
            Assert.Equal((host, "400"), (host, Status(await SendAsync("GET / HTTP/1.1\r\n", "", host))));
        }

        // Nobody stands in front of this installation, so nobody may say who is behind: neither name nor scheme nor address.
        var led = await SendAsync("GET /desk HTTP/1.1\r\nX-Forwarded-Host: elsewhere.example\r\nForwarded: host=elsewhere.example\r\nX-Forwarded-Proto: https\r\nX-Original-URL: /desk/api/me\r\nX-HTTP-Method-Override: DELETE\r\n", "");
        Assert.DoesNotContain("elsewhere.example", led, StringComparison.Ordinal);
        var refused = 0;
        for (var call = 0; call < 600 && refused == 0; call++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/chat/unlock");
            request.Headers.Add("X-Chat", "1");
            request.Headers.Add("X-Forwarded-For", $"203.0.113.{call % 250}, 198.51.100.{call % 200}");
            using var answer = await _service.Bot.Http.SendAsync(request);
            refused += answer.StatusCode == HttpStatusCode.TooManyRequests ? 1 : 0;
        }

        Assert.Equal(1, refused);
    }

    private async Task Giant_and_slow_bodies_end_the_connectionAsync()
    {
        foreach (var (path, bytes) in new[] { ("/webhooks/telegram", 900_000), ("/webhooks/whatsapp", 4_000_000), ("/desk/api/shift", 200_000), ("/desk/in", 200_000), ("/nowhere", 4_000_000) })
        {
            using var content = new ByteArrayContent(new byte[bytes]);
            HttpStatusCode? status = null;
            try
            {
                using var answer = await _service.Bot.Http.PostAsync(path, content);
                status = answer.StatusCode;
            }
            catch (HttpRequestException)
            {
                // The connection was closed before all of it was sent.
            }

            Assert.True(status is null or HttpStatusCode.NotFound or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.TooManyRequests, $"{path} {status}");
        }

        // A body of which a byte comes, and then nothing: the place is free again after the two seconds of the setting, not when the caller likes.
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _service.Bot.Address.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /webhooks/whatsapp HTTP/1.1\r\nHost: {_service.Bot.Address.Authority}\r\nContent-Length: 5000\r\n\r\n{{"));
        var since = Stopwatch.GetTimestamp();
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var buffer = new byte[1024];
        try
        {
            while (await stream.ReadAsync(buffer, deadline.Token) > 0)
            {
                // Whatever it says before it closes.
            }
        }
        catch (IOException)
        {
            // It closed at once: what was not read any more makes that a reset.
        }

        Assert.True(Stopwatch.GetElapsedTime(since) < TimeSpan.FromSeconds(45));
    }

    private async Task<string> SendAsync(string head, string body, string? host = null)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _service.Bot.Address.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes($"{head}Host: {host ?? _service.Bot.Address.Authority}\r\nConnection: close\r\n\r\n{body}"));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        return await reader.ReadToEndAsync(deadline.Token);
    }

    private static string Status(string answer) => answer.Split(' ', 3) is [_, var status, ..] ? status : "none";

    private static string Plain(string answer) => string.Join('\n', answer.Split("\r\n").Where(line => !line.StartsWith("Date:", StringComparison.Ordinal)));
}
