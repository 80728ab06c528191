using ChatbotSupport.Core;
using ChatbotSupport.Storage;

namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>Asks members about texts that were not sent yet: for which case, or whether a number goes with it. The text itself stands in the chat alone and comes back with the press.</summary>
internal sealed class Questions(Database database, Writer writer, WritingRows writings, Afterwards afterwards, TeamMenu menu, TeamLists lists, TeamScreen screen, TeamWords words)
{
    /// <summary>Asks what has not been asked.</summary>
    public async Task AskAsync(Member member, CancellationToken stopping)
    {
        foreach (var text in database.Read(connection => writings.ToAsk(connection, member.Volunteer.Id)))
        {
            await afterwards.SettledAsync(member.Chat); // a case they are just taking is one it may be for
            var mine = database.Read(connection => TalkRows.Writable(connection, member.Volunteer.Id));
            var id = await screen.TellAsync(member.Chat, $"ask {member.Volunteer.Id} {text.Seq}", text.Code.Length > 0 ? text.Code : null, About(member, text, mine) with { ReplyTo = text.Place.Message }, stopping);
            await lists.KeepAsync(member, id, []); // also unanswered it goes in the end, but not with one of the cases it asks about
            await writer.RunAsync(connection => text.Code.Length == 0 && mine.Count == 0 ? WritingRows.LetGo(connection, text.Seq) : WritingRows.Told(connection, text.Seq, text.State));
        }
    }

    private TeamMessage About(Member member, Receipt text, IReadOnlyList<string> mine)
    {
        var talks = database.Read(connection => TalkRows.Of(connection, member.Volunteer.Id)).ToDictionary(talk => talk.Code, talk => talk.Head);
        if (text.Code.Length > 0)
        {
            return new($"{HeadOf(text.Code)} · {words.Of(TeamMessageIds.AskContacts)}",
            [
                [new(words.Of(TeamMessageIds.ButtonMasked), TeamPress.Write(text.Code, CaseAction.Say, [CaseAction.Masked]))],
                [new(words.Of(TeamMessageIds.ButtonAsItIs), TeamPress.Write(text.Code, CaseAction.Say, [CaseAction.AsItIs]))],
            ]);
        }

        return mine.Count == 0
            ? new($"{words.Of(TeamMessageIds.NoCaseForText)}\n\n{menu.Compose(member).Text}", menu.Compose(member).Rows)
            : new(words.Of(TeamMessageIds.WhichCase), [.. mine.Select(code => new[] { new TeamButton(HeadOf(code), TeamPress.Write(code, CaseAction.Say)) })]);

        string HeadOf(string code) => talks.GetValueOrDefault(code, TeamWords.Code(code));
    }
}
