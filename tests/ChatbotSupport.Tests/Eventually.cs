namespace ChatbotSupport.Tests;

/// <summary>Waits for something that another process does.</summary>
internal static class Eventually
{
    /// <summary>How much real time passes between two looks.</summary>
    public static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>Asks again and again until the answer is good; fails after a minute and a half.</summary>
    public static async Task<T> HoldsAsync<T>(Func<Task<T>> ask, Predicate<T> isGood)
    {
        using var deadline = new CancellationTokenSource(Patience);
        using var pause = new PeriodicTimer(Look);
        while (true)
        {
            var answer = await ask();
            if (isGood(answer))
            {
                return answer;
            }

            if (deadline.IsCancellationRequested)
            {
                throw new TimeoutException($"Last seen: {answer}");
            }

            await pause.WaitForNextTickAsync();
        }
    }
}
