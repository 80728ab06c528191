using System.Text;
using ChatbotSupport.Core;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Flows.Inspection;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Desk;
using ChatbotSupport.Turns;

namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>What a private chat of the team shows of a case: the summary, and lines of the talk with its colour and code before them.</summary>
internal sealed class TalkText(TeamWords words, TurnOptions turns)
{
    /// <summary>What is known when the talk begins, with everything that can be done about it.</summary>
    public TeamMessage Summary(TeamTalk talk, CaseRow row, bool isOwner, DateTimeOffset now)
    {
        var lines = new List<string>
        {
            $"{talk.Head} · {DeskWords.Of("levels", row.Level)} · {DeskWords.Of("channels", row.Channel)}",
            string.Join("، ", Names.Split(row.Reasons).Select(reason => DeskWords.Of("reasons", reason))),
            words.Of(TeamMessageIds.Since, ("time", words.Time(DateTimeOffset.FromUnixTimeMilliseconds(row.OpenedAt)))),
            words.Of(row.Consent == nameof(Consent.Given) ? TeamMessageIds.ConsentGiven : TeamMessageIds.ConsentMissing),
        };
        if (row.Route == nameof(Route.HumanFirst))
        {
            lines.Add(DeskWords.Of("routes", row.Route));
        }

        if (row.Flow == InspectionLimits.ResponseSteps)
        {
            lines.Add(words.Of(TeamMessageIds.InSteps));
        }

        lines.Add(isOwner ? DeskWords.Of("reaches", Reachable.Of(row, TimeZoneInfo.ConvertTime(now, turns.Zone)).ToString()) : words.Of(TeamMessageIds.SecondHere));
        return new(string.Join('\n', lines.Where(line => line.Length > 0)), isOwner ? Buttons(row.Code) : [[Button(TeamMessageIds.ButtonUnfollow, row.Code, CaseAction.Unfollow)]], IsProtected: true);
    }

    /// <summary>What can be done about a case that is theirs.</summary>
    public IReadOnlyList<IReadOnlyList<TeamButton>> Buttons(string code) =>
    [
        [Button(TeamMessageIds.ButtonReplies, code, CaseAction.Replies), Button(TeamMessageIds.ButtonLevel, code, CaseAction.SetLevel)],
        [Button(TeamMessageIds.ButtonHandBack, code, CaseAction.HandBack), Button(TeamMessageIds.ButtonReturn, code, CaseAction.Return)],
        [Button(TeamMessageIds.ButtonTransfer, code, CaseAction.Transfer), Button(TeamMessageIds.ButtonSecond, code, CaseAction.Second)],
        [Button(TeamMessageIds.ButtonClose, code, CaseAction.Close), Button(TeamMessageIds.ButtonMisuse, code, CaseAction.Misuse)],
    ];

    /// <summary>As many lines as fit into one message, and the number of the last of them.</summary>
    public (TeamMessage Message, long Last) Lines(TeamTalk talk, IReadOnlyList<(long Number, LineView Line)> lines)
    {
        var text = new StringBuilder(talk.Head);
        var taken = lines.TakeWhile((item, place) =>
        {
            var said = Said(item.Line);
            if (place > 0 && text.Length + said.Length > TeamLimits.LinesLength)
            {
                return false;
            }

            text.Append('\n').Append(said);
            return true;
        }).ToList();
        var masked = taken.Where(item => item.Line.Masked).Select(item => item.Number).ToList();
        IReadOnlyList<IReadOnlyList<TeamButton>> buttons = masked.Count == 0
            ? []
            : [[new(words.Of(TeamMessageIds.ButtonShow), TeamPress.Write(talk.Code, CaseAction.Show, [$"{masked[0]}-{masked[^1]}"]))]];
        return (new(text.ToString(), buttons, IsProtected: true), taken[^1].Number);
    }

    private string Said(LineView line) => line.Author switch
    {
        nameof(LineAuthor.Person) => line.Text,
        nameof(LineAuthor.System) => $"· {line.Text}",
        nameof(LineAuthor.Volunteer) => $"{line.Alias}: {line.Text}",
        nameof(LineAuthor.Note) => words.Of(TeamMessageIds.NoteOf, ("alias", line.Alias ?? ""), ("text", line.Text)),
        _ => $"{DeskWords.Of("authors", line.Author)}: {line.Text}",
    };

    private TeamButton Button(string id, string code, string action) => new(words.Of(id), TeamPress.Write(code, action));
}
