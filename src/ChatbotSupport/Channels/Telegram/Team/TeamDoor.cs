using System.Globalization;
using ChatbotSupport.Channels.Telegram.Calls;
using ChatbotSupport.Core;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Delivery;
using ChatbotSupport.Desk.Team;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns.Rows;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Message = Telegram.Bot.Types.Message;

namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>
/// Where updates from private chats of the team are told from those of people: an account that an invitation bound to somebody on the roster is the team's,
/// unless they are talking as a person to rehearse. Nothing that comes through here reaches the person's engine.
/// </summary>
internal sealed class TeamDoor(
    BotApi api, VolunteerAccounts accounts, Afterwards afterwards, Database database, TeamMenu menu, TeamPractice practice, TeamCases cases, TeamTexts texts, MemberGone gone, TeamScreen screen, TeamWords words, Presses presses,
    Caller caller, Mentions mentions)
{
    private const string Start = "/start ";

    /// <summary>Takes an update; false when it is not the team's.</summary>
    internal async Task<bool> TakeAsync(Update? update)
    {
        if (ChatOf(update) is not { } chat)
        {
            return false;
        }

        var address = chat.ToString(CultureInfo.InvariantCulture);
        if (TokenOf(update!.Message?.Text) is { } token)
        {
            await BindAsync(chat, address, token);
            return true;
        }

        if (accounts.Know(ClearedScreens.Telegram, address) is not { } known || VolunteerOf(known.VolunteerId) is not { } volunteer
            || (known.Rehearses != 0 && !IsTheTeamsAlways(update)))
        {
            return false;
        }

        await TakeAsync(update, new Member(volunteer, chat));
        return true;
    }

    private async Task TakeAsync(Update update, Member member)
    {
        if (update.CallbackQuery is { } press)
        {
            presses.Acknowledge(press);
        }

        if (update.MyChatMember is { } change)
        {
            if (change.NewChatMember.Status == ChatMemberStatus.Kicked)
            {
                await gone.TakeAsync(member.Volunteer.Id);
            }
            else
            {
                await gone.HeardAsync(member.Volunteer);
            }

            return;
        }

        await gone.HeardAsync(member.Volunteer);
        await afterwards.SettleAsync(member.Chat);
        await accounts.HeardAsync(ClearedScreens.Telegram, member.Volunteer.Id);
        var id = ExternalId(update, member);
        if (ActionOf(update) is { } chosen && !IsSaidToAPerson(member, update.Message, chosen.Action))
        {
            await menu.TakeAsync(member, chosen, id);
        }
        else if (TeamPress.Read(update.CallbackQuery?.Data) is { Action: CallText.SeenAction } seen)
        {
            await caller.SeenAsync(member, seen.Case, seen.Value);
        }
        else if (Mentions.Read(update.Message?.Text) is { } isOn)
        {
            await mentions.SetAsync(member, isOn);
        }
        else if (TeamPress.Read(update.CallbackQuery?.Data) is { } pressed)
        {
            await cases.TakeAsync(member, pressed, update.CallbackQuery!, id);
        }
        else if (update.MessageReaction is { } reaction)
        {
            TellThatNoSignArrives(member, reaction);
        }
        else if (update.EditedMessage is { } edited)
        {
            await texts.CorrectAsync(member, edited, id);
        }
        else if (update.Message is { } message)
        {
            await TakeAsync(member, message, id);
        }
    }

    private async Task TakeAsync(Member member, Message message, string id)
    {
        if (CaseLink.Read(message.Text) is { } entered)
        {
            await accounts.RehearseAsync(ClearedScreens.Telegram, member.Volunteer.Id, rehearses: false);
            await cases.EnterAsync(member, entered, id);
        }
        else if (WhyNotRelayed(message) is { } why)
        {
            screen.Answer(member.Chat, new(words.Of(why), [], ReplyTo: message.Id));
        }
        else if (message.Text is not { Length: > 0 } text)
        {
            return; // something Telegram itself says in the chat
        }
        else if (TeamCommands.ReadWithCode(text) is { } named)
        {
            await cases.NamedAsync(member, named, id);
        }
        else if (!TeamCommands.IsCommand(text) && await practice.TakeAsync(member, message, text))
        {
            return; // a made-up person answers
        }
        else if (TeamCommands.ReadOfCase(text) is { } action)
        {
            await cases.TypedAsync(member, action, texts.Answered(member, message), id);
        }
        else if (texts.AnswersCommand(member, message))
        {
            return; // it was meant for the bot
        }
        else
        {
            await texts.TakeAsync(member, message);
        }
    }

    // A heart under a line of the person is meant for the person, and Telegram would show it to nobody.
    private void TellThatNoSignArrives(Member member, MessageReactionUpdated reaction)
    {
        if (reaction.NewReaction is { Length: > 0 })
        {
            screen.Answer(member.Chat, new(words.Of(TeamMessageIds.NoReactions), [], ReplyTo: reaction.MessageId));
        }
    }

    // Whoever rehearses is still called: their buttons, links and the way back are the team's.
    private static bool IsTheTeamsAlways(Update update) =>
        ActionOf(update)?.Action == TeamAction.Back || TeamPress.Read(update.CallbackQuery?.Data) is not null || CaseLink.Read(update.Message?.Text) is not null || update.MyChatMember is not null;

    // «أنا هنا» is what a frightened person waits to read: a word that answers a line of theirs, or may be said in a talk, is no command.
    private bool IsSaidToAPerson(Member member, Message? message, string action) => action != TeamAction.Queue && message is { Text: { } text } && !text.StartsWith('/')
        && (texts.Answered(member, message) is not null || (action == TeamAction.Here && texts.CasesOf(member).Count > 0));

    // What somebody else wrote or a machine made may carry a name or an account; pictures and voices tell who somebody is.
    private static string? WhyNotRelayed(Message message) =>
        message.ForwardOrigin is not null ? TeamMessageIds.NoForward
        : message.ViaBot is not null ? TeamMessageIds.NoForward
        : message.Text is null && Reduction.Kind(message.Type) is not null ? TeamMessageIds.WordsOnly
        : null;

    // A repeated update finds its token spent, and the account bound: that is told as what it is.
    private async Task BindAsync(long chat, string address, string token)
    {
        var bound = await accounts.BindAsync(ClearedScreens.Telegram, address, token) ?? accounts.Find(ClearedScreens.Telegram, address);
        if (bound is null || VolunteerOf(bound) is not { } volunteer)
        {
            screen.Answer(chat, new(words.Of(TeamMessageIds.LinkSpent)));
            return;
        }

        await accounts.RehearseAsync(ClearedScreens.Telegram, volunteer.Id, rehearses: false);
        await accounts.HeardAsync(ClearedScreens.Telegram, volunteer.Id);
        screen.Answer(chat, new(words.Of(TeamMessageIds.Bound, ("alias", volunteer.Alias))));
        screen.Answer(chat, menu.Compose(new Member(volunteer, chat)));
    }

    private Volunteer? VolunteerOf(string id) => database.Read(connection => VolunteerRows.Find(connection, id)) is { Removed: false } volunteer ? volunteer : null;

    private static TeamPress? ActionOf(Update update) => update switch
    {
        { Message.Text: { } text } when TeamCommands.Read(text) is { } action => new(TeamPress.Menu, action),
        { CallbackQuery.Data: { } payload } when TeamPress.Read(payload) is { Case: TeamPress.Menu } press => press,
        _ => null,
    };

    // An invitation is recognised by its shape alone: no flow has so long a name.
    private static string? TokenOf(string? text) =>
        text is not null && text.StartsWith(Start, StringComparison.Ordinal) && text[Start.Length..].Trim() is var token && VolunteerAccounts.IsToken(token) ? token : null;

    private static long? ChatOf(Update? update) => update switch
    {
        { Message: { Chat.Type: ChatType.Private, From.IsBot: false } message } => message.Chat.Id,
        { EditedMessage: { Chat.Type: ChatType.Private, From.IsBot: false } message } => message.Chat.Id,
        { CallbackQuery: { Message.Chat.Type: ChatType.Private, From.IsBot: false } press } => press.Message!.Chat.Id,
        { MyChatMember: { Chat.Type: ChatType.Private } change } => change.Chat.Id,
        { MessageReaction: { Chat.Type: ChatType.Private, User.IsBot: false } reaction } => reaction.Chat.Id,
        _ => null,
    };

    // It begins with the volunteer, so that nobody can use up somebody else's.
    private string ExternalId(Update update, Member member) => update.CallbackQuery is { } press
        ? $"{member.Volunteer.Id}:telegram {api.BotId} press {press.Id}"
        : $"{member.Volunteer.Id}:telegram {api.BotId} {(update.EditedMessage is null ? "message" : $"edit {update.Id}")} {(update.Message ?? update.EditedMessage)?.Id}";
}
