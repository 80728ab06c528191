using System.Text.Json.Nodes;
using ChatbotSupport.BotApi.Updates;

namespace ChatbotSupport.BotApi.Methods;

/// <summary>How the bot hears: choosing between fetching and being brought.</summary>
internal sealed class UpdateMethods(WebhookDelivery webhook)
{
    public const string GetUpdates = "getUpdates";

    private DateTimeOffset? _lastSetAt;

    public IEnumerable<Method> All =>
    [
        // Waiting is not done under the gate; see LongPoll.
        new(GetUpdates, "offset:number limit:number timeout:number allowed_updates:list", _ => throw new InvalidOperationException("Waits outside the gate.")),
        new("setWebhook", "url:text certificate:text ip_address:text max_connections:number allowed_updates:list drop_pending_updates:flag secret_token:text", Set),
        new("deleteWebhook", "drop_pending_updates:flag", Delete),
        new("getWebhookInfo", "", _ => webhook.Info()),
    ];

    private JsonValue Set(Call call)
    {
        if (call.World.Rates.AreOn && _lastSetAt is { } last && call.World.Now - last < TimeSpan.FromSeconds(1))
        {
            throw Refusal.TooManyRequests(1);
        }

        _lastSetAt = call.World.Now;
        var url = call.Text("url");
        if (string.IsNullOrEmpty(url))
        {
            return Delete(call);
        }

        var address = WebhookRules.Read(call, url);
        call.World.Updates.Allow(call.Texts("allowed_updates"));
        Drop(call);
        webhook.Set(address);
        return JsonValue.Create(true);
    }

    private JsonValue Delete(Call call)
    {
        Drop(call);
        webhook.Set(null);
        return JsonValue.Create(true);
    }

    private static void Drop(Call call)
    {
        if (call.Flag("drop_pending_updates"))
        {
            call.World.Updates.Clear();
        }
    }
}
