using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ChatbotSupport.BotApi.Updates;

/// <summary>Where updates are brought instead of being fetched.</summary>
internal sealed record Webhook(Uri Url, string? Secret, int MaxConnections);

/// <summary>Brings updates to the bot's own address, with the secret in the header, each chat in order, again and again until they are taken.</summary>
internal sealed class WebhookDelivery(World world) : IDisposable
{
    private const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };
    private readonly HashSet<long> _busy = [];
    private Webhook? _webhook;
    private DateTimeOffset? _lastErrorAt;
    private string? _lastError;

    public bool IsSet => _webhook is not null;

    public void Set(Webhook? webhook)
    {
        (_webhook, _lastErrorAt, _lastError) = (webhook, null, null);
        world.Changed.Ring();
    }

    public JsonObject Info() => Json.Of(
        ("url", _webhook?.Url.OriginalString ?? ""), ("has_custom_certificate", false), ("pending_update_count", world.Updates.Count),
        ("last_error_date", _lastErrorAt is { } at ? Stamp.Seconds(at) : null), ("last_error_message", _lastError),
        ("max_connections", _webhook?.MaxConnections),
        ("allowed_updates", world.Updates.Allowed is { } allowed ? Json.Array(allowed.Select(kind => (JsonNode?)kind)) : null));

    /// <summary>Starts a delivery for every chat that has something new and none under way, until the server stops.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var running = new List<Task>();
        try
        {
            while (true)
            {
                Task next;
                lock (world.Gate)
                {
                    next = world.Changed.Next;
                    running.RemoveAll(task => task.IsCompleted);
                    running.AddRange(Startable().Select(update => BringAsync(update, stop)));
                }

                await next.WaitAsync(stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Task.WhenAll(running);
        }
    }

    public void Dispose() => _http.Dispose();

    private List<Update> Startable()
    {
        var startable = new List<Update>();
        foreach (var update in _webhook is null ? [] : world.Updates.First(int.MaxValue))
        {
            if (_busy.Count < _webhook!.MaxConnections && _busy.Add(update.ChatId))
            {
                startable.Add(update);
            }
        }

        return startable;
    }

    // Once more at once, then after pauses that double, until it is taken, expires or the webhook is gone.
    private async Task BringAsync(Update update, CancellationToken stop)
    {
        // The gate is held by whoever starts this.
        await Task.Yield();
        try
        {
            for (var pause = TimeSpan.Zero; !await TryAsync(update, stop); pause = Longer(pause))
            {
                await Task.Delay(pause, world.Clock, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The server stops; what was not brought stays undelivered.
        }
        finally
        {
            lock (world.Gate)
            {
                _busy.Remove(update.ChatId);
                world.Changed.Ring();
            }
        }
    }

    /// <summary>Whether there is nothing more to do for this update.</summary>
    private async Task<bool> TryAsync(Update update, CancellationToken stop)
    {
        Webhook? webhook;
        lock (world.Gate)
        {
            webhook = _webhook;
            if (webhook is null || !world.Updates.First(int.MaxValue).Contains(update))
            {
                return true;
            }
        }

        var error = await PostAsync(webhook, update, stop);
        lock (world.Gate)
        {
            if (error is null)
            {
                world.Updates.Remove(update);
                return true;
            }

            (_lastErrorAt, _lastError) = (world.Now, error);
            world.Changed.Ring();
            return false;
        }
    }

    private async Task<string?> PostAsync(Webhook webhook, Update update, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url) { Content = JsonContent.Create(update.Body) };
        if (webhook.Secret is { } secret)
        {
            request.Headers.Add(SecretHeader, secret);
        }

        try
        {
            using var answer = await _http.SendAsync(request, stop);
            return answer.IsSuccessStatusCode ? null : $"Wrong response from the webhook: {(int)answer.StatusCode} {answer.ReasonPhrase}";
        }
        catch (HttpRequestException)
        {
            return "Connection refused";
        }
        catch (TaskCanceledException) when (!stop.IsCancellationRequested)
        {
            return "Read timeout expired";
        }
    }

    private static TimeSpan Longer(TimeSpan pause) =>
        pause == TimeSpan.Zero ? TimeSpan.FromSeconds(1) : pause * 2 > BotApiLimits.WebhookPause ? BotApiLimits.WebhookPause : pause * 2;
}
