using System.Text.RegularExpressions;

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
