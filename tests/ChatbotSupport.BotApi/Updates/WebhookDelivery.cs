using System.Text.Json.Nodes;

namespace ChatbotSupport.BotApi.Updates;

/// <summary>Where updates are brought instead of being fetched.</summary>
internal sealed record Webhook(Uri Url, string? Secret, int MaxConnections);

/// <summary>Brings updates to the bot's own address, with the secret in the header, each chat in order, again and again until they are taken.</summary>
internal sealed class WebhookDelivery(World world)
{
    private Webhook? _webhook;

    public bool IsSet => _webhook is not null;

    public void Set(Webhook? webhook)
    {
        _webhook = webhook;
        world.Changed.Ring();
    }

    public JsonObject Info() => Json.Of(
        ("url", _webhook?.Url.OriginalString ?? ""), ("has_custom_certificate", false), ("pending_update_count", world.Updates.Count),
        ("max_connections", _webhook?.MaxConnections),
        ("allowed_updates", world.Updates.Allowed is { } allowed ? Json.Array(allowed.Select(kind => (JsonNode?)kind)) : null));
}
