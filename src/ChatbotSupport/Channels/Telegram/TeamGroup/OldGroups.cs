using ChatbotSupport.Delivery;
using ChatbotSupport.Storage;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace ChatbotSupport.Channels.Telegram.TeamGroup;

/// <summary>
/// Leaves groups that are the team's no more: takes away what stands there, says good-bye and goes. A group is forgotten only when that is done, or when the bot is
/// there no more: cards with buttons must not stay before the eyes of whoever is in it because Telegram was in a hurry once.
/// </summary>
internal sealed partial class OldGroups(BotApi api, GroupText text, Database database, Writer writer, TimeProvider clock, ILogger<OldGroups> logger)
{
    private readonly Dictionary<long, Pause> _pauses = [];
    private readonly HashSet<long> _told = []; // the good-bye was said, or may have been

    /// <summary>Leaves those whose time has come, and takes away what stands in another topic of the one that stays.</summary>
    public async Task LeaveAsync(CancellationToken stopping)
    {
        foreach (var chat in database.Read(connection => GroupRows.ToTidy(connection, api.BotId)).Where(chat => !IsPausing(chat)))
        {
            try
            {
                await TakeAwayAsync(chat, stopping);
                _pauses.Remove(chat);
            }
            catch (Exception failure) when (!stopping.IsCancellationRequested)
            {
                NotTakenAway(logger, Failures.Name(failure));
                Put(chat, failure);
            }
        }

        foreach (var chat in database.Read(connection => GroupRows.ToLeave(connection, api.BotId)))
        {
            if (IsPausing(chat))
            {
                continue;
            }

            try
            {
                await TakeAwayAsync(chat, stopping);
                await SayGoodByeAsync(chat, stopping);
                await api.Calls.LeaveChat(chat, stopping);
            }
            catch (Exception failure) when (!stopping.IsCancellationRequested && Failures.MovedTo(failure) is { } fresh)
            {
                await writer.RunAsync(connection => GroupRows.LeaveInstead(connection, api.BotId, chat, fresh));
                continue;
            }
            catch (Exception failure) when (!stopping.IsCancellationRequested && GroupTroubles.Of(failure) is not GroupWarning.Kicked)
            {
                NotLeft(logger, Failures.Name(failure));
                Put(chat, failure);
                continue;
            }
            catch (RequestException failure) when (GroupTroubles.Of(failure) is GroupWarning.Kicked)
            {
                NotLeft(logger, Failures.Name(failure)); // we are not there any more
            }

            await writer.RunAsync(connection =>
            {
                GroupRows.Left(connection, api.BotId, chat);
                return true;
            });
            _pauses.Remove(chat);
            _told.Remove(chat);
        }
    }

    private bool IsPausing(long chat) => _pauses.TryGetValue(chat, out var pause) && clock.GetElapsedTime(pause.Since) < pause.Length;

    private void Put(long chat, Exception failure)
    {
        var backoff = _pauses.TryGetValue(chat, out var before) ? before.Backoff : new();
        _pauses[chat] = new(backoff, clock.GetTimestamp(), Failures.RetryAfter(failure) ?? backoff.Next());
    }

    // One message that Telegram does not delete must not keep the buttons of all others standing.
    private async Task TakeAwayAsync(long chat, CancellationToken stopping)
    {
        foreach (var some in database.Read(connection => GroupRows.Standing(connection, api.BotId, chat)).Chunk(TelegramLimits.DeletionsPerCall))
        {
            try
            {
                await api.Calls.DeleteMessages(chat, some, stopping);
            }
            catch (ApiRequestException refused) when (IsAboutMessages(refused))
            {
                NotTakenAway(logger, Failures.Name(refused));
                foreach (var message in some)
                {
                    await TakeAwayAsync(chat, message, stopping);
                }
            }

            await writer.RunAsync(connection => GroupRows.TakenAway(connection, api.BotId, chat, some));
        }
    }

    private async Task TakeAwayAsync(long chat, int message, CancellationToken stopping)
    {
        try
        {
            await api.Calls.DeleteMessage(chat, message, stopping);
        }
        catch (ApiRequestException refused) when (IsAboutMessages(refused))
        {
            try
            {
                await api.Calls.EditMessageText(chat, message, "…", cancellationToken: stopping);
            }
            catch (ApiRequestException alsoRefused) when (IsAboutMessages(alsoRefused))
            {
                NotTakenAway(logger, Failures.Name(alsoRefused)); // it is not there any more
            }
        }
    }

    // Said once, also where it is open whether it arrived; where we may not write we go without a word.
    private async Task SayGoodByeAsync(long chat, CancellationToken stopping)
    {
        if (_told.Contains(chat))
        {
            return;
        }

        try
        {
            await api.Calls.SendMessage(chat, text.Farewell, cancellationToken: stopping);
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested && Failures.MovedTo(failure) is null && GroupTroubles.Of(failure) is not GroupWarning.Kicked
            && Failures.Sort(failure, clock.GetUtcNow()) is DeliveryOutcome.NotCertain or DeliveryOutcome.FailedForGood)
        {
            NotLeft(logger, Failures.Name(failure));
        }

        _told.Add(chat);
    }

    private static bool IsAboutMessages(ApiRequestException refused) => refused.ErrorCode == 400 && Failures.MovedTo(refused) is null && GroupTroubles.Of(refused) is not GroupWarning.Kicked;

    private sealed record Pause(Backoff Backoff, long Since, TimeSpan Length);

    [LoggerMessage(EventId = 5407, Level = LogLevel.Warning, Message = "What stood in a group that is the team's no more could not be taken away: {Failure}.")]
    private static partial void NotTakenAway(ILogger logger, LogCode failure);

    [LoggerMessage(EventId = 5402, Level = LogLevel.Warning, Message = "A group that is the team's no more could not be left: {Failure}.")]
    private static partial void NotLeft(ILogger logger, LogCode failure);
}
