using System.Text.Json.Nodes;
using ChatbotSupport.BotApi.Methods;

namespace ChatbotSupport.BotApi.Updates;

/// <summary><c>getUpdates</c>: waits for something to happen and answers at once when it does. Only the newest of two polls is served.</summary>
internal sealed class LongPoll(World world, WebhookDelivery webhook, UpdateStream stream)
{
    private static readonly TimeSpan SoonAgain = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan AtOnceAgain = TimeSpan.FromSeconds(0.5);

    private (long Offset, DateTimeOffset At)? _previous;
    private CancellationTokenSource? _running;

    public async Task<JsonNode?> WaitAsync(Call call, CancellationToken gone)
    {
        var limit = (int)Math.Clamp(call.Number("limit") ?? BotApiLimits.UpdatesPerPoll, 1, BotApiLimits.UpdatesPerPoll);
        var timeout = TimeSpan.FromSeconds(Math.Clamp(call.Number("timeout") ?? 0, 0, (long)BotApiLimits.LongPoll.TotalSeconds));
        var offset = call.Number("offset") ?? 0;
        using var replaced = new CancellationTokenSource();
        lock (world.Gate)
        {
            if (webhook.IsSet)
            {
                throw Refusal.Conflict("can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
            }

            world.Updates.Allow(call.Texts("allowed_updates"));
            world.Updates.Confirm(offset);
            SlowDown(offset, ref limit, ref timeout);
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
                if (_running == replaced)
                {
                    (_running, world.Updates.IsPolled) = (null, false);
                }
            }
        }
    }

    // Whoever asks for the same again and again is made to wait; part of the rates, because tests may look twice.
    private void SlowDown(long offset, ref int limit, ref TimeSpan timeout)
    {
        if (world.Rates.AreOn && _previous is { } previous && previous.Offset == offset)
        {
            var since = world.Now - previous.At;
            timeout = since < SoonAgain && timeout < SoonAgain ? SoonAgain : timeout;
            limit = since < AtOnceAgain ? 1 : limit;
        }

        _previous = (offset, world.Now);
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
                    return Json.Array(stream.Spoil(updates).Select(update => (JsonNode)update.Body.DeepClone()));
                }

                if (!world.Updates.IsPolled)
                {
                    world.Updates.IsPolled = true;
                    world.Changed.Ring();
                }
            }

            await next.WaitAsync(end);
        }
    }
}
