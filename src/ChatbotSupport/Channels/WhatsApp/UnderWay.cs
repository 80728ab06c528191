using System.Collections.Concurrent;

namespace ChatbotSupport.Channels.WhatsApp;

/// <summary>
/// Lines between the call that hands them over and the commit that says so. A status can be here before that commit, and would find a line that looks unsaid; it waits
/// until it is written what it is about.
/// </summary>
internal sealed class UnderWay
{
    // Real time: it bounds only what a disk that takes nothing can hold up.
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, TaskCompletionSource> _lines = new();

    /// <summary>A line is being handed over.</summary>
    public void Begin(string lineId) => _lines.TryAdd(lineId, new(TaskCreationOptions.RunContinuationsAsynchronously));

    /// <summary>What became of it is written, or is being written by whoever writes next.</summary>
    public void End(string lineId)
    {
        if (_lines.TryRemove(lineId, out var ended))
        {
            ended.SetResult();
        }
    }

    /// <summary>Completes once a line is not under way.</summary>
    public async Task UntilEndedAsync(string lineId)
    {
        if (_lines.TryGetValue(lineId, out var ended))
        {
            await ended.Task.WaitAsync(AtMost, TimeProvider.System).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
