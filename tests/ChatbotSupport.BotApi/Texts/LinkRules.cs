namespace ChatbotSupport.BotApi.Texts;

/// <summary>Which links Telegram takes in a button or behind a word: http, https and its own, with a host that has a dot; never <c>tel:</c>.</summary>
internal static class LinkRules
{
    private static readonly string[] OwnProtocols = ["tg://", "ton://", "tonsite://"];

    /// <summary>Nothing when the link is taken, else why not, in Telegram's words.</summary>
    public static string? WhyRefused(string link)
    {
        var lower = link.Trim().ToLowerInvariant();
        if (lower.Length == 0)
        {
            return "URL host is empty";
        }

        if (OwnProtocols.Any(protocol => lower.StartsWith(protocol, StringComparison.Ordinal)))
        {
            return null;
        }

        var separator = lower.IndexOf("://", StringComparison.Ordinal);
        if (separator >= 0 && lower[..separator] is not ("http" or "https"))
        {
            return "Unsupported URL protocol";
        }

        var rest = separator < 0 ? lower : lower[(separator + 3)..];
        var host = rest.Split('/', '?', '#')[0];
        if (host.IndexOf('@', StringComparison.Ordinal) is >= 0 and var at)
        {
            host = host[(at + 1)..];
        }

        if (host.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon)
        {
            // «tel:533» reads as the host «tel» with the port 533.
            if (!ushort.TryParse(host[(colon + 1)..], out var port) || port == 0)
            {
                return "Wrong port number specified in the URL";
            }

            host = host[..colon];
        }

        if (host.Length == 0)
        {
            return "URL host is empty";
        }

        return host.Contains('.', StringComparison.Ordinal) && !host.StartsWith('.') && !host.EndsWith('.') && !host.Any(char.IsWhiteSpace) ? null : "Wrong HTTP URL";
    }
}
