using System.Globalization;
using ChatbotSupport.Delivery;
using ChatbotSupport.Desk.Care;
using ChatbotSupport.Desk.Team;

namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>Brings the offer of a talk after a hard case, and word that something lies on the web desk for somebody alone, to the private chats of the team; each once.</summary>
public sealed partial class CareBeat(Debriefs debriefs, OwnTalks talks, VolunteerAccounts accounts, TeamCare care, TeamScreen screen, TimeProvider clock, ILogger<CareBeat> logger)
    : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                Tell(await debriefs.TakeUntoldAsync(), care.Offer);
                Tell(await talks.TakeUntoldAsync(), care.Waiting);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Failed(logger, failure.GetType().Name);
            }

            await Task.Delay(TeamLimits.CareEvery, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Tell(IReadOnlyList<string> volunteers, Func<TeamMessage> message)
    {
        foreach (var volunteer in volunteers)
        {
            if (accounts.AddressOf(ClearedScreens.Telegram, volunteer) is { } address)
            {
                screen.Answer(long.Parse(address, CultureInfo.InvariantCulture), message());
            }
        }
    }

    [LoggerMessage(EventId = 5331, Level = LogLevel.Error, Message = "What is for single members of the team could not be looked up: {Failure}; tried again in a moment.")]
    private static partial void Failed(ILogger logger, LogCode failure);
}
