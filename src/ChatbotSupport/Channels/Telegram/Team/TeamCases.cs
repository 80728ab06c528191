using ChatbotSupport.Core;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Desk;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using Telegram.Bot.Types;
using Message = Telegram.Bot.Types.Message;

namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>Buttons about a case in a private chat of the team: each is one action of the desk, and goes the same road.</summary>
internal sealed class TeamCases(
    Inbox inbox, Database database, Writer writer, TalkRows rows, CaseChoices choices, CaseReader cases, TeamTexts texts, TeamScreen screen, TeamWords words, AuditTrail audit,
    Changes changes, TimeProvider clock)
{
    /// <summary>Does what was pressed.</summary>
    public async Task TakeAsync(Member member, TeamPress press, CallbackQuery query, string externalId)
    {
        var by = member.AsOwner;
        var code = press.Case;
        switch (press)
        {
            case { Action: CaseAction.Take }:
                await OpenedByAsync(member, new TakeCase(by, code), externalId);
                break;
            case { Action: CaseAction.Follow }:
                await OpenedByAsync(member, new FollowAlong(by, code), externalId);
                break;
            case { Action: CaseAction.Open }:
                await OpenAsync(member, code);
                break;
            case { Action: CaseAction.Say }:
                await SayAsync(member, code, query.Message!, externalId);
                break;
            case { Action: CaseAction.Show, Value: { } range }:
                await ShowAsync(member, code, range);
                break;
            case { Action: CaseAction.Reply, Value: { } id } when cases.Replies(code, SignedIn.By(member.Volunteer))?.FirstOrDefault(reply => reply.Id == id) is { } reply:
                await SayPreparedAsync(member, code, reply.Text, externalId);
                break;
            default:
                await ActOrAskAsync(member, press, externalId);
                break;
        }
    }

    /// <summary>They come by a card of the group: the case was taken there and is about to open here; whoever came by the link alone takes it here.</summary>
    public async Task ArriveAsync(Member member, string code, string externalId)
    {
        if (database.Read(connection => TalkRows.Of(connection, member.Volunteer.Id)).All(open => open.Code != code))
        {
            await OpenedByAsync(member, new TakeCase(member.AsOwner, code), externalId);
        }
    }

    /// <summary>Takes the next person.</summary>
    public async Task NextAsync(Member member, string externalId)
    {
        var outcome = await inbox.ActAsync(member.Volunteer.Id, new TakeNext(), externalId, TeamLimits.OutcomeWait);
        if (outcome.CaseCode is { } code)
        {
            await OpenAsync(member, code);
        }
        else
        {
            Tell(member, outcome);
        }
    }

    private async Task ActOrAskAsync(Member member, TeamPress press, string externalId)
    {
        if (CommandOf(press, member.AsOwner) is { } command)
        {
            var outcome = await ActAsync(member, command, externalId);
            if (!outcome.Done)
            {
                Tell(member, outcome, press.Case);
            }
            else if (command is SetLevel or AskForSecond or OnCallIsHere)
            {
                screen.Answer(member.Chat, new(words.Of(TeamMessageIds.Done)));
            }
        }
        else
        {
            screen.Answer(member.Chat, choices.Of(member, press) ?? new(TeamWords.Refusal(Refusal.NotOwner)));
        }
    }

    private static CaseCommand? CommandOf(TeamPress press, CaseOwner by) => press switch
    {
        { Action: CaseAction.HandBack, Value: { } outcome } when Named<CaseOutcome>(outcome) is { } named => new HandBack(by, press.Case, named),
        { Action: CaseAction.Close, Value: { } outcome } when Named<CaseOutcome>(outcome) is { } named => new CloseCase(by, press.Case, named),
        { Action: CaseAction.Return, Value: { } kind } when Named<NoteKind>(kind) is { } named => new ReturnToQueue(by, press.Case, null, named),
        { Action: CaseAction.Transfer, Value: { } to, More: { } kind } when Named<NoteKind>(kind) is { } named => new TransferCase(by, press.Case, new CaseOwner(to, ""), null, named),
        { Action: CaseAction.SetLevel, Value: { } level } when Named<Level>(level) is { } named => new SetLevel(by, press.Case, named),
        { Action: CaseAction.Misuse, Value: not null } => new MarkMisuse(by, press.Case),
        { Action: CaseAction.Second } => new AskForSecond(by, press.Case),
        { Action: CaseAction.Unfollow } => new StopFollowing(by, press.Case),
        { Action: CaseAction.Here } => new OnCallIsHere(by, press.Case),
        _ => null,
    };

    private async Task OpenedByAsync(Member member, CaseCommand command, string externalId)
    {
        var outcome = await ActAsync(member, command, externalId);
        if (outcome.Done)
        {
            await OpenAsync(member, command.CaseCode);
        }
        else
        {
            Tell(member, outcome, command.CaseCode);
        }
    }

    private async Task OpenAsync(Member member, string code)
    {
        var row = database.Read(connection => CaseReader.Find(connection, code));
        if (row is null || CaseSight.Of(row, SignedIn.By(member.Volunteer)) is not (CaseAccess.Owner or CaseAccess.Second))
        {
            screen.Answer(member.Chat, new(TeamWords.Refusal(Refusal.NotOwner)));
            return;
        }

        await audit.WriteAsync("telegram.read", member.Volunteer.Id, code);
        var isFresh = await writer.RunAsync(connection => TalkRows.Open(connection, member.Volunteer.Id, code, clock.GetUtcNow()));
        if (!isFresh)
        {
            // It is open already: it is chosen to write in, and what can be done about it is shown again.
            await writer.RunAsync(connection => TalkRows.Choose(connection, member.Volunteer.Id, code, clock.GetUtcNow()));
            screen.Answer(member.Chat, choices.Card(member, code) ?? new(TeamWords.Refusal(Refusal.NotOwner)));
        }

        changes.Bump();
    }

    // The text stands in the message that our question answers: it was kept where it was written.
    private async Task SayAsync(Member member, string code, Message question, string externalId)
    {
        if (question.ReplyToMessage is { Text: { } text } written)
        {
            // Pressed twice, it was sent the first time: to one case, and not to another one as well.
            if (database.Read(connection => rows.CaseOf(connection, member.Volunteer.Id, member.Chat, written.Id)) is null)
            {
                await texts.WriteAsync(member, code, text, written.Id, externalId);
            }

            screen.Take(member.Chat, question.Id);
        }
        else
        {
            screen.Answer(member.Chat, new(words.Of(TeamMessageIds.TextGone)));
        }
    }

    private async Task SayPreparedAsync(Member member, string code, string text, string externalId)
    {
        var outcome = await ActAsync(member, new WriteToPerson(member.AsOwner, code, text), externalId);
        if (outcome.Done)
        {
            await screen.SayNotedAsync(member, code, new(words.Of(TeamMessageIds.ReplySent, ("case", choices.HeadOf(member, code)), ("text", text)), [], IsProtected: true), writer, rows, clock);
        }
        else
        {
            Tell(member, outcome, code);
        }
    }

    private async Task ShowAsync(Member member, string code, string range)
    {
        var lines = choices.Unmasked(member, code, range);
        if (lines.Count == 0)
        {
            screen.Answer(member.Chat, new(TeamWords.Refusal(Refusal.NotOwner)));
            return;
        }

        await audit.WriteAsync("telegram.show", member.Volunteer.Id, code);
        await screen.SayNotedAsync(member, code, new($"{choices.HeadOf(member, code)}\n{string.Join('\n', lines)}", [], IsProtected: true), writer, rows, clock);
    }

    private async Task<DeskOutcome> ActAsync(Member member, CaseCommand command, string externalId)
    {
        await audit.WriteAsync($"telegram.{command.GetType().Name}", member.Volunteer.Id, command.CaseCode);
        return await inbox.ActAsync(member.Volunteer.Id, new ActOnCase(command), externalId, TeamLimits.OutcomeWait);
    }

    private void Tell(Member member, DeskOutcome outcome, string? code = null)
    {
        var owner = outcome.Refusal == Refusal.AlreadyTaken && code is not null ? cases.OwnerAlias(code) : null;
        var text = outcome.Refusal is { } refusal ? TeamWords.Refusal(refusal) : words.Of(TeamMessageIds.Late);
        screen.Answer(member.Chat, new(owner is null ? text : $"{text} ({owner})"));
    }

    private static T? Named<T>(string name)
        where T : struct, Enum => Enum.TryParse<T>(name, out var value) && Enum.GetName(value) == name ? value : null;
}
