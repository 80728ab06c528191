using System.Threading.Channels;

namespace ChatbotSupport.Turns;

/// <summary>Hands out keys that have work, each to one taker at a time: two turns of one person never run at once.</summary>
public sealed class KeyedQueue
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, bool> _known = []; // true: more came while it is being worked on
    private readonly Channel<string> _ready = Channel.CreateUnbounded<string>();

    /// <summary>There is work for this key.</summary>
    public void Add(string key)
    {
        lock (_lock)
        {
            if (_known.ContainsKey(key))
            {
                _known[key] = true;
                return;
            }

            _known[key] = false;
        }

        _ready.Writer.TryWrite(key);
    }

    /// <summary>Takes a key for which there is no work and which nobody has; the taker must say when it is done.</summary>
    public bool TryTake(string key)
    {
        lock (_lock)
        {
            return _known.TryAdd(key, false);
        }
    }

    /// <summary>Waits for a key; the taker must say when it is done.</summary>
    public async Task<string> TakeAsync(CancellationToken cancellation)
    {
        var key = await _ready.Reader.ReadAsync(cancellation);
        lock (_lock)
        {
            _known[key] = false; // whatever was added until now will be seen by this taker
        }

        return key;
    }

    /// <summary>The taker failed: the key stays taken for the pause, so that no change in between makes anybody try again at once, and is handed out again after it, or as soon as it is ended early.</summary>
    public async Task RetryAfterAsync(string key, TimeSpan pause, TimeProvider clock, CancellationToken end)
    {
        await Task.Delay(pause, clock, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Add(key);
        Done(key);
    }

    /// <summary>The taker has done all it saw; if more came meanwhile, the key is handed out again.</summary>
    public void Done(string key)
    {
        lock (_lock)
        {
            if (!_known[key])
            {
                _known.Remove(key);
                return;
            }
        }

        _ready.Writer.TryWrite(key);
    }
}
