using ChatbotSupport.BotApi.Methods;

namespace ChatbotSupport.BotApi.Updates;

/// <summary>Which addresses Telegram brings updates to.</summary>
internal static class WebhookRules
{
    private static readonly int[] Ports = [443, 80, 88, 8443];

    public static Webhook Read(Call call, string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw Refusal.BadRequest("bad webhook: URL host is empty");
        }

        // On this machine there is neither a certificate nor a well-known port; everywhere else both are insisted on.
        if (!address.IsLoopback)
        {
            if (address.Scheme != "https")
            {
                throw Refusal.BadRequest("bad webhook: An HTTPS URL must be provided for webhook");
            }

            if (!Ports.Contains(address.Port))
            {
                throw Refusal.BadRequest("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443");
            }
        }

        var secret = call.Text("secret_token");
        if (secret is { Length: > BotApiLimits.SecretToken })
        {
            throw Refusal.BadRequest("secret token is too long");
        }

        if (secret is not null && !secret.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-'))
        {
            throw Refusal.BadRequest("secret token contains unallowed characters");
        }

        return new Webhook(address, string.IsNullOrEmpty(secret) ? null : secret, (int)Math.Clamp(call.Number("max_connections") ?? 40, 1, 100));
    }
}
