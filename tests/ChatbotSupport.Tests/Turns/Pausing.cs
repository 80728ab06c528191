namespace ChatbotSupport.Tests.Turns;

/// <summary>
/// Holds up one piece of work where it asks for the time, lets another one go to its end, and then lets the first go on: every order of two things, one after the
/// other and without luck. What the writer does is never held up, because it would hold up everybody.
/// </summary>
internal static class Pausing
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    /// <summary>Runs both; false when the work was done before it asked that often, so that the other one came after it.</summary>
    /// <param name="clock">The clock that is asked.</param>
    /// <param name="at">The how manieth asking.</param>
    /// <param name="work">What is held up.</param>
    /// <param name="meanwhile">What happens meanwhile.</param>
    public static async Task<bool> RunAsync(HeldClock clock, int at, Func<Task> work, Func<Task> meanwhile)
    {
        var mine = new AsyncLocal<bool>();
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var goOn = new ManualResetEventSlim();
        var asked = 0;
        void Hold()
        {
            if (mine.Value && Interlocked.Increment(ref asked) == at)
            {
                reached.SetResult();
                Assert.True(goOn.Wait(Patience), "what happened meanwhile did not end");
            }
        }

        clock.Asked += Hold;
        try
        {
            var working = Task.Factory.StartNew(
                async () =>
                {
                    mine.Value = true;
                    await work();
                },
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default).Unwrap();
            var isHeld = await Task.WhenAny(reached.Task, working) == reached.Task;
            try
            {
                await meanwhile();
            }
            finally
            {
                goOn.Set();
            }

            await working.WaitAsync(Patience);
            return isHeld;
        }
        finally
        {
            clock.Asked -= Hold;
        }
    }
}
