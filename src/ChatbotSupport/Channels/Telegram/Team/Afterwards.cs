namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>
/// What is said and done once it is known what became of a press or a word of the team. It goes on beside the updates, so that nobody's message waits for somebody else's turn;
/// what one account did is told in its order. Their own next update waits for it for a moment; a text that comes while it is still not known is asked about instead, because for
/// whom it is hangs on that. Lost with the process: by then the action is safe, and a case that was taken is offered in the chat.
/// </summary>
internal sealed partial class Afterwards(TimeProvider clock, ILogger<Afterwards> logger)
{
    private readonly Dictionary<long, Task> _running = [];
    private readonly Lock _gate = new();

    /// <summary>Waits until everything is told to an account.</summary>
    public Task SettledAsync(long account)
    {
        lock (_gate)
        {
            return _running.GetValueOrDefault(account, Task.CompletedTask);
        }
    }

    /// <summary>Waits for that, but only for a moment: other people's messages wait behind this one.</summary>
    public Task SettleAsync(long account) => SettledAsync(account) is { IsCompleted: false } settled ? Task.WhenAny(settled, Task.Delay(TeamLimits.SettleWait, clock)) : Task.CompletedTask;

    /// <summary>Whether everything is told to an account.</summary>
    public bool IsSettled(long account) => SettledAsync(account).IsCompleted;

    /// <summary>Does something for an account after what is still to be done for it. Returns without waiting.</summary>
    public void Do(long account, Func<Task> rest)
    {
        lock (_gate)
        {
            var before = _running.GetValueOrDefault(account, Task.CompletedTask);
            Task? own = null;
            own = Task.Run(async () =>
            {
                await before;
                await TryAsync(rest);
                lock (_gate)
                {
                    if (_running.GetValueOrDefault(account) == own)
                    {
                        _running.Remove(account);
                    }
                }
            });
            _running[account] = own;
        }
    }

    private async Task TryAsync(Func<Task> rest)
    {
        try
        {
            await rest();
        }
        catch (Exception failure)
        {
            NotDone(logger, failure.GetType().Name);
        }
    }

    [LoggerMessage(EventId = 5333, Level = LogLevel.Warning, Message = "What became of an action of the team could not be told to them: {Failure}.")]
    private static partial void NotDone(ILogger logger, LogCode failure);
}
