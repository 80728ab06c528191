using System.Collections.Concurrent;
using ChatbotSupport.Channels.Telegram.TeamGroup;
using ChatbotSupport.Core;
using ChatbotSupport.Turns;
using Telegram.Bot;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace ChatbotSupport.Channels.Telegram;

/// <summary>What comes from groups and channels. The bot is for private chats: it leaves any group but the volunteers' with one line.</summary>
internal sealed partial class Groups(BotApi api, TelegramTeam team, Pairing pairing, GroupDoor door, CurrentPlaybook playbook, TimeProvider clock, ILogger<Groups> logger)
{
    private static readonly ChatMemberStatus[] Gone = [ChatMemberStatus.Left, ChatMemberStatus.Kicked];

    private readonly ConcurrentDictionary<long, DateTimeOffset> _left = new();

    /// <summary>Takes an update from a group.</summary>
    public async Task TakeAsync(Update update)
    {
        if (await door.TakeAsync(update))
        {
            TelegramMeter.Took("team");
            return;
        }

        var (chat, by, isThere) = update switch
        {
            { MyChatMember: { } change } => (change.Chat, change.From, !Gone.Contains(change.NewChatMember.Status)),
            { Message: { } message } => (message.Chat, message.From, message.LeftChatMember?.Id != api.BotId),
            { EditedMessage: { } message } => (message.Chat, message.From, true),
            { CallbackQuery.Message: { } message } => (message.Chat, update.CallbackQuery.From, true),
            _ => (null, null, false),
        };
        if (chat is null or { Type: ChatType.Private } || !isThere || IsOurs(chat.Id, by))
        {
            TelegramMeter.Took("ignored");
            return;
        }

        TelegramMeter.Took("group");
        _ = LeaveAsync(chat); // what is said to a stranger's group must not hold up those who write in private
    }

    // One that is about to become the team's may stay: a code is out that makes it so, or no group is paired and somebody of the team put the bot there. One that was
    // the team's is left with other words than a stranger's.
    private bool IsOurs(long chat, User? by) => (pairing.Home is { } home && home.Chat == chat) || pairing.IsNamed(chat) || pairing.IsBeingLeft(chat)
        || door.MayStay || (pairing.Home is null && by is not null && team.IsOfTheTeam(by.Id));

    private async Task LeaveAsync(Chat chat)
    {
        var now = clock.GetUtcNow();
        if (_left.TryGetValue(chat.Id, out var at) && now - at < TelegramLimits.FarewellEvery)
        {
            return;
        }

        if (_left.Count > 1_000)
        {
            _left.Clear();
        }

        _left[chat.Id] = now;
        if (await door.HasMovedToAsync(chat))
        {
            _left.TryRemove(chat.Id, out _);
            return;
        }

        await TryAsync(() => api.Calls.SendMessage(chat.Id, playbook.Value.Messages[MessageIds.GroupFarewell].Trim()));
        await TryAsync(() => api.Calls.LeaveChat(chat.Id));
    }

    private async Task TryAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (Exception failure)
        {
            NotLeft(logger, Failures.Name(failure)); // whatever comes from the group next tries again
        }
    }

    [LoggerMessage(EventId = 5121, Level = LogLevel.Warning, Message = "A group that is not ours could not be left: {Failure}.")]
    private static partial void NotLeft(ILogger logger, LogCode failure);
}
