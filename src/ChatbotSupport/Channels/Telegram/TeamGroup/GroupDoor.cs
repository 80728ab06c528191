using System.Collections.Concurrent;
using ChatbotSupport.Delivery;
using ChatbotSupport.Desk.Team;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns.Rows;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace ChatbotSupport.Channels.Telegram.TeamGroup;

/// <summary>What comes from the volunteers' group, or from one that is about to become it: pairing, presses on cards, becoming a supergroup, being put out.</summary>
internal sealed partial class GroupDoor(
    BotApi api, Pairing pairing, GroupPresses presses, GroupText text, GroupLoop loop, Departures departures, VolunteerAccounts accounts, Database database, TimeProvider clock,
    ILogger<GroupDoor> logger)
{
    private const string Pair = "/pair";
    private const string Unpair = "/unpair";

    private readonly ConcurrentDictionary<long, long> _unknown = new(); // since when a group may be the one that ours became

    /// <summary>Takes an update; false when the group is not ours and is to be left.</summary>
    public async Task<bool> TakeAsync(Update update)
    {
        if (update.Message is { MigrateToChatId: { } fresh } moved)
        {
            return await pairing.MoveAsync(moved.Chat.Id, fresh);
        }

        if (update.Message is { MigrateFromChatId: { } old } arrived && pairing.Home?.Chat == old)
        {
            return await pairing.MoveAsync(old, arrived.Chat.Id);
        }

        if (update.Message is { Text: { } typed } message && CommandOf(typed) is (Pair, { } code))
        {
            return await PairAsync(message, code);
        }

        if (ChatOf(update) is not { } chat || pairing.Home?.Chat != chat)
        {
            return false;
        }

        if (update.CallbackQuery is { } press)
        {
            await presses.TakeAsync(press);
        }
        else if (update.MyChatMember is not null)
        {
            loop.Poke();
        }
        else if (update.ChatMember is { } member)
        {
            await departures.HeardAsync(member);
        }
        else if (update.Message is { Text: { } text, From: { } from } && CommandOf(text) is (Unpair, _) && IsCoordinator(from.Id))
        {
            await pairing.RemoveAsync(accounts.Find(ClearedScreens.Telegram, Address(from.Id)));
        }

        return true;
    }

    /// <summary>Whether a group that is not ours may stay for now: a code is out that makes one ours.</summary>
    public bool MayStay => pairing.IsAwaited;

    /// <summary>
    /// Whether the team's small group has become this supergroup, or may have, which other updates may tell before the one that says so. Telegram says it to whoever acts in the
    /// small one; looking alone does not make it say so.
    /// </summary>
    public async Task<bool> HasMovedToAsync(Chat chat)
    {
        if (chat.Type == ChatType.Supergroup && pairing.Home is { Chat: > GroupLimits.NewestSmallGroup and var small })
        {
            try
            {
                await api.Calls.SendChatAction(small, ChatAction.Typing);
            }
            catch (Exception failure) when (Failures.MovedTo(failure) is { } fresh)
            {
                await pairing.MoveAsync(small, fresh);
            }
            catch (Exception failure) when (!Failures.IsGone(failure) && !Failures.IsMoot(failure))
            {
                NotSaid(logger, Failures.Name(failure));
                return true; // no clean answer: our own group must not be left for that, and the next update asks again
            }
            catch (RequestException failure)
            {
                // Where it went is told a moment later than that it is there no more.
                NotSaid(logger, Failures.Name(failure));
                if (clock.GetElapsedTime(_unknown.GetOrAdd(chat.Id, _ => clock.GetTimestamp())) < GroupLimits.MoveTold)
                {
                    return true;
                }
            }
        }

        _unknown.TryRemove(chat.Id, out _);
        return pairing.Home?.Chat == chat.Id; // the one that says so may have come meanwhile
    }

    private async Task<bool> PairAsync(Message message, string code)
    {
        var thread = message is { IsTopicMessage: true, MessageThreadId: { } id } ? id : (int?)null;
        if (await pairing.PairAsync(code, message.Chat.Id, thread))
        {
            _ = WelcomeAsync(message, thread);
            loop.Poke();
            return true;
        }

        // Whoever mistyped it in the right group reads so and can type it again; anybody else's group is left.
        if (pairing.Home?.Chat != message.Chat.Id && !pairing.IsAwaited && (message.From is null || accounts.Find(ClearedScreens.Telegram, Address(message.From.Id)) is null))
        {
            return false;
        }

        _ = TryAsync(() => api.Calls.SendMessage(message.Chat.Id, text.CodeUnknown, messageThreadId: thread));
        return true;
    }

    private async Task WelcomeAsync(Message message, int? thread)
    {
        await TryAsync(() => api.Calls.DeleteMessage(message.Chat.Id, message.Id)); // it works no more; where we may not delete it stays
        await TryAsync(() => api.Calls.SendMessage(message.Chat.Id, text.Welcome, messageThreadId: thread));
    }

    private bool IsCoordinator(long account) => accounts.Find(ClearedScreens.Telegram, Address(account)) is { } id
        && database.Read(connection => VolunteerRows.Find(connection, id)) is { IsCoordinator: true, Removed: false };

    private static string Address(long account) => account.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static (string Command, string? After)? CommandOf(string text)
    {
        var parts = text.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.Length > 0 && parts[0].StartsWith('/') ? (parts[0].Split('@')[0].ToLowerInvariant(), parts.ElementAtOrDefault(1)) : null;
    }

    private static long? ChatOf(Update update) => update switch
    {
        { Message: { } message } => message.Chat.Id,
        { EditedMessage: { } message } => message.Chat.Id,
        { CallbackQuery.Message: { } message } => message.Chat.Id,
        { MyChatMember: { Chat.Type: not ChatType.Private } change } => change.Chat.Id,
        { ChatMember: { } change } => change.Chat.Id,
        _ => null,
    };

    private async Task TryAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (Exception failure)
        {
            NotSaid(logger, Failures.Name(failure));
        }
    }

    [LoggerMessage(EventId = 5403, Level = LogLevel.Warning, Message = "An answer in a group was not taken by Telegram: {Failure}.")]
    private static partial void NotSaid(ILogger logger, LogCode failure);
}
