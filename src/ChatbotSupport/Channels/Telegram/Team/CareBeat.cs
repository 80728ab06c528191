using System.Collections.Concurrent;
using System.Globalization;
using ChatbotSupport.Delivery;
using ChatbotSupport.Desk.Care;
using ChatbotSupport.Desk.Team;

namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>
/// Brings what is for somebody alone to the private chats of the team, each once: the offer of a talk after a hard case, word that something lies on the web desk, and that they were approved.
/// </summary>
internal sealed partial class CareBeat(Debriefs debriefs, OwnTalks talks, VolunteerAccounts accounts, TeamCare care, TeamMenu menu, TeamScreen screen, TimeProvider clock, ILogger<CareBeat> logger)
    : BackgroundService
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _notBefore = new();

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.WhenAll(
                [
                    .. accounts.Approved(ClearedScreens.Telegram).Select(member => TellAsync(member.VolunteerId, () => menu.Welcome(member.VolunteerId), () => accounts.ToldAsync(ClearedScreens.Telegram, member), stoppingToken)),
                    .. debriefs.Untold().Select(offered => TellAsync(offered.Key, care.Offer, () => debriefs.ToldAsync(offered), stoppingToken)),
                    .. talks.Untold().Select(lines => TellAsync(lines.Key, care.Waiting, () => talks.ToldAsync(lines), stoppingToken)),
                ]);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Failed(logger, failure.GetType().Name);
            }

            await Task.Delay(TeamLimits.CareEvery, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Told first and noted then: rather twice than never, for somebody may be waiting who is not well.
    private async Task TellAsync(string volunteer, Func<TeamMessage> message, Func<Task<int>> told, CancellationToken stopping)
    {
        if (accounts.AddressOf(ClearedScreens.Telegram, volunteer) is not { } address || (_notBefore.TryGetValue(volunteer, out var at) && clock.GetUtcNow() < at))
        {
            return;
        }

        try
        {
            await screen.TellAsync(long.Parse(address, CultureInfo.InvariantCulture), $"care {volunteer}", null, message(), stopping);
            _notBefore.TryRemove(volunteer, out _);
            await told();
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            NotTold(logger, Failures.Name(failure));
            _notBefore[volunteer] = clock.GetUtcNow() + (Failures.RetryAfter(failure) ?? (Failures.IsGone(failure) ? TeamLimits.PauseWhenGone : TimeSpan.Zero));
        }
    }

    [LoggerMessage(EventId = 5332, Level = LogLevel.Warning, Message = "Somebody of the team could not be told of what is for them alone: {Failure}; tried again.")]
    private static partial void NotTold(ILogger logger, LogCode failure);

    [LoggerMessage(EventId = 5331, Level = LogLevel.Error, Message = "What is for single members of the team could not be looked up: {Failure}; tried again in a moment.")]
    private static partial void Failed(ILogger logger, LogCode failure);
}
