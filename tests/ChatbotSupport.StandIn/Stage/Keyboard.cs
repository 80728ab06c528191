namespace ChatbotSupport.StandIn.Stage;

/// <summary>A stand-in as a process of its own: lines from the keyboard, and every screen as it changes.</summary>
public static class Keyboard
{
    /// <summary>Plays every line that is typed; afterwards only other processes play.</summary>
    public static async Task PlayAsync(IPlay play)
    {
        while (await Console.In.ReadLineAsync() is { } line)
        {
            try
            {
                Console.WriteLine(await play.LineAsync(line));
            }
            catch (Exception failure) when (failure is InvalidOperationException or TimeoutException)
            {
                Console.WriteLine(failure.Message);
            }
        }

        await Task.Delay(Timeout.InfiniteTimeSpan);
    }

    /// <summary>Whatever is written to somebody appears at once.</summary>
    /// <param name="name">Who they are.</param>
    /// <param name="next">Waits for the next message, as text.</param>
    public static async Task WatchAsync(string name, Func<Task<string>> next)
    {
        while (true)
        {
            try
            {
                Console.WriteLine($"→ {name}: {await next()}");
            }
            catch (TimeoutException)
            {
                // Nobody wrote for a while.
            }
        }
    }
}
