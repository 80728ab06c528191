using System.Collections.Concurrent;
using ChatbotSupport.Core;
using ChatbotSupport.Turns;
using Telegram.Bot;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace ChatbotSupport.Channels.Telegram;

/// <summary>What comes from groups and channels. The bot is for private chats: it leaves any group but the volunteers' with one line.</summary>
public sealed partial class Groups(BotApi api, TelegramTeam team, CurrentPlaybook playbook, TimeProvider clock, ILogger<Groups> logger)
{
    private static readonly ChatMemberStatus[] Gone = [ChatMemberStatus.Left, ChatMemberStatus.Kicked];

    private readonly ConcurrentDictionary<long, DateTimeOffset> _left = new();

    /// <summary>Takes an update from a group.</summary>
    public Task TakeAsync(Update update)
    {
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
            return Task.CompletedTask;
        }

        TelegramMeter.Took("group");
        return LeaveAsync(chat);
    }

    // While no group is set, one that somebody of the team put the bot into may be about to become it.
    private bool IsOurs(long chat, User? by) => team.Group is { } group ? chat == group : by is not null && team.IsOfTheTeam(by.Id);

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
    private static partial void NotLeft(ILogger logger, string failure);
}
