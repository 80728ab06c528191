using ChatbotSupport.Core;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns.Rows;

namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>Tells somebody in their private chat that a case of theirs ended because its person has another one, where the talk goes on, and whether something they wrote was not said.</summary>
internal sealed class JoinedNews(Database database, Writer writer, TalkRows rows, TeamScreen screen, TeamWords words, TimeProvider clock)
{
    /// <summary>Whether this will be told of a case, so that its end need not be told besides.</summary>
    public bool WillTell(string volunteerId, string code) => Untold(volunteerId).Any(item => item.Code == code);

    /// <summary>Tells what was not told yet. Twice is harmless, should the process end in between.</summary>
    public async Task TellAsync(Member member, CancellationToken stopping)
    {
        foreach (var item in Untold(member.Volunteer.Id))
        {
            var id = await screen.TellAsync(member.Chat, $"joined {member.Volunteer.Id} {item.Code}", item.Code, Message(item, member.Volunteer.Id), stopping);
            await writer.RunAsync(connection =>
            {
                foreach (var (seq, _) in TalkRows.UntoldEnds(connection, member.Volunteer.Id).Where(end => end.Code == item.Code))
                {
                    Ended(connection, seq, member.Chat, id);
                }

                return JoinedRows.Told(connection, member.Volunteer.Id, item.Code, clock.GetUtcNow());
            });
        }
    }

    // Where it may or may not stand there, there is nothing that could be taken away later.
    private void Ended(Microsoft.Data.Sqlite.SqliteConnection connection, long seq, long chat, int? message)
    {
        if (message is { } id)
        {
            rows.Sent(connection, seq, chat, id, clock.GetUtcNow());
        }
        else
        {
            TalkRows.Forget(connection, [seq]);
        }
    }

    private IReadOnlyList<JoinedCase> Untold(string volunteerId) => database.Read(connection => JoinedRows.Untold(connection, volunteerId, clock.GetUtcNow()));

    private TeamMessage Message(JoinedCase item, string me)
    {
        var lines = new List<string> { words.Of(TeamMessageIds.TalkJoined, ("case", TeamWords.Code(item.Code)), ("other", TeamWords.Code(item.GoesOn))) };
        if (item.Unsaid != 0)
        {
            lines.Add(words.Of(TeamMessageIds.JoinedUnsaid));
        }

        if (item.State == nameof(CaseState.Owned))
        {
            lines.Add(item.OwnerId == me ? words.Of(TeamMessageIds.JoinedYours) : words.Of(GroupMessageIds.With, ("alias", item.OwnerAlias ?? "")));
        }

        return new(
            string.Join('\n', lines),
            item.State == nameof(CaseState.Waiting) ? [[new(words.Of(TeamMessageIds.ButtonTake), TeamPress.Write(item.GoesOn, CaseAction.Take))]] : []);
    }
}
