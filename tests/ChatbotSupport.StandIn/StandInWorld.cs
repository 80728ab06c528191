namespace ChatbotSupport.StandIn;

/// <summary>All that exists behind a stand-in: everything happens under <see cref="Gate"/>, by the clock given at the start.</summary>
public abstract class StandInWorld(TimeProvider clock)
{
    /// <summary>Real time: it only bounds how long a broken test takes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>Held by whoever looks at anything or changes it.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Rings when anything changed.</summary>
    public Signal Changed { get; } = new();

    /// <summary>The time here.</summary>
    public TimeProvider Clock { get; } = clock;

    /// <summary>The time here.</summary>
    public DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>Waits for something to become true: looked at again at every change, given up after a generous time.</summary>
    public async Task<T> UntilAsync<T>(Func<T?> look, Func<string> whatIsSeen)
        where T : class
    {
        using var end = new CancellationTokenSource(Patience);
        while (true)
        {
            Task next;
            lock (Gate)
            {
                next = Changed.Next;
                if (look() is { } found)
                {
                    return found;
                }
            }

            try
            {
                await next.WaitAsync(end.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException(whatIsSeen());
            }
        }
    }
}
