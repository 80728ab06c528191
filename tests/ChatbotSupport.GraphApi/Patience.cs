namespace ChatbotSupport.GraphApi;

/// <summary>Waiting for something to become true: looked at again at every change, given up after a generous time.</summary>
internal static class Patience
{
    /// <summary>Real time: it only bounds how long a broken test takes.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    public static async Task<T> UntilAsync<T>(this World world, Func<T?> look, Func<string> whatIsSeen)
        where T : class
    {
        using var end = new CancellationTokenSource(Limit);
        while (true)
        {
            Task next;
            lock (world.Gate)
            {
                next = world.Changed.Next;
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
