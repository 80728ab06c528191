using System.Globalization;
using ChatbotSupport.Core;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Flows.Inspection;
using ChatbotSupport.Core.Language;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Desk;
using ChatbotSupport.Desk.Cases;
using ChatbotSupport.Turns;
using ChatbotSupport.Turns.Rows;

namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>What a private chat of the team shows of a case: the summary, and lines of the talk with its colour and code before them.</summary>
internal sealed class TalkText(TeamWords words, Reachable reachable, TurnOptions turns)
{
    // Whoever goes on must not think that the person has read it.
    private static readonly string[] NotWithThem = ["Held", "Closed", "Reminded", "Parked", "Uncertain", "Cancelled", "Withdrawing", "Withdrawn"];

    /// <summary>What is known when the talk begins, with everything that can be done about it.</summary>
    public TeamMessage Summary(TeamTalk talk, CaseRow row, bool isOwner, DateTimeOffset now, long? before)
    {
        var lines = new List<string>
        {
            $"{talk.Head} · {DeskWords.Of("levels", row.Level)} · {DeskWords.Of("channels", row.Channel)}",
            Listed(TeamMessageIds.Reasons, [.. Names.Split(row.Reasons).Except(Names.Split(row.Flags))]),
            Listed(TeamMessageIds.Flags, Names.Split(row.Flags)),
            words.Of(TeamMessageIds.Since, ("time", words.Time(DateTimeOffset.FromUnixTimeMilliseconds(row.OpenedAt)))),
            words.Of(row.Consent == nameof(Consent.Given) ? TeamMessageIds.ConsentGiven : TeamMessageIds.ConsentMissing),
        };
        if (row.Route == nameof(Route.HumanFirst))
        {
            lines.Add(DeskWords.Of("routes", row.Route));
        }

        if (row.Reach is { } reached && DeskWords.Of("wanted", reached) is var wanted && wanted != reached)
        {
            lines.Add(wanted);
        }

        if (row.Flow == InspectionLimits.ResponseSteps && Steps(row) is { } steps)
        {
            lines.Add(steps);
        }

        // That the window is closed is said by what becomes of the owner's words.
        var reach = reachable.Of(row, TimeZoneInfo.ConvertTime(now, turns.Zone));
        if (row.OpenUntil is { } until && !(isOwner && reach is PersonReach.Closed or PersonReach.Reminder) && words.Window(until, now, TimeSpan.MaxValue) is { } window)
        {
            lines.Add(window);
        }

        lines.Add(isOwner ? DeskWords.Of("reaches", reach.ToString()) : words.Of(TeamMessageIds.SecondHere));
        return new(
            string.Join('\n', lines.Where(line => line.Length > 0)),
            [.. isOwner ? Buttons(row.Code) : Following(row.Code), .. Before(row.Code, before)],
            IsProtected: true);
    }

    /// <summary>The person agreed after the talk was opened, or does not agree any more.</summary>
    public TeamMessage Consented(TeamTalk talk, CaseRow row) => new(
        $"{talk.Head} · {words.Of(row.Consent == nameof(Consent.Given) ? TeamMessageIds.ConsentNow : TeamMessageIds.ConsentMissing)}", [], IsProtected: true);

    /// <summary>Lines from before what the chat shows, marked as such, with the way to what came before them.</summary>
    public IReadOnlyList<TeamMessage> Earlier(TeamTalk talk, IReadOnlyList<(long Number, LineView Line)> lines, long? before)
    {
        var messages = new List<TeamMessage>();
        for (var rest = lines; rest.Count > 0;)
        {
            var (some, last) = Lines(talk, rest, words.Of(TeamMessageIds.FromBefore));
            messages.AddRange(some);
            rest = [.. rest.Where(item => item.Number > last)];
        }

        if (messages.Count > 0)
        {
            messages[^1] = messages[^1] with { Rows = [.. messages[^1].Rows, .. Before(talk.Code, before)] };
        }

        return messages;
    }

