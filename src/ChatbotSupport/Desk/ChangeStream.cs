using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using ChatbotSupport.Desk.SignIn;
using ChatbotSupport.Turns;

namespace ChatbotSupport.Desk;

/// <summary>Tells an open page that something changed, or that its volunteer is not signed in any more; never what.</summary>
internal sealed class ChangeStream(Changes changes, DeskSessions sessions, TimeProvider clock, IHostApplicationLifetime lifetime)
{
    /// <summary>Events `now`, `changed`, `beat` and a last `out`.</summary>
    public async IAsyncEnumerable<SseItem<string>> ReadAsync(string? secret, [EnumeratorCancellation] CancellationToken aborted)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(aborted, lifetime.ApplicationStopping);
        var cancel = ending.Token;
        var seen = changes.Version;
        yield return Item(seen, "now");
        while (!cancel.IsCancellationRequested)
        {
            var version = await NextAsync(seen, cancel);
            if (cancel.IsCancellationRequested)
            {
                yield break;
            }

            if (sessions.Find(secret) is null)
            {
                yield return Item(version, "out");
                yield break;
            }

            yield return Item(version, version == seen ? "beat" : "changed");
            seen = version;
        }
    }

    private async Task<long> NextAsync(long seen, CancellationToken cancel)
    {
        using var beat = new CancellationTokenSource(DeskLimits.Beat, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(beat.Token, cancel);
        try
        {
            return await changes.WaitAsync(seen, either.Token);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            return seen;
        }
    }

    private static SseItem<string> Item(long version, string name) => new(version.ToString(CultureInfo.InvariantCulture), name);
}
