using ChatbotSupport.Channels.Telegram.Team;
using ChatbotSupport.Delivery;
using ChatbotSupport.Turns;
using ChatbotSupport.Turns.Arriving;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace ChatbotSupport.Channels.Telegram;

/// <summary>
/// Where every update goes, whichever way it came: the team through its own door, people in private chats onto the road of their conversation, groups to <see cref="Groups"/>,
/// what cannot be read aside. Completes once what must be kept is safe.
/// </summary>
internal sealed partial class Updates(
    BotApi api, Inbox inbox, Addresses addresses, ReactedLines reacted, TelegramTeam team, TeamDoor door, Groups groups, Presses presses, Changes changes, TimeProvider clock, ILogger<Updates> logger)
{
    private readonly Reduction _reduction = new(api.BotId);

    /// <summary>Takes one update.</summary>
    internal async Task TakeAsync(RawUpdate raw)
    {
        if (await door.TakeAsync(raw.Update))
        {
            TelegramMeter.Took("team");
            return;
        }

        switch (raw.Update)
        {
            case null:
                await ParkAsync(raw);
                break;
            case { Message: { Chat.Type: ChatType.Private } message }:
                await PersonAsync(raw, message.From, _reduction.Of(message));
                break;
            case { EditedMessage: { Chat.Type: ChatType.Private } edited }:
                await PersonAsync(raw, edited.From, _reduction.Corrected(edited, raw.Number));
                break;
            case { CallbackQuery: { Message.Chat.Type: ChatType.Private } press }:
                await PressAsync(raw, press);
                break;
            case { MessageReaction: { Chat.Type: ChatType.Private } reaction }:
                await PersonAsync(raw, reaction.User, _reduction.Reacted(reaction, raw.Number) is { } sign ? reacted.Under(sign) : null);
                break;
            case { MyChatMember: { Chat.Type: ChatType.Private } change }:
                await MemberAsync(change, raw.Number);
                break;
            default:
                await groups.TakeAsync(raw.Update);
                break;
        }
    }

    /// <summary>Puts aside an update that cannot be read or stored: number, kind and size, never its body.</summary>
    internal async Task ParkAsync(RawUpdate raw)
    {
        Unreadable(logger, raw.Number, raw.Kind, raw.Size);
        TelegramMeter.Took("parked");
        await inbox.ParkAsync(ClearedScreens.Telegram, $"{api.BotId} update {raw.Code}", raw.Code);
        changes.Bump();
    }

    private async Task PressAsync(RawUpdate raw, CallbackQuery press)
    {
        // At once and before anything else: the button stops spinning, and Telegram forgets the press after a short while.
        presses.Acknowledge(press);
        if (_reduction.Pressed(press, clock.GetUtcNow()) is { } message && await PersonAsync(raw, press.From, message))
        {
            presses.ShowChoice(press);
        }
    }

    private async Task MemberAsync(ChatMemberUpdated change, long number)
    {
        // Whoever never wrote has nobody who must be told.
        if (change.NewChatMember.Status == ChatMemberStatus.Kicked && _reduction.Blocked(change, number) is var blocked
            && addresses.Find(blocked.Channel, blocked.Address.Reveal()) is not null)
        {
            await AcceptAsync(blocked);
        }
    }

    /// <summary>Stores what a person did; false when it is nobody's, or came before.</summary>
    private async Task<bool> PersonAsync(RawUpdate raw, User? from, IncomingMessage? message)
    {
        if (message is null || from is null or { IsBot: true })
        {
            TelegramMeter.Took("ignored");
            return false;
        }

        // Whoever is with a human, or waits for one, is not turned away in the middle of it.
        var isServed = team.Serves(from.Id) || addresses.HasOpenCase(message.Channel, message.Address.Reveal());
        if (!isServed && message.Kind == IncomingKind.Reacted)
        {
            TelegramMeter.Took("ignored"); // the talk ended in this very moment
            return false;
        }

        var served = isServed ? message : TurnedAway(message);
        return await AcceptAsync(served with { CameWithOthers = raw.CameWithOthers });
    }

    private async Task<bool> AcceptAsync(IncomingMessage message)
    {
        var accepted = await inbox.AcceptAsync(message);
        TelegramMeter.Took(accepted.Repeated ? "repeated" : "accepted");
        return !accepted.Repeated;
    }

    // Leaving and blocking are what they are, whoever does it.
    private static IncomingMessage TurnedAway(IncomingMessage message) => message.Kind is IncomingKind.Left
        ? message
        : message with { Kind = IncomingKind.TurnedAway, Media = null, AlbumId = null, Payload = message.Kind == IncomingKind.Pressed ? message.Payload : null };

    [LoggerMessage(EventId = 5101, Level = LogLevel.Error, Message = "Update {Number} of kind {Kind} ({Size} characters) cannot be taken; it was put aside.")]
    private static partial void Unreadable(ILogger logger, long number, LogCode kind, int size);
}