    /// <summary>The talk is over in this chat, and where its person is now: a talk that ends without a reason looks like a mistake of whoever had it.</summary>
    public TeamMessage Ended(string head, CaseRow? row)
    {
        if (row is null or { Erased: not 0 })
        {
            return new(words.Of(TeamMessageIds.TalkErased, ("case", head)));
        }

        var now = row switch
        {
            { State: nameof(CaseState.Owned), OwnerAlias: { } other } => words.Of(GroupMessageIds.With, ("alias", other)),
            { State: nameof(CaseState.Waiting), Consent: nameof(Consent.NotNow) or nameof(Consent.Refused) } => TeamWords.Refusal(Refusal.NotNow),
            { State: nameof(CaseState.Waiting) } => words.Of(TeamMessageIds.TalkWaits),
            _ => "",
        };
        return new($"{words.Of(TeamMessageIds.TalkEnded, ("case", head))}\n{now}".TrimEnd());
    }

    /// <summary>What a chat shows of how a case stands: its level, that the police are the danger there, and the dangers it tells of.</summary>
    public static string StandingOf(CaseRow row) => Names.Join([row.Level, .. row.Route == nameof(Route.HumanFirst) ? [row.Route] : Array.Empty<string>(), .. DangersOf(row)]);

    /// <summary>The level, the route or the dangers are others than the chat showed: a new sign, or somebody set it. Whoever advises must not name the police without knowing.</summary>
    public TeamMessage Risen(TeamTalk talk, CaseRow row)
    {
        var before = Names.Split(talk.Level ?? "");
        var hasRoute = row.Route is not null && (row.Route == nameof(Route.HumanFirst) || before.Contains(nameof(Route.HumanFirst)));
        var fresh = DangersOf(row).Except(before).ToArray();
        string[] lines =
        [
            before.Contains(row.Level) && fresh.Length > 0
                ? $"{talk.Head} · {Listed(TeamMessageIds.NewSigns, fresh)}"
                : $"{talk.Head} · {words.Of(TeamMessageIds.LevelNow, ("level", DeskWords.Of("levels", row.Level)))}",
            Listed(TeamMessageIds.Flags, Names.Split(row.Flags)),
            hasRoute ? DeskWords.Of("routes", row.Route!) : "",
        ];
        return new(string.Join('\n', lines.Where(line => line.Length > 0)), [], IsProtected: true);
    }

    /// <summary>What can be done about a case that is theirs.</summary>
    public IReadOnlyList<IReadOnlyList<TeamButton>> Buttons(string code) =>
    [
        [Button(TeamMessageIds.ButtonReplies, code, CaseAction.Replies), Button(TeamMessageIds.ButtonLevel, code, CaseAction.SetLevel), Button(TeamMessageIds.ButtonRoute, code, CaseAction.SetRoute)],
        [Button(TeamMessageIds.ButtonHandBack, code, CaseAction.HandBack), Button(TeamMessageIds.ButtonReturn, code, CaseAction.Return)],
        [Button(TeamMessageIds.ButtonTransfer, code, CaseAction.Transfer), Button(TeamMessageIds.ButtonSecond, code, CaseAction.Second)],
        [Button(TeamMessageIds.ButtonClose, code, CaseAction.Close), Button(TeamMessageIds.ButtonMisuse, code, CaseAction.Misuse)],
    ];

