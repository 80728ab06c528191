using ChatbotSupport.Core;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Delivery;
using ChatbotSupport.Desk;
using ChatbotSupport.Desk.Cases;
using ChatbotSupport.Desk.SignIn;
using ChatbotSupport.Desk.Team;
using ChatbotSupport.Operations.Settings;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns.Arriving;
using ChatbotSupport.Turns.Rows;

namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>The small menu of somebody of the team in their private chat, and what concerns no single case: the shift, being here, the web desk, rehearsing.</summary>
internal sealed class TeamMenu(
    Database database, Inbox inbox, Afterwards afterwards, TeamCases cases, ShiftEnding ending, QueueReader queue, VolunteerAccounts accounts, Roster roster, AuditTrail audit, TeamPractice practice, TeamCare care, OwnHelp own, TeamLead lead, Removals removals, OptOuts optOuts, TeamLists lists, TeamScreen screen, TeamWords words, WebSettings web, TimeProvider clock)
{
    /// <summary>Does what was pressed or typed, and answers.</summary>
    internal async Task TakeAsync(Member member, TeamPress press, string externalId)
    {
        var action = press.Action;
        if (await care.TakeAsync(member, action) || await own.TakeAsync(member, press) || await lead.TakeAsync(member, press) || await removals.TakeAsync(member, press) || await optOuts.TakeAsync(member, press))
        {
            return; // what concerns them alone, and what names somebody, writes its own entry
        }

        if (action != TeamAction.Menu)
        {
            await audit.WriteAsync($"telegram.{action}", member.Volunteer.Id, null);
        }

        switch (action)
        {
            case TeamAction.ShiftOn:
                await ShiftAsync(member, new StartShift(), externalId);
                break;
            case TeamAction.ShiftOff when ending.ShowLeaving(member):
                break;
            case TeamAction.ShiftOff or TeamAction.ShiftOffNow:
                await ShiftAsync(member, new EndShift(), externalId);
                break;
            case TeamAction.Here:
                Say(member, new(words.Of(TeamMessageIds.Here)));
                break;
            case TeamAction.Cases:
                ListCases(member);
                break;
            case TeamAction.Queue:
                ListQueue(member);
                break;
            case TeamAction.Next:
                await cases.NextAsync(member, externalId);
                break;
            case TeamAction.Desk:
                await DeskAsync(member);
                break;
            case TeamAction.Practice:
                practice.Start(member);
                break;
            case TeamAction.PracticeEnd:
                practice.Leave(member);
                break;
            case TeamAction.Rehearse:
                await RehearseAsync(member);
                break;
            case TeamAction.Back:
                await accounts.RehearseAsync(ClearedScreens.Telegram, member.Volunteer.Id, rehearses: false);
                Say(member, Compose(member));
                break;
            default:
                Say(member, Compose(member));
                break;
        }
    }

    /// <summary>The menu as it is now.</summary>
    internal TeamMessage Compose(Member member)
    {
        var isOnShift = member.Volunteer.OnShiftUntil > clock.GetUtcNow();
        var shift = member.Volunteer switch
        {
            { Pending: true } => TeamWords.Refusal(Core.Conversations.Refusal.Pending),
            { OnShiftUntil: { } until } when isOnShift => words.Of(TeamMessageIds.ShiftOn, ("until", words.Time(until))),
            _ => words.Of(TeamMessageIds.ShiftOff),
        };
        // Whoever waits for approval takes nobody: they see who waits, practise and try it as a person.
        List<IReadOnlyList<TeamButton>> rows = member.Volunteer.Pending ? [[Button(TeamMessageIds.ButtonQueue, TeamAction.Queue), Button(TeamMessageIds.ButtonCases, TeamAction.Cases)]] :
        [
            [Button(TeamMessageIds.ButtonQueue, TeamAction.Queue), Button(TeamMessageIds.ButtonNext, TeamAction.Next)],
            [Button(TeamMessageIds.ButtonCases, TeamAction.Cases)],
            isOnShift
                ? [Button(TeamMessageIds.ButtonHere, TeamAction.Here), Button(TeamMessageIds.ButtonShiftOff, TeamAction.ShiftOff)]
                : [Button(TeamMessageIds.ButtonShiftOn, TeamAction.ShiftOn)],
        ];
        rows.Add(web.HasDeskForPhones
            ? [Button(TeamMessageIds.ButtonDesk, TeamAction.Desk), Button(TeamMessageIds.ButtonRehearse, TeamAction.Rehearse)]
            : [Button(TeamMessageIds.ButtonRehearse, TeamAction.Rehearse)]);
        rows.Add([Button(TeamMessageIds.ButtonPractice, TeamAction.Practice), Button(LeadMessageIds.ButtonOptOut, TeamAction.OptOut)]);
        rows.Add(member.Volunteer is { IsCoordinator: true, Pending: false }
            ? [Button(TeamMessageIds.ButtonOwn, TeamAction.Own), Button(LeadMessageIds.ButtonLead, TeamAction.Lead)]
            : [Button(TeamMessageIds.ButtonOwn, TeamAction.Own)]);
        return new(words.Of(TeamMessageIds.Menu, ("alias", member.Volunteer.Alias), ("shift", shift)), rows);
    }

    /// <summary>The menu for whoever was just approved.</summary>
    internal TeamMessage Welcome(string volunteerId)
    {
        var menu = Compose(new Member(database.Read(connection => VolunteerRows.Find(connection, volunteerId))!, default));
        return menu with { Text = $"{words.Of(LeadMessageIds.YouAreApproved)}\n{menu.Text}" };
    }

    // A typed /desk is for whoever sits at the computer of the service, too; buttons are for phones.
    private bool HasDesk => web.Desk && (web.PublicUrl is not null || web.IsLoopback);

    private async Task ShiftAsync(Member member, DeskSignal signal, string externalId)
    {
        var shift = await inbox.HandInAsync(member.Volunteer.Id, signal, externalId);
        afterwards.Do(member.Chat, async () =>
        {
            var outcome = await shift.OutcomeAsync(TeamLimits.OutcomeWait);
            if (outcome is { Done: false })
            {
                Say(member, new(outcome.Refusal is { } refusal ? TeamWords.Refusal(refusal) : words.Of(TeamMessageIds.Late)));
                return;
            }

            if (signal is StartShift)
            {
                await accounts.HeardAsync(ClearedScreens.Telegram, member.Volunteer.Id);
            }

            Say(member, Compose(member with { Volunteer = database.Read(connection => VolunteerRows.Find(connection, member.Volunteer.Id)) ?? member.Volunteer }));
        });
    }

    private async Task DeskAsync(Member member)
    {
        if (!HasDesk || await roster.LinkAsync(member.Volunteer.Alias) is not { } path)
        {
            Say(member, Compose(member));
            return;
        }

        var text = words.Of(TeamMessageIds.DeskLink, ("link", web.BaseAddress + path));
        Say(member, new(web.PublicUrl is null ? $"{text}\n{words.Of(TeamMessageIds.DeskNear)}" : text, [], IsProtected: true));
    }

    private async Task RehearseAsync(Member member)
    {
        if (database.Read(connection => TalkRows.Writable(connection, member.Volunteer.Id)).Count > 0)
        {
            Say(member, new(words.Of(TeamMessageIds.RehearseBusy)));
            return;
        }

        await accounts.RehearseAsync(ClearedScreens.Telegram, member.Volunteer.Id, rehearses: true);
        Say(member, new(words.Of(TeamMessageIds.RehearseOn), [[Button(TeamMessageIds.ButtonBack, TeamAction.Back)]]));
    }

    private void ListQueue(Member member)
    {
        var view = queue.Read(SignedIn.By(member.Volunteer));
        var free = view.Cases.Where(card => (card.State == nameof(CaseState.Waiting) && !card.Excluded && !card.Erased) || (card.SecondWanted && !card.Mine)).Take(TeamLimits.QueueShown).ToList();
        if (free.Count == 0)
        {
            Say(member, new(words.Of(TeamMessageIds.QueueEmpty)));
            return;
        }

        // Who waits and who is with somebody already stand in one list: whoever chooses must see it before the press.
        var lines = free.Select(card => words.Of(
            TeamMessageIds.QueueLine, ("case", TeamWords.Code(card.Code)), ("level", DeskWords.Of("levels", card.Level)), ("time", words.Time(DateTimeOffset.FromUnixTimeMilliseconds(card.WaitingSince))),
            ("reasons", string.Join("، ", card.Reasons.Select(reason => DeskWords.Of("reasons", reason))))) + (card.Owner is { } owner ? $" · {words.Of(GroupMessageIds.With, ("alias", owner))}" : ""));
        var list = new TeamMessage(string.Join('\n', lines), [.. free.Select(card => new[] { card.State == nameof(CaseState.Waiting)
            ? new TeamButton($"{words.Of(TeamMessageIds.ButtonTake)} {TeamWords.Code(card.Code)}", TeamPress.Write(card.Code, CaseAction.Take))
            : new TeamButton($"{words.Of(TeamMessageIds.ButtonFollow)} {TeamWords.Code(card.Code)}", TeamPress.Write(card.Code, CaseAction.Follow)) })], IsProtected: true);
        lists.Show(member, list, free.Select(card => card.Code));
    }

    private void ListCases(Member member)
    {
        var (own, followed) = (CasesOf(member), database.Read(connection => CaseRows.Followed(connection, member.Volunteer.Id)));
        List<CaseBrief> cases = [.. own, .. followed];
        lists.Show(
            member,
            cases.Count == 0 ? new(words.Of(TeamMessageIds.CasesNone)) : new(
                words.Of(TeamMessageIds.CasesMine, ("cases", string.Join('\n', cases.Select(item => $"{TeamWords.Code(item.Code)} · {TeamWords.Level(item.Level)}{(followed.Contains(item) ? $" · {words.Of(TeamMessageIds.AsSecond)}" : "")}")))),
                [.. cases.Select(item => new[] { new TeamButton($"{words.Of(TeamMessageIds.ButtonOpen)} {TeamWords.Code(item.Code)}", TeamPress.Write(item.Code, CaseAction.Open)) })]),
            cases.Select(item => item.Code));
    }

    private IReadOnlyList<CaseBrief> CasesOf(Member member) => database.Read(connection => CaseRows.Briefs(connection, null, member.Volunteer.Id));

    private void Say(Member member, TeamMessage message) => screen.Answer(member.Chat, message);

    private TeamButton Button(string id, string action) => new(words.Of(id), TeamPress.Write(TeamPress.Menu, action));
}
