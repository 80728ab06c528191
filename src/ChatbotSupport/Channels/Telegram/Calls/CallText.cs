using System.Globalization;
using ChatbotSupport.Channels.Telegram.Team;
using ChatbotSupport.Channels.Telegram.TeamGroup;
using ChatbotSupport.Core;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Desk;

namespace ChatbotSupport.Channels.Telegram.Calls;

/// <summary>What a coordinator reads in private: codes, levels and what it is about, in the words of the desk; nobody's name and nobody's words.</summary>
internal sealed class CallText(TeamWords words)
{
    /// <summary>What a press on «قُرئ» does.</summary>
    public const string SeenAction = "seen";

    // What can wait until somebody looks at their phone anyway.
    private static readonly string[] Quiet =
    [
        nameof(CoordinatorAlert.ConsentNotNow), nameof(CoordinatorAlert.RemarkOnTalk), nameof(CoordinatorAlert.SomebodyElseAsked), nameof(CoordinatorAlert.Erased),
        nameof(CoordinatorAlert.UpdateUnreadable),
        nameof(CoordinatorAlert.BackupFailed), nameof(CoordinatorAlert.KeysNotCopied), nameof(CoordinatorAlert.MemberPending), nameof(CoordinatorAlert.PlaybookWaits), nameof(CoordinatorAlert.ProposalWaits),
        nameof(CoordinatorAlert.QuotaNear), nameof(CoordinatorAlert.TemplateRefused), nameof(CoordinatorAlert.WindowClosing),
        nameof(CoordinatorAlert.ClockDoubtful), nameof(CoordinatorAlert.ContentOverdue),
    ];

    // What is answered by somebody having the case.
    private static readonly string[] Answered = [nameof(CoordinatorAlert.OnCallNeeded), nameof(CoordinatorAlert.TrainedPersonWanted)];

    // Whoever has the case lets the person wait.
    private static readonly string[] Overdue = [nameof(CoordinatorAlert.ReplyOverdue), nameof(CoordinatorAlert.SilentVolunteer)];

    // What whoever has the case did themselves, or is about them. A new sign is none of it: their talk may be open nowhere.
    public static readonly string[] Own =
        [nameof(CoordinatorAlert.OnCallNeeded), nameof(CoordinatorAlert.TrainedPersonWanted), nameof(CoordinatorAlert.SecondPersonWanted), nameof(CoordinatorAlert.OwnerUnprepared)];

    // What names members of the team: all of them, not only the last.
    public static readonly string[] Naming = [nameof(CoordinatorAlert.OnCallUnreachable), nameof(CoordinatorAlert.MemberLeftGroup), nameof(CoordinatorAlert.MemberStillInGroup)];

    // Each sign of one person raises it anew: a count of them reads like so many people.
    private static readonly string[] Uncounted = [nameof(CoordinatorAlert.UrgentCase)];

    // While the group shows nothing, whoever is on call is all there is.
    private static readonly string[] Loud =
        [nameof(GroupWarning.Kicked), nameof(GroupWarning.CannotSend), nameof(GroupWarning.TopicGone), nameof(GroupWarning.TopicClosed)];

    /// <summary>Everything there is to tell now to one of the coordinators.</summary>
    public IReadOnlyList<Call> All(string reader, IReadOnlyList<OpenAlert> alerts, IReadOnlyList<(string Code, long Since)> warnings, Func<string, string?> hereOf) =>
    [
        .. alerts.Where(alert => !(alert.OwnerId == reader && Own.Contains(alert.Alert))).GroupBy(alert => alert.CaseCode ?? alert.Alert).Select(about => about.First() is { CaseCode: { } code, State: not null }
            ? OfCase(reader, code, [.. about], hereOf(code))
            : OfService(about.Key, [.. about])),
        .. warnings.Select(warning => new Call(
            CallRows.Group + warning.Code, warning.Since, new($"{words.Of(GroupMessageIds.AboutGroup)}\n{DeskWords.Of("groupWarnings", warning.Code)}", []), Loud.Contains(warning.Code) ? warning.Since : 0)),
    ];