    /// <summary>
    /// As many lines as fit into one message, and the number of the last of them; a line that is too long for one goes in pieces. Among other lines only the beginning stands of what
    /// the bot said by itself, so that the person's words are found at a glance; the web desk has all of it.
    /// </summary>
    public (IReadOnlyList<TeamMessage> Messages, long Last) Lines(TeamTalk talk, IReadOnlyList<(long Number, LineView Line)> lines, string? mark = null)
    {
        var length = 0;
        var taken = lines.TakeWhile((item, place) => (length += Said(item.Line, lines.Count > 1).Length + 1) <= TeamLimits.LinesLength || place == 0).ToList();
        var masked = taken.Where(item => item.Line.Masked).Select(item => item.Number).ToList();
        IReadOnlyList<IReadOnlyList<TeamButton>> buttons = masked.Count == 0
            ? []
            : [[new(words.Of(TeamMessageIds.ButtonShow), TeamPress.Write(talk.Code, CaseAction.Show, [$"{masked[0]}-{masked[^1]}"]))]];
        var parts = Split(mark is null ? talk.Head : $"{talk.Head} · {mark}", string.Join('\n', taken.Select(item => Said(item.Line, lines.Count > 1))));
        var shows = new ShownLines(taken[0].Number, taken[^1].Number, [.. taken.Select(item => item.Line.Id)]);
        return ([.. parts.Select((part, place) => new TeamMessage(part, place == parts.Count - 1 ? buttons : [], IsProtected: true) { Shows = shows })], taken[^1].Number);
    }

    /// <summary>A text with the head of its case before it, in as many messages as it needs.</summary>
    public static IReadOnlyList<string> Split(string head, string text) => [.. Parts.Of(Bidi.Isolate(text), TeamLimits.PieceLength).Select(part => $"{head}\n{part}")];

    private string Said(LineView line, bool isAmongOthers) => line.Author switch
    {
        nameof(LineAuthor.Bot) when isAmongOthers && line.Text.IndexOf('\n', StringComparison.Ordinal) is var end and > 0 => $"{DeskWords.Of("authors", line.Author)}: {line.Text[..end]} …",
        nameof(LineAuthor.Person) => line.Text,
        nameof(LineAuthor.System) => $"· {line.Text}",
        nameof(LineAuthor.Volunteer) => $"{line.Alias}: {line.Text}{(isAmongOthers && Array.IndexOf(NotWithThem, line.Delivery) >= 0 ? $" ({DeskWords.Of("deliveries", line.Delivery!)})" : "")}",
        nameof(LineAuthor.Note) => words.Of(TeamMessageIds.NoteOf, ("alias", line.Alias ?? ""), ("text", line.Text)),
        _ => $"{DeskWords.Of("authors", line.Author)}: {line.Text}",
    };

    private string Listed(string sentence, IReadOnlyCollection<string> names) =>
        names.Count == 0 ? "" : words.Of(sentence, ("names", string.Join("، ", names.Select(name => DeskWords.Of("reasons", name)))));

    private static IEnumerable<string> DangersOf(CaseRow row) => Names.Split<Flag>(row.Flags).Where(FlagNames.Risks.Contains).Select(flag => flag.ToString());

    // The steps that come before where the person stands, on their route; whoever was led into the middle has read less.
    private string? Steps(CaseRow row)
    {
        var order = row.Route == nameof(Route.HumanFirst) ? TeamWords.StepsHumanFirst : TeamWords.Steps;
        var at = TeamWords.StepOf(row.Step);
        var place = at is null ? order.Count : order.ToList().IndexOf(at);
        var before = string.Join("، ", order.Take(Math.Max(0, place)).Select(step => words.Of(step)));
        return (before.Length, at) switch
        {
            (0, null) => null,
            (0, _) => words.Of(TeamMessageIds.StepNow, ("step", words.Of(at))),
            (_, null) => words.Of(TeamMessageIds.StepsAll, ("steps", before)),
            _ => words.Of(TeamMessageIds.StepsSome, ("steps", before), ("step", words.Of(at))),
        };
    }

    private IReadOnlyList<IReadOnlyList<TeamButton>> Following(string code) => [[Button(TeamMessageIds.ButtonTakeOver, code, CaseAction.TakeOver), Button(TeamMessageIds.ButtonUnfollow, code, CaseAction.Unfollow)]];

    private IReadOnlyList<IReadOnlyList<TeamButton>> Before(string code, long? number) =>
        number is { } before ? [[new(words.Of(TeamMessageIds.ButtonBefore), TeamPress.Write(code, CaseAction.Before, [before.ToString(CultureInfo.InvariantCulture)]))]] : [];

    private TeamButton Button(string id, string code, string action) => new(words.Of(id), TeamPress.Write(code, action));
}
