using System.Globalization;
using ChatbotSupport.Core;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Desk;
using ChatbotSupport.Desk.Cases;
using ChatbotSupport.Desk.SignIn;
using ChatbotSupport.Desk.Team;
using ChatbotSupport.Storage;

namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>What a button offers to choose from before anything is done, and what a case's owner may look at.</summary>
internal sealed class CaseChoices(Database database, CaseReader cases, TalkReader talk, Colleagues colleagues, ShiftEnding ending, EarlierLines earlier, TalkText text, TeamWords words, TimeProvider clock)
{
    private static readonly CaseOutcome[] Outcomes = [CaseOutcome.Helped, CaseOutcome.Referred, CaseOutcome.NoAnswer];
    private static readonly Level[] Levels = [Level.L1, Level.L2, Level.L3, Level.L4];

    /// <summary>What there is to choose; null when the case is not theirs.</summary>
    public TeamMessage? Of(Member member, TeamPress press)
    {
        var code = press.Case;
        if (RowOf(member, code) is not { } row || CaseSight.Of(row, SignedIn.By(member.Volunteer)) != CaseAccess.Owner)
        {
            return null;
        }

        return press switch
        {
            { Action: CaseAction.HandBack or CaseAction.Close } => Choose(
                press.Action == CaseAction.Close ? TeamMessageIds.AskClose : TeamMessageIds.AskHandBack, member, code, Outcomes.Select(outcome => Of(code, press.Action, "outcomes", outcome))),
            { Action: CaseAction.Return } => Choose(TeamMessageIds.AskNote, member, code, Enum.GetValues<NoteKind>().Select(kind => Of(code, press.Action, "notes", kind))),
            { Action: CaseAction.Pass, Value: { } note } => ending.Targets(member, HeadOf(member, code), code, note),
            { Action: CaseAction.Pass } => Choose(TeamMessageIds.AskNote, member, code, Enum.GetValues<NoteKind>().Select(kind => Of(code, press.Action, "notes", kind))),
            { Action: CaseAction.Transfer, Value: { } to } => Choose(TeamMessageIds.AskNote, member, code, Enum.GetValues<NoteKind>().Select(kind =>
                new TeamButton(DeskWords.Of("notes", kind.ToString()), TeamPress.Write(code, press.Action, [to, kind.ToString()])))),
            { Action: CaseAction.Transfer } => Transfer(member, code),
            { Action: CaseAction.SetLevel } => Choose(TeamMessageIds.AskLevel, member, code, Levels.Select(level => new TeamButton(DeskWords.Of("levels", level.ToString()), TeamPress.Write(code, press.Action, [level.ToString(), row.Level])))),
            { Action: CaseAction.SetRoute } => Choose(TeamMessageIds.AskRoute, member, code, Enum.GetValues<Route>().Select(route => Of(code, press.Action, "routes", route))),
            { Action: CaseAction.Misuse } => Choose(TeamMessageIds.AskMisuse, member, code, [new(words.Of(TeamMessageIds.ButtonMisuse), TeamPress.Write(code, press.Action, ["yes"]))]),
            { Action: CaseAction.Replies, Value: var from } => Replies(member, code, from),
            _ => Card(member, code),
        };
    }

    /// <summary>The case as it is now with its buttons; null when it is not theirs.</summary>
    public TeamMessage? Card(Member member, string code) =>
        RowOf(member, code) is { } row && TalkOf(member, code) is { } open && CaseSight.Of(row, SignedIn.By(member.Volunteer)) is var access and (CaseAccess.Owner or CaseAccess.Second)
            ? text.Summary(open, row, access == CaseAccess.Owner, clock.GetUtcNow(), earlier.Before(row, SignedIn.By(member.Volunteer), open.First))
            : null;

