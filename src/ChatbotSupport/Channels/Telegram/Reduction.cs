using System.Globalization;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Delivery;
using ChatbotSupport.Turns.Arriving;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;
using Message = Telegram.Bot.Types.Message;

namespace ChatbotSupport.Channels.Telegram;

/// <summary>Reduces what came from a private chat to what the bot needs: no name, no account, no number of a phone, no file. Pure.</summary>
/// <param name="bot">The number of the bot.</param>
internal sealed class Reduction(long bot)
{
    /// <summary>A message; null for what Telegram itself says in the chat.</summary>
    public IncomingMessage? Of(Message message)
    {
        var sent = At(message.Date);
        var messageId = MessageKey.Write(bot, message.Id);
        var externalId = ExternalId(message);
        if (message.Text is { } text)
        {
            return Written(message.Chat, externalId, WithLinks(text, message.Entities, message.ReplyMarkup), sent) with { MessageId = messageId, IsForwarded = message.ForwardOrigin is not null };
        }

        return Kind(message.Type) is { } media
            ? Said(message.Chat, externalId, IncomingKind.Media, sent) with
            {
                Media = media,
                Text = WithLinks(message.Caption ?? "", message.CaptionEntities, message.ReplyMarkup) is { } words && !string.IsNullOrWhiteSpace(words) ? words : null,
                MessageId = messageId,
                AlbumId = message.MediaGroupId is { } album ? $"{bot} {message.Chat.Id} {album}" : null,
            }
            : null;
    }

    /// <summary>A message that the person changed; null when what changed is not its words.</summary>
    /// <param name="edited">The message as it is now.</param>
    /// <param name="update">The number of the update: one message can be changed often.</param>
    public IncomingMessage? Corrected(Message edited, long update) => (edited.Text ?? edited.Caption) is { Length: > 0 } text && edited.EditDate is { } at
        ? Said(edited.Chat, $"{bot} edit {update}", IncomingKind.Corrected, At(at)) with
        {
            Text = WithLinks(text, edited.Entities ?? edited.CaptionEntities, edited.ReplyMarkup),
            About = ExternalId(edited),
        }
        : null;

    /// <summary>A sign that somebody put under a message, empty where one was taken away; null for what is a picture of their own.</summary>
    /// <param name="reaction">The signs before and now.</param>
    /// <param name="update">The number of the update: a sign can be changed often.</param>
    public IncomingMessage? Reacted(MessageReactionUpdated reaction, long update)
    {
        var (before, now) = (Signs(reaction.OldReaction), Signs(reaction.NewReaction));
        var sign = now.Except(before).FirstOrDefault() ?? (before.Except(now).Any() ? "" : null);
        return sign is null ? null
            : Said(reaction.Chat, $"{bot} reaction {update}", IncomingKind.Reacted, At(reaction.Date)) with { Text = sign, About = MessageKey.Write(bot, reaction.MessageId) };
    }

    /// <summary>A pressed button of ours.</summary>
    public IncomingMessage? Pressed(CallbackQuery press, DateTimeOffset now) => press is { Message: { } message, Data: { } payload }
        ? Said(message.Chat, $"{bot} press {press.Id}", IncomingKind.Pressed, now) with { Payload = payload }
        : null;

    /// <summary>The person blocked the bot.</summary>
    public IncomingMessage Blocked(ChatMemberUpdated change, long update) => Said(change.Chat, $"{bot} blocked {update}", IncomingKind.Blocked, At(change.Date));

    // What scams hide behind «اضغط هنا» and under buttons is read as if it stood there: only so a known one is warned of.
    private static string WithLinks(string text, IEnumerable<MessageEntity>? entities, InlineKeyboardMarkup? buttons)
    {
        var hidden = (entities ?? []).Where(entity => entity.Type == MessageEntityType.TextLink).Select(entity => entity.Url)
            .Concat((buttons?.InlineKeyboard ?? []).SelectMany(row => row).Select(button => button.Url))
            .OfType<string>()
            .Where(url => url.StartsWith("http", StringComparison.OrdinalIgnoreCase) && url.Length <= TelegramLimits.HiddenLinkLength && !text.Contains(url, StringComparison.OrdinalIgnoreCase))
            .Distinct()
            .Take(TelegramLimits.HiddenLinks);
        return string.Join('\n', hidden.Prepend(text));
    }

    private string ExternalId(Message message) => $"{bot} {message.Chat.Id} {message.Id}";

    private static IncomingMessage Written(Chat chat, string externalId, string text, DateTimeOffset sent) => TypedCommand.Read(text) switch
    {
        { Opens: true } command => Said(chat, externalId, IncomingKind.Opened, sent) with { Payload = command.Flow },
        { Leaves: true } => Said(chat, externalId, IncomingKind.Left, sent),
        { Words: { } words } => Said(chat, externalId, IncomingKind.Text, sent) with { Text = words },
        _ => Said(chat, externalId, IncomingKind.Text, sent) with { Text = text },
    };

    private static IncomingMessage Said(Chat chat, string externalId, IncomingKind kind, DateTimeOffset sent) =>
        new(ClearedScreens.Telegram, chat.Id.ToString(CultureInfo.InvariantCulture), externalId, kind, null, null, null, sent);

    private static List<string> Signs(IEnumerable<ReactionType>? reactions) => [.. (reactions ?? []).OfType<ReactionTypeEmoji>().Select(sign => sign.Emoji)];

    private static DateTimeOffset At(DateTime utc) => new(DateTime.SpecifyKind(utc, DateTimeKind.Utc));

    /// <summary>What a message is that has no words; null for what Telegram itself says. A kind that this program does not know yet counts as a file: whoever sent it must not stay without an answer.</summary>
    internal static MediaKind? Kind(MessageType type) => type switch
    {
        MessageType.Photo or MessageType.LivePhoto => MediaKind.Photo,
        MessageType.Voice or MessageType.Audio => MediaKind.Voice,
        MessageType.Video or MessageType.VideoNote or MessageType.Animation => MediaKind.Video,
        MessageType.Document => MediaKind.Document,
        MessageType.Sticker => MediaKind.Sticker,
        MessageType.Location or MessageType.Venue => MediaKind.Location,
        MessageType.Contact => MediaKind.Contact,
        MessageType.Poll or MessageType.Dice or MessageType.Game or MessageType.Story or MessageType.PaidMedia or MessageType.Checklist
            or MessageType.RichMessage or MessageType.Giveaway or MessageType.Invoice or MessageType.Unknown => MediaKind.Other,
        _ => null,
    };
}
