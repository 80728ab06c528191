using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using ChatbotSupport.Delivery;
using ChatbotSupport.Turns;
using Microsoft.AspNetCore.Http;

namespace ChatbotSupport.Channels.Web;

/// <summary>The open line to a page: what the bot and the team say, as it is said, until the page locks or the person leaves.</summary>
public sealed class LineStream(Mailbox mailbox, CurrentPlaybook playbook, Sessions sessions, MachineBrake brake, TimeProvider clock, IHostApplicationLifetime lifetime)
{
    /// <summary>GET /chat/stream</summary>
    public IResult Open(HttpContext context)
    {
        var after = long.TryParse(context.Request.Headers["Last-Event-ID"], out var number) && number > 0 ? number : 0;
        context.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(EventsAsync(Visitor.Of(context), after, context.RequestAborted));
    }

    private async IAsyncEnumerable<SseItem<WebLine?>> EventsAsync(Visitor visitor, long after, [EnumeratorCancellation] CancellationToken aborted)
    {
        using var place = brake.EnterStream(visitor.Cookie);
        if (!place.IsAcquired)
        {
            yield break;
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(aborted, lifetime.ApplicationStopping);
        using var beat = new PeriodicTimer(WebLimits.Beat, clock);
        var lines = mailbox.ReadAsync(visitor.ConversationId, after, ending.Token).GetAsyncEnumerator(ending.Token);
        var line = lines.MoveNextAsync().AsTask();
        var tick = beat.WaitForNextTickAsync(ending.Token).AsTask();
        try
        {
            yield return new SseItem<WebLine?>(null, "beat");
            while (true)
            {
                await Task.WhenAny(line, tick);
                if (ending.IsCancellationRequested)
                {
                    yield break;
                }

                if (sessions.IsLocked(visitor.Cookie))
                {
                    yield return new SseItem<WebLine?>(null, "lock");
                    yield break;
                }

                if (line.IsCompleted)
                {
                    if (!await line)
                    {
                        yield break;
                    }

                    yield return new SseItem<WebLine?>(WebLine.From(lines.Current, playbook.Value), "line") { EventId = $"{lines.Current.Number}" };
                    line = lines.MoveNextAsync().AsTask();
                }
                else
                {
                    await tick;
                    yield return new SseItem<WebLine?>(null, "beat");
                    tick = beat.WaitForNextTickAsync(ending.Token).AsTask();
                }
            }
        }
        finally
        {
            // The mailbox may still be waiting; it has to come back before it can be let go.
            await ending.CancelAsync();
            await ((Task)Task.WhenAll(line, tick)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await lines.DisposeAsync();
        }
    }
}