    /// <summary>What was said before a line, as messages; none when it may not be read.</summary>
    public IReadOnlyList<TeamMessage> Before(Member member, string code, string number) =>
        long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var before)
        && RowOf(member, code) is { } row && TalkOf(member, code) is { } open && CaseSight.Of(row, SignedIn.By(member.Volunteer)) is CaseAccess.Owner or CaseAccess.Second
            ? earlier.Page(open, row, SignedIn.By(member.Volunteer), before)
            : [];

    /// <summary>What lines about a case begin with.</summary>
    public string HeadOf(Member member, string code) => TalkOf(member, code)?.Head ?? TeamWords.Code(code);

    /// <summary>Lines without masks, from one number to another; none when they may not be read.</summary>
    public IReadOnlyList<(long Number, string Id, string Text)> Unmasked(Member member, string code, string range)
    {
        var me = SignedIn.By(member.Volunteer);
        if (RowOf(member, code) is not { } row || CaseSight.Of(row, me) == CaseAccess.Card
            || range.Split('-') is not [var first, var last]
            || !long.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var from) || !long.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var to))
        {
            return [];
        }

        return
        [
            .. database.Read(connection => talk.After(connection, row, me, from - 1, TeamLimits.LinesAtOnce))
                .Where(item => item.Number <= to && item.Line.Masked)
                .Select(item => (item.Number, item.Line.Id, Text: cases.Unmasked(code, item.Line.Id, me)!)).Where(item => item.Text is not null),
        ];
    }

    private TeamMessage Transfer(Member member, string code)
    {
        var there = colleagues.For(code, SignedIn.By(member.Volunteer)) ?? [];
        return there.Count == 0
            ? new(words.Of(TeamMessageIds.NobodyToTransfer))
            : Choose(TeamMessageIds.AskTransfer, member, code, there.Select(alias => new TeamButton(alias, TeamPress.Write(code, CaseAction.Transfer, [colleagues.Find(alias)!.VolunteerId]))));
    }

    // As many as fit into one message, what fits the case first; the rest by «المزيد», so that none is out of reach.
    private TeamMessage? Replies(Member member, string code, string? from)
    {
        if (cases.Replies(code, SignedIn.By(member.Volunteer)) is not { } all)
        {
            return null;
        }

        var begin = int.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < all.Count ? number : 0;
        var length = 0;
        var offered = all.Skip(begin).Take(TeamLimits.RepliesShown).TakeWhile((reply, place) => (length += Shown(reply).Length + 2) <= TeamLimits.LinesLength || place == 0).ToList();
        var end = begin + offered.Count;
        return new(
            $"{HeadOf(member, code)} · {words.Of(TeamMessageIds.AskReply)}\n\n{string.Join("\n\n", offered.Select(Shown))}",
            [
                .. offered.Select(reply => new[] { new TeamButton(reply.Title, TeamPress.Write(code, CaseAction.Reply, [reply.Id, PreparedReplies.MarkOf(reply.Text)])) }),
                .. end < all.Count
                    ? new[] { new[] { new TeamButton(words.Of(TeamMessageIds.ButtonMore), TeamPress.Write(code, CaseAction.Replies, [end.ToString(CultureInfo.InvariantCulture)])) } }
                    : [],
            ]);

        static string Shown(OfferedReply reply) => $"{reply.Title}:\n{reply.Text.Trim()}";
    }

    private TeamMessage Choose(string question, Member member, string code, IEnumerable<TeamButton> buttons) =>
        new($"{HeadOf(member, code)} · {words.Of(question)}", [.. buttons.Select(button => new[] { button })]);

    private static TeamButton Of<T>(string code, string action, string list, T value)
        where T : struct, Enum => new(DeskWords.Of(list, value.ToString()), TeamPress.Write(code, action, [value.ToString()]));

    private CaseRow? RowOf(Member member, string code) => database.Read(connection => CaseReader.Find(connection, code));

    private TeamTalk? TalkOf(Member member, string code) =>
        database.Read(connection => TalkRows.Of(connection, member.Volunteer.Id)).FirstOrDefault(open => open.Code == code);
}
