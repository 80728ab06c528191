using System.Collections.Concurrent;
using ChatbotSupport.Turns;

namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>Brings the private chats of the team up to date whenever something has changed: each of them in order, many side by side, none held up by another.</summary>
internal sealed partial class TeamRelay(TeamChat chat, MemberGone gone, Returns returns, Storage.Database database, Changes changes, TimeProvider clock, ILogger<TeamRelay> logger) : BackgroundService
{
    private readonly KeyedQueue _members = new();
    private readonly ConcurrentDictionary<string, bool> _again = new();
    private readonly ConcurrentDictionary<string, bool> _gone = new();

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        [LookAsync(stoppingToken), .. Enumerable.Range(0, TeamLimits.Workers).Select(_ => WorkAsync(stoppingToken))]);

    private async Task LookAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var seen = changes.Version;
            try
            {
                foreach (var member in database.Read(TalkRows.Volunteers))
                {
                    _members.Add(member);
                }
            }
            catch (Exception failure) when (!stopping.IsCancellationRequested)
            {
                Failed(logger, failure.GetType().Name);
            }

            await changes.WaitAsync(seen, TeamLimits.LookPause, TeamLimits.LookEvery, clock, stopping);
        }
    }

    private async Task WorkAsync(CancellationToken stopping)
    {
        await Task.Yield();
        while (!stopping.IsCancellationRequested)
        {
            string member;
            try
            {
                member = await _members.TakeAsync(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }

            var back = returns.Of(member);
            try
            {
                if (await chat.SyncAsync(member, stopping) is { } later && _again.TryAdd(member, true))
                {
                    _ = AgainAsync(member, later, stopping);
                }

                _gone.TryRemove(member, out _);
                _members.Done(member);
            }
            catch (Exception failure) when (!stopping.IsCancellationRequested)
            {
                _ = _members.RetryAfterAsync(member, await PauseAsync(member, failure), clock, Failures.IsGone(failure) ? back : stopping);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    // Whoever blocked the bot stays so until they come back; said once, not with each try.
    private async Task<TimeSpan> PauseAsync(string member, Exception failure)
    {
        if (!Failures.IsGone(failure))
        {
            Failed(logger, Failures.Name(failure));
            return Failures.RetryAfter(failure) ?? TeamLimits.PauseAfterFailure;
        }

        if (_gone.TryAdd(member, true))
        {
            Failed(logger, Failures.Name(failure));
        }

        try
        {
            await gone.TakeAsync(member);
        }
        catch (Exception broken)
        {
            Failed(logger, broken.GetType().Name); // found out again with the next try
        }

        return TeamLimits.PauseWhenGone;
    }

    private async Task AgainAsync(string member, TimeSpan pause, CancellationToken stopping)
    {
        await Task.Delay(pause, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _again.TryRemove(member, out _);
        _members.Add(member);
    }

    [LoggerMessage(EventId = 5321, Level = LogLevel.Warning, Message = "The chat of somebody of the team could not be brought up to date: {Failure}; tried again.")]
    private static partial void Failed(ILogger logger, LogCode failure);
}
