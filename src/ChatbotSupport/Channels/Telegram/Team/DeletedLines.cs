using ChatbotSupport.Desk.Cases;
using ChatbotSupport.Desk.SignIn;
using ChatbotSupport.Storage;

namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>
/// Messages in a private chat of the team that show something its person deleted since. They go from there as from the desk; what else stood in them is shown anew before that.
/// </summary>
internal sealed class DeletedLines(Database database, TalkReader talk, TalkText text)
{
    /// <summary>What has to be shown anew, each with the messages that go once it is.</summary>
    public IReadOnlyList<(IReadOnlyList<long> Messages, IReadOnlyList<TeamMessage> Others)> Of(TeamTalk open, CaseRow row, SignedIn me) => database.Read(connection =>
        TalkRows.Retracted(connection, me.VolunteerId, open.Code).GroupBy(message => (message.From, message.To)).Select(some =>
        (
            (IReadOnlyList<long>)[.. some.Select(message => message.Seq)],
            text.Earlier(open, [.. talk.After(connection, row, me, some.Key.From - 1, TeamLimits.LinesAtOnce).Where(item => item.Number <= some.Key.To)], before: null))).ToList());
}
