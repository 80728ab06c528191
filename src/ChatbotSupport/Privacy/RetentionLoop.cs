namespace ChatbotSupport.Privacy;

/// <summary>Drops old text every hour while the bot runs, and at every start, as long as the clock is believed.</summary>
public sealed partial class RetentionLoop(Retention retention, ClockTrust trust, TimeProvider clock, ILogger<RetentionLoop> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var last = (At: clock.GetUtcNow(), Timestamp: clock.GetTimestamp());
        while (!stoppingToken.IsCancellationRequested)
        {
            var now = (At: clock.GetUtcNow(), Timestamp: clock.GetTimestamp());
            var jumped = now.At - last.At - clock.GetElapsedTime(last.Timestamp, now.Timestamp);
            last = now;
            try
            {
                if (!await trust.LookAsync())
                {
                    Waits(logger);
                }
                else if (jumped > PrivacyLimits.ClockJump)
                {
                    SetAhead(logger);
                }
                else
                {
                    await retention.SweepAsync(stoppingToken);
                }
            }
            catch (Exception failure)
            {
                var kind = failure.GetType().Name;
                Failed(logger, kind);
            }

            await Task.Delay(PrivacyLimits.SweepEvery, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(EventId = 5306, Level = LogLevel.Warning, Message = "The clock is doubted; dropping old text waits.")]
    private static partial void Waits(ILogger logger);

    [LoggerMessage(EventId = 5302, Level = LogLevel.Warning, Message = "The clock was set ahead; dropping old text waits for an hour.")]
    private static partial void SetAhead(ILogger logger);

    [LoggerMessage(EventId = 5301, Level = LogLevel.Error, Message = "Dropping old text failed with {Failure}; tried again in an hour.")]
    private static partial void Failed(ILogger logger, LogCode failure);
}
