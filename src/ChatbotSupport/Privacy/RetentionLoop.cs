namespace ChatbotSupport.Privacy;

/// <summary>Drops old text every hour while the bot runs, and at every start.</summary>
public sealed partial class RetentionLoop(Retention retention, TimeProvider clock, ILogger<RetentionLoop> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await retention.SweepAsync();
            }
            catch (Exception failure)
            {
                var kind = failure.GetType().Name;
                Failed(logger, kind);
            }

            await Task.Delay(PrivacyLimits.SweepEvery, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(EventId = 5101, Level = LogLevel.Error, Message = "Dropping old text failed with {Failure}; tried again in an hour.")]
    private static partial void Failed(ILogger logger, string failure);
}
