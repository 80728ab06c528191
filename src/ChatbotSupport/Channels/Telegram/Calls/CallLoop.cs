using ChatbotSupport.Channels.Telegram.Team;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;

namespace ChatbotSupport.Channels.Telegram.Calls;

/// <summary>Tells every coordinator what there is to tell whenever something has changed; one who cannot be reached holds up nobody.</summary>
internal sealed partial class CallLoop(Caller caller, Returns returns, MemberGone gone, Database database, Changes changes, TimeProvider clock, ILogger<CallLoop> logger) : BackgroundService
{
    private readonly KeyedQueue _members = new();

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        [LookAsync(stoppingToken), .. Enumerable.Range(0, CallLimits.Workers).Select(_ => WorkAsync(stoppingToken))]);

    private async Task LookAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var seen = changes.Version;
            try
            {
                foreach (var member in database.Read(CallRows.OnCall))
                {
                    _members.Add(member);
                }
            }
            catch (Exception failure) when (!stopping.IsCancellationRequested)
            {
                Failed(logger, failure.GetType().Name);
            }

            await changes.WaitAsync(seen, CallLimits.LookPause, CallLimits.LookEvery, clock, stopping);
        }
    }

    private async Task WorkAsync(CancellationToken stopping)
    {
        await Task.Yield();
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var member = await _members.TakeAsync(stopping);
                await TellAsync(member, stopping);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task TellAsync(string member, CancellationToken stopping)
    {
        var back = returns.Of(member);
        try
        {
            await caller.SyncAsync(member, stopping);
            _members.Done(member);
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            Failed(logger, Failures.Name(failure));
            if (Failures.IsGone(failure))
            {
                await TellOthersAsync(member, stopping);
            }

            _ = Failures.IsGone(failure)
                ? _members.RetryAfterAsync(member, CallLimits.PauseWhenBlocked, clock, back)
                : _members.RetryAfterAsync(member, Failures.RetryAfter(failure) ?? CallLimits.PauseAfterFailure, clock, stopping);
        }
    }

    private async Task TellOthersAsync(string member, CancellationToken stopping)
    {
        try
        {
            await gone.TellOnCallAsync(member);
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            Failed(logger, failure.GetType().Name);
        }
    }

    [LoggerMessage(EventId = 5411, Level = LogLevel.Warning, Message = "A coordinator could not be told on Telegram: {Failure}; tried again.")]
    private static partial void Failed(ILogger logger, LogCode failure);
}