    /// <summary>What is left of a message that was read while its person still waits: nobody is told that nothing is required.</summary>
    public TeamMessage Read(string code) => new(
        words.Of(GroupMessageIds.CallRead, ("about", TeamWords.Code(code))), [[new(words.Of(TeamMessageIds.ButtonTake), TeamPress.Write(code, CaseAction.Take))]]);

    /// <summary>What is left of a message when there is nothing more to tell: what it was about, without what was to be done.</summary>
    public TeamMessage Over(string about) => new(words.Of(GroupMessageIds.CallOver, ("about", about.Length == 6 && about.All(char.IsAsciiDigit) ? TeamWords.Code(about)
        : about.StartsWith(CallRows.Group, StringComparison.Ordinal) ? words.Of(GroupMessageIds.AboutGroup) : DeskWords.Of("alerts", about).Split([':', '.'])[0])));

    private Call OfCase(string reader, string code, IReadOnlyList<OpenAlert> alerts, string? here)
    {
        var newest = alerts[0];
        if (alerts.FirstOrDefault(kind => kind.Alert == nameof(CoordinatorAlert.Erased)) is { } erased)
        {
            return OfErased(code, newest, erased, LoudOf(alerts));
        }

        var isWaiting = newest.State == nameof(CaseState.Waiting);
        var isImminent = newest.Level == nameof(Level.L4);
        var lines = new List<string> { $"{(isImminent ? "🔴 " : "")}{TeamWords.Code(code)} · {DeskWords.Of("levels", newest.Level!)}" };
        lines.AddRange(alerts.Where(kind => newest.State == nameof(CaseState.Owned) ? !Answered.Contains(kind.Alert) : kind.Alert != nameof(CoordinatorAlert.SecondPersonWanted)).Select(kind => Kind(kind.Alert, kind.Times)));
        if (isWaiting)
        {
            lines.Add(words.Of(GroupMessageIds.WaitsSince, ("time", words.Time(DateTimeOffset.FromUnixTimeMilliseconds(newest.WaitingSince!.Value)))));
        }
        else if (newest.State != nameof(CaseState.Closed))
        {
            lines.Add(words.Of(GroupMessageIds.With, ("alias", newest.Owner ?? "")));
        }

        if (here is not null && isWaiting)
        {
            lines.Add(words.Of(GroupMessageIds.HereNow, ("alias", here)));
        }

        var buttons = new List<IReadOnlyList<TeamButton>>();
        var mayAct = newest.IsExcluded == 0;
        if (mayAct && isWaiting && isImminent && here is null)
        {
            buttons.Add([new(words.Of(TeamMessageIds.ButtonHere), TeamPress.Write(code, CaseAction.Here))]);
        }

        if (mayAct && isWaiting)
        {
            buttons.Add([new(words.Of(TeamMessageIds.ButtonTake), TeamPress.Write(code, CaseAction.Take))]);
        }

        if (mayAct && newest.State == nameof(CaseState.Owned) && newest.OwnerId != reader && alerts.Any(kind => Overdue.Contains(kind.Alert)))
        {
            buttons.Add([new(words.Of(TeamMessageIds.ButtonTakeOver), TeamPress.Write(code, CaseAction.TakeOver)), new(words.Of(TeamMessageIds.ButtonReturn), TeamPress.Write(code, CaseAction.CallBack))]);
        }

        else if (mayAct && newest.State == nameof(CaseState.Owned) && newest.OwnerId != reader && alerts.Any(kind => kind.Alert == nameof(CoordinatorAlert.OwnerUnprepared)))
        {
            buttons.Add([new(words.Of(TeamMessageIds.ButtonTakeOver), TeamPress.Write(code, CaseAction.TakeOver))]);
        }

        if (mayAct && newest is { State: nameof(CaseState.Owned), SecondId: null } && newest.OwnerId != reader && alerts.Any(kind => kind.Alert == nameof(CoordinatorAlert.SecondPersonWanted)))
        {
            buttons.Add([new(words.Of(TeamMessageIds.ButtonFollow), TeamPress.Write(code, CaseAction.Follow))]);
        }

        if (alerts.Any(kind => kind.Alert == nameof(CoordinatorAlert.RemarkOnTalk)))
        {
            buttons.Add([Lead()]);
        }

        buttons.Add([new(words.Of(GroupMessageIds.ButtonSeen), Seen(code, newest.Id))]);
        return new(code, newest.Id, new(string.Join('\n', lines), buttons), LoudOf(alerts));
    }

