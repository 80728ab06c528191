using ChatbotSupport.Turns;

namespace ChatbotSupport.Channels.Telegram.TeamGroup;

/// <summary>Keeps the volunteers' group up to date for as long as the program runs; leaves groups that are the team's no more.</summary>
internal sealed partial class GroupLoop(
    Pairing pairing, GroupBoard board, OldGroups old, GroupSettings settings, Changes changes, TimeProvider clock, ILogger<GroupLoop> logger)
    : BackgroundService
{
    private long _poked;
    private long? _troubleSince;
    private TimeSpan _pause;

    /// <summary>Something changed in the group: what did not go through may go through now.</summary>
    public void Poke()
    {
        Interlocked.Increment(ref _poked);
        changes.Bump();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var poked = -1L;
        while (!stoppingToken.IsCancellationRequested)
        {
            var seen = changes.Version;
            if (Interlocked.Read(ref _poked) != poked)
            {
                poked = Interlocked.Read(ref _poked);
                _troubleSince = null;
                settings.Again();
            }

            try
            {
                await pairing.AdoptAsync();
                await old.LeaveAsync(stoppingToken);
                await settings.LookAsync(stoppingToken);
                if (_troubleSince is not { } since || clock.GetElapsedTime(since) >= _pause)
                {
                    _troubleSince = null;
                    await board.StepAsync(stoppingToken);
                }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                await FailedAsync(failure);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await changes.WaitAsync(seen, GroupLimits.LookPause, GroupLimits.LookEvery, clock, stoppingToken);
        }
    }

    private async Task FailedAsync(Exception failure)
    {
        try
        {
            if (Failures.MovedTo(failure) is { } fresh && pairing.Home is { } home)
            {
                await pairing.MoveAsync(home.Chat, fresh);
                return;
            }

            var warning = GroupTroubles.Of(failure);
            (_troubleSince, _pause) = (clock.GetTimestamp(), warning is null ? Failures.RetryAfter(failure) ?? GroupLimits.PauseAfterFailure : GroupLimits.PauseInTrouble);
            Failed(logger, Failures.Name(failure), _pause);
            if (warning is { } known)
            {
                await board.WarnAsync(known);
            }
        }
        catch (Exception broken)
        {
            Failed(logger, broken.GetType().Name, GroupLimits.LookEvery);
        }
    }

    [LoggerMessage(EventId = 5405, Level = LogLevel.Warning, Message = "The volunteers' group could not be brought up to date: {Failure}; tried again in {Pause}.")]
    private static partial void Failed(ILogger logger, LogCode failure, TimeSpan pause);
}
