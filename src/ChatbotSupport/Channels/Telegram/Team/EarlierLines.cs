using ChatbotSupport.Core.Cases;
using ChatbotSupport.Desk.Cases;
using ChatbotSupport.Desk.SignIn;
using ChatbotSupport.Storage;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>
/// What was said before the lines that a private chat of the team shows: what the person lets the team read after the talk was opened, and what somebody asks for.
/// By the same rule of who may read what, and with the same masks.
/// </summary>
internal sealed class EarlierLines(Database database, TalkReader talk, TalkText text)
{
    /// <summary>The number before which there is something to read; null when there is nothing.</summary>
    public long? Before(CaseRow row, SignedIn me, long? first) => database.Read(connection => Before(connection, row, me, first));

    /// <summary>What to say about a consent that is another one than the chat told last: that it is, and what may be read since; nothing when it is the same.</summary>
    /// <param name="open">The talk.</param>
    /// <param name="row">Its case.</param>
    /// <param name="me">Whose chat it is.</param>
    /// <param name="shown">The newest line that was shown: what comes after it is still to come by itself.</param>
    public IReadOnlyList<TeamMessage> News(TeamTalk open, CaseRow row, SignedIn me, long shown)
    {
        var isGiven = row.Consent == nameof(Consent.Given);
        return open.Consent is not { } told || (told == nameof(Consent.Given)) == isGiven ? []
            : !isGiven ? [text.Consented(open, row)]
            : [text.Consented(open, row), .. Page(open, row, me, shown + 1, byConsent: true)];
    }

    /// <summary>The newest lines before a number.</summary>
    public IReadOnlyList<TeamMessage> Page(TeamTalk open, CaseRow row, SignedIn me, long number, bool byConsent = false) => database.Read(connection =>
    {
        var lines = talk.Preceding(connection, row, me, number, TeamLimits.LinesAtFirst, byConsent);
        return text.Earlier(open, lines, lines.Count == 0 ? null : Before(connection, row, me, lines[0].Number));
    });

    private long? Before(SqliteConnection connection, CaseRow row, SignedIn me, long? first) =>
        first is { } number && talk.Preceding(connection, row, me, number, most: 1).Count > 0 ? number : null;
}
