namespace ChatbotSupport.Delivery;

/// <summary>Open pages that wait for a new line in their mailbox.</summary>
internal sealed class Listeners
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<Listener>> _waiting = [];

    /// <summary>From now on this listener hears of new lines; asked before reading, so that none is missed.</summary>
    public Listener Listen(string conversationId)
    {
        var listener = new Listener(this, conversationId);
        lock (_lock)
        {
            if (!_waiting.TryGetValue(conversationId, out var others))
            {
                _waiting[conversationId] = others = [];
            }

            others.Add(listener);
        }

        return listener;
    }

    /// <summary>There is a new line.</summary>
    public void Tell(string conversationId)
    {
        List<Listener> told;
        lock (_lock)
        {
            if (!_waiting.Remove(conversationId, out told!))
            {
                return;
            }
        }

        told.ForEach(listener => listener.Tell());
    }

    private void Forget(Listener listener, string conversationId)
    {
        lock (_lock)
        {
            if (_waiting.TryGetValue(conversationId, out var others) && others.Remove(listener) && others.Count == 0)
            {
                _waiting.Remove(conversationId);
            }
        }
    }

    /// <summary>One page that waits, once.</summary>
    public sealed class Listener(Listeners all, string conversationId) : IDisposable
    {
        private readonly TaskCompletionSource _told = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Told => _told.Task;

        public void Tell() => _told.TrySetResult();

        public void Dispose() => all.Forget(this, conversationId);
    }
}
