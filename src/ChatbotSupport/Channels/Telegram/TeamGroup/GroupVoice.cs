using ChatbotSupport.Core.Language;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace ChatbotSupport.Channels.Telegram.TeamGroup;

/// <summary>Says, changes and takes away what stands in the group. What Telegram refuses is thrown, except where nothing is left to do.</summary>
internal sealed class GroupVoice(BotApi api, Pace pace)
{
    /// <summary>Says something and returns its number.</summary>
    public async Task<int> SayAsync(GroupHome home, GroupMessage message, bool isSilent, CancellationToken stopping)
    {
        await pace.WaitForAllAsync(stopping);
        var text = Bidi.Isolate(message.Text);
        return (await api.Calls.SendMessage(
            home.Chat, text, replyMarkup: Keyboard(message), linkPreviewOptions: LinkPreviewOptions.Disabled, messageThreadId: home.Thread,
            entities: Entities(message, text), disableNotification: isSilent, protectContent: true,
            cancellationToken: CancellationToken.None)).Id; // broken off it might stand there, and come once more after the next start
    }

    /// <summary>Changes something; false when it is not there any more.</summary>
    public async Task<bool> ChangeAsync(GroupHome home, int id, GroupMessage message, CancellationToken stopping)
    {
        await pace.WaitForAllAsync(stopping);
        var text = Bidi.Isolate(message.Text);
        try
        {
            await api.Calls.EditMessageText(
                home.Chat, id, text, replyMarkup: Keyboard(message), linkPreviewOptions: LinkPreviewOptions.Disabled, entities: Entities(message, text), cancellationToken: stopping);
            return true;
        }
        catch (ApiRequestException refused) when (refused.ErrorCode == 400 && refused.Message.Contains("is not modified", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }
        catch (ApiRequestException refused) when (IsGone(refused))
        {
            return false;
        }
    }

    /// <summary>Takes something away; what cannot be deleted any more becomes one dull sign.</summary>
    public async Task TakeAwayAsync(GroupHome home, int id, CancellationToken stopping)
    {
        try
        {
            await api.Calls.DeleteMessage(home.Chat, id, stopping);
        }
        catch (ApiRequestException refused) when (refused.ErrorCode == 400 && Failures.MovedTo(refused) is null)
        {
            if (refused.Message.Contains("can't be deleted", StringComparison.OrdinalIgnoreCase))
            {
                await ChangeAsync(home, id, new("…"), stopping);
            }
        }
    }

    /// <summary>Pins something without a sound.</summary>
    public async Task PinAsync(GroupHome home, int id, CancellationToken stopping)
    {
        await pace.WaitForAllAsync(stopping);
        await api.Calls.PinChatMessage(home.Chat, id, disableNotification: true, cancellationToken: stopping);
    }

    private static bool IsGone(ApiRequestException refused) => refused.ErrorCode == 400
        && (refused.Message.Contains("message to edit not found", StringComparison.OrdinalIgnoreCase) || refused.Message.Contains("message can't be edited", StringComparison.OrdinalIgnoreCase)
            || refused.Message.Contains("MESSAGE_ID_INVALID", StringComparison.OrdinalIgnoreCase));

    private static InlineKeyboardMarkup? Keyboard(GroupMessage message) => message.Rows.Count == 0
        ? null
        : new InlineKeyboardMarkup(message.Rows.Select(row => row.Select(button => InlineKeyboardButton.WithCallbackData(button.Text, button.Payload))));

    // In the last line, where the coordinators are named; places are counted in the text as it goes out, with its isolates.
    private static List<MessageEntity>? Entities(GroupMessage message, string text)
    {
        var from = text.LastIndexOf('\n') + 1;
        var entities = new List<MessageEntity>();
        foreach (var mention in message.Mentions)
        {
            var at = text.IndexOf(mention.Alias, from, StringComparison.Ordinal);
            if (at < 0)
            {
                continue;
            }

            from = at + mention.Alias.Length;
            if (mention.Account is { } account)
            {
                entities.Add(new() { Type = MessageEntityType.TextMention, Offset = at, Length = mention.Alias.Length, User = new User { Id = account, FirstName = mention.Alias } });
            }
        }

        return entities.Count == 0 ? null : entities;
    }
}