    // Nobody can be helped there any more: what is left is signed off (safeguarding rules, section 6).
    private Call OfErased(string code, OpenAlert newest, OpenAlert erased, long loud)
    {
        var seen = new TeamButton(words.Of(GroupMessageIds.ButtonSeen), Seen(code, newest.Id));
        var close = new TeamButton(words.Of(TeamMessageIds.ButtonClose), TeamPress.Write(code, CaseAction.Close, [nameof(CaseOutcome.EndedByPerson)]));
        return new(code, newest.Id, new($"{TeamWords.Code(code)} · {DeskWords.Of("levels", newest.Level!)}\n{Kind(erased.Alert, erased.Times)}", newest.State == nameof(CaseState.Closed) ? [[seen]] : [[close], [seen]]), loud);
    }

    private Call OfService(string about, IReadOnlyList<OpenAlert> alerts)
    {
        var kind = alerts[0].Alert;
        var isTest = kind == nameof(CoordinatorAlert.OnCallTest);
        var text = isTest ? words.Of(GroupMessageIds.TestCall) : Kind(kind, Naming.Contains(kind) ? 1 : alerts.Sum(alert => alert.Times));
        if (alerts[0].Details is { } details)
        {
            text += "\n" + (Naming.Contains(kind) ? details.Replace(",", "، ", StringComparison.Ordinal) : details); // no alias holds a comma
        }

        var seen = new TeamButton(words.Of(isTest ? TeamMessageIds.ButtonHere : GroupMessageIds.ButtonSeen), Seen(about, alerts[0].Id));
        var more = kind is nameof(CoordinatorAlert.MemberPending) or nameof(CoordinatorAlert.DebriefWanted) ? Lead() : kind is nameof(CoordinatorAlert.MemberLeftGroup) ? Remove() : null;
        return new(about, alerts[0].Id, new(text, more is null ? [[seen]] : [[more], [seen]]), LoudOf(alerts));
    }

    private TeamButton Remove() => new(words.Of(LeadMessageIds.ButtonRemove), TeamPress.Write(TeamPress.Menu, TeamAction.Remove));

    private TeamButton Lead() => new(words.Of(LeadMessageIds.ButtonLead), TeamPress.Write(TeamPress.Menu, TeamAction.Lead));

    // With the newest that it shows: whatever was raised since has not been read.
    private static string Seen(string about, long newest) => TeamPress.Write(about, SeenAction, newest.ToString(CultureInfo.InvariantCulture));

    private static long LoudOf(IEnumerable<OpenAlert> alerts) => alerts.Where(alert => !Quiet.Contains(alert.Alert)).Select(alert => alert.Id).DefaultIfEmpty().Max();

    private static string Kind(string alert, long times) =>
        times == 1 || Uncounted.Contains(alert) ? DeskWords.Of("alerts", alert) : $"{DeskWords.Of("alerts", alert)} ×{times.ToString(CultureInfo.InvariantCulture)}";
}

/// <summary>Something to tell.</summary>
/// <param name="About">A case's code, or the name of an alert or warning.</param>
/// <param name="Newest">The newest alert in it: a newer one is heard again.</param>
/// <param name="Message">The words and buttons.</param>
/// <param name="Loud">The newest alert in it that must be heard; 0 when all of it can wait until somebody looks at their phone.</param>
internal sealed record Call(string About, long Newest, TeamMessage Message, long Loud)
{
    /// <summary>Whether it may come without a sound: what must be heard was told before.</summary>
    public bool IsQuietAfter(ToldCall? told) => Loud <= (told?.Newest ?? 0);

    /// <summary>What it looks like.</summary>
    public string Face => $"{Message.Text}\n{string.Join('|', Message.Rows.SelectMany(row => row).Select(button => button.Payload))}";
}
