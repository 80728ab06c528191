using System.Text.Json.Nodes;
using ChatbotSupport.BotApi.Methods;

namespace ChatbotSupport.BotApi.Updates;

/// <summary><c>getUpdates</c>: waits for something to happen and answers at once when it does. Only the newest of two polls is served.</summary>
internal sealed class LongPoll(World world, WebhookDelivery webhook, UpdateFaults faults)
{
    private CancellationTokenSource? _running;

    public async Task<JsonNode?> WaitAsync(Call call, CancellationToken gone)
    {
        var limit = (int)Math.Clamp(call.Number("limit") ?? BotApiLimits.UpdatesPerPoll, 1, BotApiLimits.UpdatesPerPoll);
        var timeout = TimeSpan.FromSeconds(Math.Clamp(call.Number("timeout") ?? 0, 0, (long)BotApiLimits.LongPoll.TotalSeconds));
        using var replaced = new CancellationTokenSource();
        lock (world.Gate)
        {
            if (webhook.IsSet)
            {
                throw Refusal.Conflict("can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
            }

            world.Updates.Allow(call.Strings("allowed_updates"));
            world.Updates.Confirm(call.Number("offset") ?? 0);
            _running?.Cancel();
            _running = replaced;
        }

        using var late = new CancellationTokenSource(timeout, world.Clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(replaced.Token, late.Token, gone);
        try
        {
            return await FirstUpdatesAsync(limit, timeout > TimeSpan.Zero, end.Token);
        }
        catch (OperationCanceledException) when (replaced.IsCancellationRequested)
        {
            throw Refusal.Conflict("terminated by other getUpdates request; make sure that only one bot instance is running");
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            return new JsonArray();
        }
        finally
        {
            lock (world.Gate)
            {
                _running = _running == replaced ? null : _running;
            }
        }
    }

    private async Task<JsonNode?> FirstUpdatesAsync(int limit, bool mayWait, CancellationToken end)
    {
        while (true)
        {
            Task next;
            lock (world.Gate)
            {
                next = world.Changed.Next;
                var updates = world.Updates.First(limit);
                if (updates.Count > 0 || !mayWait)
                {
                    return Json.Array(faults.Spoil(updates).Select(update => (JsonNode)update.Body.DeepClone()));
                }
            }

            await next.WaitAsync(end);
        }
    }
}
