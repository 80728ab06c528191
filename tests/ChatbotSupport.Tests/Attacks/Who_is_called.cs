using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using ChatbotSupport.Channels;

namespace ChatbotSupport.Tests.Attacks;

/// <summary>The program speaks with the hosts of its channels and with nobody else: whatever opens a connection is known by place.</summary>
public sealed partial class Who_is_called
{
    [Fact]
    public void Connections_are_opened_in_the_known_places_only()
    {
        var top = Path.Combine(Launch.Top, "src");
        var places = Directory.EnumerateFiles(top, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && Opens().IsMatch(File.ReadAllText(file)))
            .Select(file => Path.GetRelativePath(top, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

        Assert.Equal(
            [
                "ChatbotSupport/Channels/Connecting.cs",
                "ChatbotSupport/Channels/Telegram/BotApi.cs",
                "ChatbotSupport/Channels/WhatsApp/GraphApi.cs",
                "ChatbotSupport/Channels/WhatsApp/WhatsAppRoom.cs",
                "ChatbotSupport/Operations/Verbs/HealthVerb.cs",
            ],
            places);
    }

    [Fact]
    public async Task A_client_that_is_led_to_another_host_opens_no_connection()
    {
        using var channel = new TcpListener(IPAddress.Loopback, 0);
        using var elsewhere = new TcpListener(IPAddress.Loopback, 0);
        channel.Start();
        elsewhere.Start();
        var (known, other) = (((IPEndPoint)channel.LocalEndpoint).Port, ((IPEndPoint)elsewhere.LocalEndpoint).Port);
        using var http = new HttpClient(new SocketsHttpHandler { ConnectCallback = Connecting.OnlyTo($"http://127.0.0.1:{known}", TimeSpan.FromSeconds(5)) }) { Timeout = TimeSpan.FromSeconds(20) };

        foreach (var address in new[] { $"http://127.0.0.1:{other}/x", $"http://localhost:{known}/x", $"https://127.0.0.1:{known}/x", "http://planted.example/secret" })
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(new Uri(address)));
        }

        Assert.False(elsewhere.Pending() || channel.Pending());
        var asked = http.GetAsync(new Uri($"http://127.0.0.1:{known}/x"));
        using var answered = await channel.AcceptTcpClientAsync();
        await answered.GetStream().WriteAsync("HTTP/1.1 204 No Content\r\n\r\n"u8.ToArray());
        Assert.Equal(HttpStatusCode.NoContent, (await asked).StatusCode);
    }

    [Fact]
    public void Both_clients_know_one_host()
    {
        foreach (var (client, address) in new[] { ("Telegram/BotApi.cs", "settings.ApiBaseUrl"), ("WhatsApp/WhatsAppRoom.cs", "settings.GraphBaseUrl") })
        {
            Assert.Contains($"ConnectCallback = Connecting.OnlyTo({address},", File.ReadAllText(Path.Combine(Launch.Top, "src", "ChatbotSupport", "Channels", client)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Neither_client_follows_to_another_host()
    {
        foreach (var client in new[] { "Telegram/BotApi.cs", "WhatsApp/WhatsAppRoom.cs" })
        {
            Assert.Contains("AllowAutoRedirect = false", File.ReadAllText(Path.Combine(Launch.Top, "src", "ChatbotSupport", "Channels", client)), StringComparison.Ordinal);
        }
    }

    // A class that can open a connection, or start a program that might.
    [GeneratedRegex(@"\b(HttpClient|IHttpClientFactory|SocketsHttpHandler|HttpClientHandler|HttpMessageInvoker|TcpClient|UdpClient|new Socket|ClientWebSocket|WebRequest|WebClient|SmtpClient|Dns\.|NamedPipeClientStream|Process\.Start|new Process\b)")]
    private static partial Regex Opens();
}
