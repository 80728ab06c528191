using ChatbotSupport.Delivery;
using ChatbotSupport.Desk.Team;

namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>Keeps those on shift counted as there as long as they were heard of here lately; people are promised nobody else.</summary>
public sealed partial class TeamBeat(VolunteerAccounts accounts, TimeProvider clock, ILogger<TeamBeat> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await accounts.BeatAsync(ClearedScreens.Telegram, TeamLimits.ThereFor);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Failed(logger, failure.GetType().Name);
            }

            await Task.Delay(TeamLimits.BeatEvery, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(EventId = 5311, Level = LogLevel.Error, Message = "It could not be written down who is there: {Failure}; tried again in a minute.")]
    private static partial void Failed(ILogger logger, LogCode failure);
}
