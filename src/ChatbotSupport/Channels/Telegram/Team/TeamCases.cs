using ChatbotSupport.Core;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Delivery;
using ChatbotSupport.Desk;
using ChatbotSupport.Desk.Cases;
using ChatbotSupport.Desk.SignIn;
using ChatbotSupport.Desk.Team;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using ChatbotSupport.Turns.Arriving;
using Telegram.Bot.Types;

namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>Buttons about a case in a private chat of the team: each is one action of the desk, and goes the same road.</summary>
internal sealed class TeamCases(
    Inbox inbox, Afterwards afterwards, Database database, Writer writer, TalkRows rows, CaseChoices choices, PreparedReplies replies, ShiftBegun shift, ShiftEnding ending, TeamLists lists, CaseReader cases, TeamTexts texts, VolunteerAccounts accounts, TeamScreen screen, TeamWords words, AuditTrail audit,
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
                await texts.WriteAskedAsync(member, code, query.Message!, press.Value);
                break;
            case { Action: CaseAction.TakeOver }:
                await OpenedByAsync(member, new TakeOver(by, code), externalId);
                break;
            case { Action: CaseAction.Show, Value: { } range }:
                await ShowAsync(member, code, "telegram.show", Unmasked(member, code, range));
                break;
            case { Action: CaseAction.Before, Value: { } number }:
                await ShowAsync(member, code, "telegram.before", choices.Before(member, code, number));
                break;
            case { Action: CaseAction.Reply, Value: not null }:
                if (!await replies.SendAsync(member, press, query.Message!))
                {
                    await ActOrAskAsync(member, press, externalId);
                }

                break;
            default:
                await ActOrAskAsync(member, press, externalId);
                break;
        }
    }

    /// <summary>A link to a case was pressed, on a card or by a coordinator: it is taken if it waits, and shown to whoever has it.</summary>
    public async Task EnterAsync(Member member, string code, string externalId)
    {
        var row = database.Read(connection => CaseReader.Find(connection, code));
        await audit.WriteAsync("telegram.enter", member.Volunteer.Id, row?.Code);
        switch (row)
        {
            case null or { State: nameof(CaseState.Closed) }:
                screen.Answer(member.Chat, new(TeamWords.Refusal(Refusal.NoSuchCase)));
                break;
            case { State: nameof(CaseState.Waiting) }:
                await OpenedByAsync(member, new TakeCase(member.AsOwner, code), externalId);
                break;
            case not null when CaseSight.Of(row, SignedIn.By(member.Volunteer)) is CaseAccess.Owner or CaseAccess.Second:
                await OpenAsync(member, code);
                break;
            default:
                screen.Answer(member.Chat, new($"{TeamWords.Refusal(Refusal.AlreadyTaken)} ({row.OwnerAlias})", Besides(member, row)));
                break;
        }
    }

    // What can be done about a case that is with somebody else: whether its owner is silent is decided where it is done.
    private List<IReadOnlyList<TeamButton>> Besides(Member member, CaseRow row)
    {
        var code = TeamWords.Code(row.Code);
        var buttons = new List<IReadOnlyList<TeamButton>>();
        if (row.SecondWanted != 0 || (row.SecondId is null && member.Volunteer.IsCoordinator))
        {
            buttons.Add([new($"{words.Of(TeamMessageIds.ButtonFollow)} {code}", TeamPress.Write(row.Code, CaseAction.Follow))]);
        }

        if (member.Volunteer.IsCoordinator)
        {
            buttons.Add([new($"{words.Of(TeamMessageIds.ButtonTakeOver)} {code}", TeamPress.Write(row.Code, CaseAction.TakeOver)), new($"{words.Of(TeamMessageIds.ButtonReturn)} {code}", TeamPress.Write(row.Code, CaseAction.CallBack))]);
        }

        return buttons;
    }

    /// <summary>A typed word about a case: what there is to choose, once it is clear which case is meant.</summary>
    /// <param name="member">Who typed it.</param>
    /// <param name="action">What the word names.</param>
    /// <param name="answered">The case of the line it answers; null when it answers none.</param>
    /// <param name="externalId">The message's own id.</param>
    public async Task TypedAsync(Member member, string action, string? answered, string externalId)
    {
        var mine = texts.CasesOf(member);
        if ((answered ?? (mine is [var only] && afterwards.IsSettled(member.Chat) ? only : null)) is { } code)
        {
            await ActOrAskAsync(member, new(code, action), externalId);
        }
        else
        {
            lists.Show(
                member,
                mine.Count == 0 ? new(words.Of(TeamMessageIds.CasesNone)) : new(words.Of(TeamMessageIds.WhichCaseActs), [.. mine.Select(item => new[] { new TeamButton(choices.HeadOf(member, item), TeamPress.Write(item, action)) })]),
                mine);
        }
    }

    /// <summary>A typed word with the code of a case behind it.</summary>
    public Task NamedAsync(Member member, TeamPress named, string externalId) =>
        named.Action == CaseAction.Open ? EnterAsync(member, named.Case, externalId) : ActOrAskAsync(member, named, externalId);

    /// <summary>Takes the next person.</summary>
    public async Task NextAsync(Member member, string externalId)
    {
        Then(member, await inbox.HandInAsync(member.Volunteer.Id, new TakeNext(), externalId), async outcome =>
        {
            if (outcome.CaseCode is { } code)
            {
                shift.Tell(member);
                await OpenAsync(member, code);
            }
            else
            {
                Tell(member, outcome);
            }
        });
    }

    private async Task ActOrAskAsync(Member member, TeamPress press, string externalId)
    {
        if (CommandOf(press, member.AsOwner) is { } command)
        {
            Then(member, await HandInAsync(member, command, externalId), outcome =>
            {
                if (!outcome.Done)
                {
                    Tell(member, outcome, press.Case);
                }
                else if (press is { Action: CaseAction.PassTo } or { More: CaseAction.Leaving })
                {
                    ending.ShowNext(member);
                }
                else if (command is SetLevel or SetRoute or CallBack or AskForSecond or OnCallIsHere)
                {
                    screen.Answer(member.Chat, new(words.Of(command is AskForSecond ? TeamMessageIds.SecondAsked : TeamMessageIds.Done)));
                }

                return Task.CompletedTask;
            });
        }
        else
        {
            await audit.WriteAsync($"telegram.view_{press.Action}", member.Volunteer.Id, press.Case);
            if (choices.Of(member, press) is { } list)
            {
                screen.SayNoted(member, press.Case, [list], writer, rows, clock); // buttons that do nothing any more go with the rest of the talk
            }
            else
            {
                screen.Answer(member.Chat, new(TeamWords.Refusal(Refusal.NotOwner)));
            }
        }
    }

    private static CaseCommand? CommandOf(TeamPress press, CaseOwner by) => press switch
    {
        { Action: CaseAction.HandBack, Value: { } outcome } when Named<CaseOutcome>(outcome) is { } named => new HandBack(by, press.Case, named),
        { Action: CaseAction.Close, Value: { } outcome } when Named<CaseOutcome>(outcome) is { } named => new CloseCase(by, press.Case, named),
        { Action: CaseAction.Return, Value: { } kind } when Named<NoteKind>(kind) is { } named => new ReturnToQueue(by, press.Case, null, named),
        { Action: CaseAction.Transfer or CaseAction.PassTo, Value: { } to, More: { } kind } when Named<NoteKind>(kind) is { } named => new TransferCase(by, press.Case, new CaseOwner(to, ""), null, named),
        { Action: CaseAction.SetLevel, Value: { } level } when Named<Level>(level) is { } named => new SetLevel(by, press.Case, named, press.More is { } shown ? Named<Level>(shown) : null),
        { Action: CaseAction.SetRoute, Value: { } route } when Named<Route>(route) is { } named => new SetRoute(by, press.Case, named),
        { Action: CaseAction.CallBack } => new CallBack(by, press.Case),
        { Action: CaseAction.Misuse, Value: not null } => new MarkMisuse(by, press.Case),
        { Action: CaseAction.Second } => new AskForSecond(by, press.Case),
        { Action: CaseAction.Unfollow } => new StopFollowing(by, press.Case),
        { Action: CaseAction.Here } => new OnCallIsHere(by, press.Case),
        _ => null,
    };

    private async Task OpenedByAsync(Member member, CaseCommand command, string externalId) => Then(member, await HandInAsync(member, command, externalId), async outcome =>
    {
        if (outcome.Done)
        {
            shift.Tell(member);
            await OpenAsync(member, command.CaseCode);
        }
        else
        {
            Tell(member, outcome, command.CaseCode);
        }
    });

    private async Task OpenAsync(Member member, string code)
    {
        var row = database.Read(connection => CaseReader.Find(connection, code));
        if (row is null || CaseSight.Of(row, SignedIn.By(member.Volunteer)) is not (CaseAccess.Owner or CaseAccess.Second))
        {
            screen.Answer(member.Chat, new(TeamWords.Refusal(Refusal.NotOwner)));
            return;
        }

        await accounts.RehearseAsync(ClearedScreens.Telegram, member.Volunteer.Id, rehearses: false); // should they have begun to while it was being taken
        await audit.WriteAsync("telegram.read", member.Volunteer.Id, code);
        var isFresh = await writer.RunAsync(connection => TalkRows.Open(connection, member.Volunteer.Id, code, clock.GetUtcNow()));
        if (isFresh)
        {
            await writer.RunAsync(connection => TalkRows.ChooseAlone(connection, member.Volunteer.Id, code, clock.GetUtcNow()));
        }
        else
        {
            // It is open already: it is chosen to write in, and what can be done about it is shown again.
            await writer.RunAsync(connection => TalkRows.Choose(connection, member.Volunteer.Id, code, clock.GetUtcNow()));
            if (choices.Card(member, code) is { } card)
            {
                screen.SayNoted(member, code, [card], writer, rows, clock);
            }
        }

        changes.Bump();
    }

    private IReadOnlyList<TeamMessage> Unmasked(Member member, string code, string range) =>
        choices.Unmasked(member, code, range) is { Count: > 0 } lines
            ? [.. TalkText.Split(choices.HeadOf(member, code), string.Join('\n', lines.Select(line => line.Text))).Select(part => new TeamMessage(part, [], IsProtected: true)
            {
                Shows = new(lines[0].Number, lines[^1].Number, [.. lines.Select(line => line.Id)]),
            })]
            : [];

    private async Task ShowAsync(Member member, string code, string deed, IReadOnlyList<TeamMessage> messages)
    {
        if (messages.Count == 0)
        {
            screen.Answer(member.Chat, new(TeamWords.Refusal(Refusal.NotOwner)));
            return;
        }

        await audit.WriteAsync(deed, member.Volunteer.Id, code);
        await writer.RunAsync(connection => TalkRows.Choose(connection, member.Volunteer.Id, code, clock.GetUtcNow()));
        screen.SayNoted(member, code, messages, writer, rows, clock);
    }

    private async Task<HandedIn> HandInAsync(Member member, CaseCommand command, string externalId)
    {
        await audit.WriteAsync($"telegram.{command.GetType().Name}", member.Volunteer.Id, command.CaseCode);
        return await inbox.HandInAsync(member.Volunteer.Id, new ActOnCase(command), externalId);
    }

    private void Then(Member member, HandedIn action, Func<DeskOutcome, Task> tell) =>
        afterwards.Do(member.Chat, async () => await tell(await action.OutcomeAsync(TeamLimits.OutcomeWait)));

    private void Tell(Member member, DeskOutcome outcome, string? code = null)
    {
        var owner = outcome.Refusal == Refusal.AlreadyTaken && code is not null ? cases.OwnerAlias(code) : null;
        var text = outcome.Refusal is { } refusal ? TeamWords.Refusal(refusal) : words.Of(TeamMessageIds.Late);
        screen.Answer(member.Chat, new(owner is null ? text : $"{text} ({owner})"));
    }

    private static T? Named<T>(string name)
        where T : struct, Enum => Enum.TryParse<T>(name, out var value) && Enum.GetName(value) == name ? value : null;
}
