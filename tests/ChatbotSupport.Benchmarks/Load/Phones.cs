using System.Collections.Concurrent;
using ChatbotSupport.Delivery;

namespace ChatbotSupport.Benchmarks.Load;

/// <summary>The channel of people under load: takes every line at once and tells whoever waits for it. What a messenger adds is network.</summary>
internal sealed class Phones : IChannel
{
    /// <summary>The name of the channel.</summary>
    public const string Channel = "load";

    private readonly ConcurrentDictionary<string, TaskCompletionSource> _waiting = new();
    private long _handed;

    /// <inheritdoc/>
    public string Name => Channel;

    /// <summary>Lines handed over so far.</summary>
    public long Handed => Interlocked.Read(ref _handed);

    /// <summary>Completes when the next line is handed over for this address; asked before writing.</summary>
    public Task Expect(string address)
    {
        var next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[address] = next;
        return next.Task;
    }

    /// <inheritdoc/>
    public Task<DeliveryOutcome> SendAsync(OutgoingLine line, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _handed);
        if (_waiting.TryRemove(line.Address, out var waiting))
        {
            waiting.SetResult();
        }

        return Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Sent(null));
    }
}
