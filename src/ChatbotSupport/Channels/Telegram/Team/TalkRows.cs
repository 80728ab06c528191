using ChatbotSupport.Privacy;
using ChatbotSupport.Turns.Rows;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>The tables of cases that are worked on in private chats, and of what lies there about them. Of messages only where they are is kept, sealed.</summary>
internal sealed class TalkRows(TeamSealer sealer, Sealer fingerprints, BotApi api)
{
    private const string Table = "team_messages";

    private const string Latest =
        "SELECT case_code FROM team_messages WHERE volunteer_id = @volunteer AND kind IN ('Own', 'Chosen') ORDER BY seq DESC LIMIT 1";

    // Whoever writes has before their eyes what was the last on the screen while they wrote: what came there a moment ago may not have been seen, and what is
    // still on its way was not. What showed before they chose somebody by a press says nothing: whoever takes the next person knows that the one before is gone.
    private const string BeforeTheirEyes =
        """
        SELECT DISTINCT case_code FROM team_messages WHERE volunteer_id = @volunteer AND kind IN ('Summary', 'Lines', 'Offered', 'Ended')
            AND seq > coalesce((SELECT max(seq) FROM team_messages WHERE volunteer_id = @volunteer AND kind = 'Chosen'), 0) AND seq >= coalesce(
            (SELECT max(seq) FROM team_messages
             WHERE volunteer_id = @volunteer AND kind IN ('Summary', 'Lines', 'Offered', 'Ended') AND message IS NOT NULL AND at <= @glance), 0)
        """;

    // Whatever another case showed since, also that it ended, makes an unreplied text ambiguous.
    private const string OthersSince =
        """
        SELECT EXISTS (SELECT 1 FROM team_messages WHERE volunteer_id = @volunteer AND case_code <> @code AND kind NOT IN ('Said', 'Listed') AND seq >
            coalesce((SELECT max(seq) FROM team_messages WHERE volunteer_id = @volunteer AND case_code = @code AND kind IN @kinds), 0))
        """;

    /// <summary>Opens a talk unless it is open; its colour is the first that no other one of theirs has.</summary>
    public static bool Open(SqliteConnection connection, string volunteer, string code, DateTimeOffset now)
    {
        var used = connection.Query<long>("SELECT colour FROM team_talks WHERE volunteer_id = @volunteer", new { volunteer }).ToHashSet();
        var colour = Enumerable.Range(0, TeamLimits.Colours.Count).FirstOrDefault(number => !used.Contains(number));
        return connection.Execute(
            "INSERT INTO team_talks (volunteer_id, case_code, colour, since) VALUES (@volunteer, @code, @colour, @now) ON CONFLICT DO NOTHING",
            new { volunteer, code, colour, now = now.ToUnixTimeMilliseconds() }) == 1;
    }

    /// <summary>The talks of a volunteer, oldest first.</summary>
    public static IReadOnlyList<TeamTalk> Of(SqliteConnection connection, string volunteer) => connection.Query<TeamTalk>(
        "SELECT case_code AS Code, colour AS Colour, shown AS Shown, level AS Level, first AS First, consent AS Consent FROM team_talks WHERE volunteer_id = @volunteer ORDER BY since, case_code", new { volunteer }).AsList();

    /// <summary>The cases in which somebody may write, also those that are open at the desk only: a text could be meant for them too.</summary>
    public static IReadOnlyList<string> Writable(SqliteConnection connection, string volunteer) =>
        [.. CaseRows.Briefs(connection, null, volunteer).Concat(CaseRows.Followed(connection, volunteer)).Select(item => item.Code).Distinct()];

    /// <summary>Everybody in whose chat something about a case lies or belongs.</summary>
    public static IReadOnlyList<string> Volunteers(SqliteConnection connection) => connection.Query<string>(
        """
        SELECT volunteer_id FROM team_talks UNION SELECT volunteer_id FROM team_messages
        UNION SELECT c.owner_id FROM cases c JOIN volunteer_accounts a ON a.volunteer_id = c.owner_id WHERE c.state = 'Owned'
        UNION SELECT j.volunteer_id FROM joined_cases j JOIN volunteer_accounts a ON a.volunteer_id = j.volunteer_id WHERE j.told_at IS NULL
        """).AsList();

    /// <summary>Lines were shown up to a number.</summary>
    public static void Shown(SqliteConnection connection, string volunteer, string code, long number) => connection.Execute(
        "UPDATE team_talks SET shown = @number WHERE volunteer_id = @volunteer AND case_code = @code", new { volunteer, code, number });

    /// <summary>The level that the chat shows.</summary>
    public static bool Levelled(SqliteConnection connection, string volunteer, string code, string level) => connection.Execute(
        "UPDATE team_talks SET level = @level WHERE volunteer_id = @volunteer AND case_code = @code AND level IS NOT @level", new { volunteer, code, level }) != 0;

    /// <summary>Where its lines begin; what may come before them is shown when somebody asks for it.</summary>
    public static bool Begins(SqliteConnection connection, string volunteer, string code, long first) => connection.Execute(
        "UPDATE team_talks SET first = @first WHERE volunteer_id = @volunteer AND case_code = @code", new { volunteer, code, first }) != 0;

    /// <summary>The person's word on what was said before, as the chat tells it.</summary>
    public static bool Consented(SqliteConnection connection, string volunteer, string code, string consent) => connection.Execute(
        "UPDATE team_talks SET consent = @consent WHERE volunteer_id = @volunteer AND case_code = @code AND consent IS NOT @consent", new { volunteer, code, consent }) != 0;

    /// <summary>The talk is over in this chat: lists that name it and no other go with the rest of it.</summary>
    public static void Close(SqliteConnection connection, string volunteer, string code) => connection.Execute(
        """
        DELETE FROM team_talks WHERE volunteer_id = @volunteer AND case_code = @code;
        UPDATE team_messages SET kind = 'Said' WHERE volunteer_id = @volunteer AND kind = 'Listed' AND case_code = @code;
        UPDATE team_messages SET case_code = trim(replace(' ' || case_code || ' ', ' ' || @code || ' ', ' '))
        WHERE volunteer_id = @volunteer AND kind = 'Listed' AND instr(' ' || case_code || ' ', ' ' || @code || ' ') > 0;
        """,
        new { volunteer, code });

    /// <summary>Something about a case is about to appear; noted before, so that whatever is written afterwards counts as later. An attempt that failed gives up its place.</summary>
    public static long Begin(SqliteConnection connection, string volunteer, string code, TalkKind kind, DateTimeOffset now)
    {
        connection.Execute(
            "DELETE FROM team_messages WHERE volunteer_id = @volunteer AND case_code = @code AND message IS NULL AND kind IN ('Summary', 'Lines', 'Offered', 'Ended')",
            new { volunteer, code });
        return Add(connection, volunteer, code, kind, now);
    }

    /// <summary>Talks that are over here, which was not said yet.</summary>
    public static IReadOnlyList<(long Seq, string Code)> UntoldEnds(SqliteConnection connection, string volunteer) => connection.Query<(long, string)>(
        "SELECT seq, case_code FROM team_messages WHERE volunteer_id = @volunteer AND kind = 'Ended' AND message IS NULL ORDER BY seq", new { volunteer }).AsList();

    /// <summary>The same for lines of the talk; null when one of them is not there any more.</summary>
    public static long? BeginLines(SqliteConnection connection, string volunteer, string code, ShownLines shows, DateTimeOffset now) =>
        AreThere(connection, shows) ? Show(connection, Begin(connection, volunteer, code, TalkKind.Lines, now), shows) : null;

    /// <summary>An answer of ours with lines of the talk is about to appear; null when one of them is not there any more.</summary>
    public static long? Answer(SqliteConnection connection, string volunteer, string code, ShownLines shows, DateTimeOffset now) =>
        AreThere(connection, shows) ? Show(connection, Add(connection, volunteer, code, TalkKind.Said, now), shows) : null;

    /// <summary>A remark appeared; deleted meanwhile by whoever made it, it is to go.</summary>
    public static bool ShowsRemark(SqliteConnection connection, long seq, string line) => connection.Execute(
        """
        UPDATE team_messages SET from_line = (SELECT number FROM lines WHERE id = @line), to_line = (SELECT number FROM lines WHERE id = @line),
            retracted = iif(EXISTS (SELECT 1 FROM lines WHERE id = @line), retracted, 2)
        WHERE seq = @seq
        """,
        new { seq, line }) != 0;

    /// <summary>Messages one of whose lines its person deleted, and which lines they showed.</summary>
    public static IReadOnlyList<(long Seq, long From, long To)> Retracted(SqliteConnection connection, string volunteer, string code) => connection.Query<(long, long, long)>(
        "SELECT seq, from_line, to_line FROM team_messages WHERE volunteer_id = @volunteer AND case_code = @code AND retracted = 1 ORDER BY seq", new { volunteer, code }).AsList();

    /// <summary>What else these showed stands elsewhere by now: they are only to go.</summary>
    public static bool ShownAnew(SqliteConnection connection, IEnumerable<long> numbers) => connection.Execute(
        "UPDATE team_messages SET retracted = 2 WHERE seq IN @numbers", new { numbers }) != 0;

    /// <summary>Whether something of a talk was begun to be said and is not written down as said.</summary>
    public static bool IsUnderWay(SqliteConnection connection, string volunteer) => connection.ExecuteScalar<long>(
        "SELECT EXISTS (SELECT 1 FROM team_messages WHERE volunteer_id = @volunteer AND message IS NULL AND kind IN ('Summary', 'Lines'))", new { volunteer }) != 0;

    /// <summary>A case was chosen to write in.</summary>
    public static long Choose(SqliteConnection connection, string volunteer, string code, DateTimeOffset now) => Add(connection, volunteer, code, TalkKind.Chosen, now);

    /// <summary>They opened a talk by a press of their own; it is the chosen one if they have no other.</summary>
    public static bool ChooseAlone(SqliteConnection connection, string volunteer, string code, DateTimeOffset now) =>
        Writable(connection, volunteer) is [var only] && only == code && Choose(connection, volunteer, code, now) > 0;

    /// <summary>It appeared.</summary>
    public bool Sent(SqliteConnection connection, long seq, long chat, int message, DateTimeOffset now) => connection.Execute(
        "UPDATE team_messages SET hash = @hash, message = @message, at = @now WHERE seq = @seq",
        new { seq, now = now.ToUnixTimeMilliseconds(), hash = Hash(chat, message), message = sealer.Seal(Table, "message", Place(seq), $"{chat} {MessageKey.Write(api.BotId, message)}") }) != 0;

    /// <summary>A message of theirs, or an answer of ours, is in the chat; null when it is noted already.</summary>
    public long? Note(SqliteConnection connection, string volunteer, string code, TalkKind kind, long chat, int message, DateTimeOffset now)
    {
        if (connection.ExecuteScalar<long>("SELECT EXISTS (SELECT 1 FROM team_messages WHERE hash = @hash)", new { hash = Hash(chat, message) }) != 0)
        {
            return null;
        }

        var seq = Add(connection, volunteer, code, kind, now);
        Sent(connection, seq, chat, message, now);
        return seq;
    }

    /// <summary>The case that a message in somebody's chat is about; null when it is about none.</summary>
    public string? CaseOf(SqliteConnection connection, string volunteer, long chat, int message) => connection.QuerySingleOrDefault<string>(
        "SELECT case_code FROM team_messages WHERE hash = @hash AND volunteer_id = @volunteer AND case_code <> '' AND kind <> 'Listed'", new { volunteer, hash = Hash(chat, message) });

    /// <summary>The one case that an unreplied text can be meant for; null when more than one can (safeguarding rules, section 5).</summary>
    /// <param name="connection">The writing connection: between the answer and what follows from it nothing may appear in the chat.</param>
    /// <param name="volunteer">Who writes.</param>
    /// <param name="mine">The cases in which they may write.</param>
    /// <param name="now">The time.</param>
    public static string? Meant(SqliteConnection connection, string volunteer, IReadOnlyList<string> mine, DateTimeOffset now)
    {
        var current = connection.QuerySingleOrDefault<string>(Latest, new { volunteer });
        var code = mine is [var only] ? only : current is not null && mine.Contains(current) ? current : null;
        string[] kinds = mine.Count == 1 ? ["Own", "Chosen", "Summary", "Lines"] : ["Own", "Chosen"];
        return code is not null && Seen().All(seen => seen == code) && !OthersWroteSince(code, kinds) ? code : null;

        IEnumerable<string> Seen() => connection.Query<string>(BeforeTheirEyes, new { volunteer, glance = (now - TeamLimits.Glance).ToUnixTimeMilliseconds() });

        bool OthersWroteSince(string candidate, string[] since) => connection.ExecuteScalar<long>(OthersSince, new { volunteer, code = candidate, kinds = since }) != 0;
    }

    /// <summary>What is to go from somebody's chat: everything of talks that are over, and whatever is old. A text whose outcome is still to be told stays until it is.</summary>
    public IReadOnlyList<ToDelete> ToDelete(SqliteConnection connection, string volunteer, DateTimeOffset old) =>
    [
        .. connection.Query<DeleteRow>(
                """
                SELECT m.seq AS Seq, m.kind AS Kind, m.message AS Message, m.at AS At FROM team_messages m
                WHERE m.volunteer_id = @volunteer AND (m.at <= @old OR (m.retracted = 2 AND m.message IS NOT NULL) OR (m.kind NOT IN ('Ended', 'Chosen', 'Listed')
                      AND NOT EXISTS (SELECT 1 FROM team_talks t WHERE t.volunteer_id = m.volunteer_id AND t.case_code = m.case_code)
                      AND NOT (m.kind = 'Asked' AND m.case_code = '')
                      AND NOT (m.kind IN ('Own', 'Asked') AND EXISTS (SELECT 1 FROM cases c WHERE c.code = m.case_code AND c.state = 'Owned' AND (c.owner_id = m.volunteer_id OR c.second_id = m.volunteer_id)))
                      AND NOT (m.action IS NOT NULL AND EXISTS (SELECT 1 FROM inbox i WHERE i.channel = 'desk' AND i.external_hash = m.action))
                      AND NOT (m.kind = 'Offered' AND EXISTS (SELECT 1 FROM cases c WHERE c.code = m.case_code AND c.state = 'Owned' AND c.owner_id = m.volunteer_id))))
                ORDER BY m.seq
                """,
                new { volunteer, old = old.ToUnixTimeMilliseconds() })
            .Select(row => new ToDelete(row.Seq, row.Kind == nameof(TalkKind.Own), row.Message is null ? null : Open(row.Seq, row.Message), DateTimeOffset.FromUnixTimeMilliseconds(row.At))),
    ];

    /// <summary>These are gone.</summary>
    public static void Forget(SqliteConnection connection, IEnumerable<long> numbers) =>
        connection.Execute("DELETE FROM team_messages WHERE seq IN @numbers", new { numbers });

    /// <summary>Whether a case that came to somebody was offered to them here.</summary>
    public static bool WasOffered(SqliteConnection connection, string volunteer, string code) => connection.ExecuteScalar<long>(
        """
        SELECT EXISTS (SELECT 1 FROM team_messages WHERE volunteer_id = @volunteer AND case_code = @code AND kind = 'Offered' AND (message IS NOT NULL
            OR EXISTS (SELECT 1 FROM team_doubts WHERE place = 'offer ' || @volunteer || ' ' || @code AND doubts = 0 AND face <> '')))
        """,
        new { volunteer, code }) != 0;

    /// <summary>The chat in which something about a case of theirs lies, also when their account is known no more; null when none does.</summary>
    public long? ChatOf(SqliteConnection connection, string volunteer) =>
        connection.QueryFirstOrDefault<DeleteRow>(
            "SELECT seq AS Seq, kind AS Kind, message AS Message, at AS At FROM team_messages WHERE volunteer_id = @volunteer AND message IS NOT NULL ORDER BY seq DESC LIMIT 1", new { volunteer })
            is { Message: { } message } row ? Open(row.Seq, message)?.Chat : null;

    /// <summary>Whether they sit at the web desk.</summary>
    public static bool IsAtDesk(SqliteConnection connection, string volunteer, DateTimeOffset since) => connection.ExecuteScalar<long>(
        "SELECT EXISTS (SELECT 1 FROM desk_sessions WHERE volunteer_id = @volunteer AND last_seen_at > @since)", new { volunteer, since = since.ToUnixTimeMilliseconds() }) != 0;

    /// <summary>Takes a place in the order of a chat.</summary>
    internal static long Add(SqliteConnection connection, string volunteer, string code, TalkKind kind, DateTimeOffset now) => connection.ExecuteScalar<long>(
        "INSERT INTO team_messages (volunteer_id, case_code, kind, at) VALUES (@volunteer, @code, @kind, @now) RETURNING seq",
        new { volunteer, code, kind = kind.ToString(), now = now.ToUnixTimeMilliseconds() });

    /// <summary>Where a message is; null when it cannot be told any more.</summary>
    internal TalkPlace? Open(long seq, byte[] message) => sealer.Open(Table, "message", Place(seq), message)?.Split(' ', 2) is [var chat, var key]
        && MessageKey.Read(key, api.BotId) is { } id ? new TalkPlace(long.Parse(chat, System.Globalization.CultureInfo.InvariantCulture), id) : null;

    /// <summary>By what a message in a chat is recognised.</summary>
    internal byte[] Hash(long chat, int message) => fingerprints.Fingerprint($"team|{api.BotId}|{chat}|{message}");

    private static bool AreThere(SqliteConnection connection, ShownLines shows) =>
        connection.ExecuteScalar<long>("SELECT count(*) FROM lines WHERE id IN @Ids", new { shows.Ids }) == shows.Ids.Count;

    private static long Show(SqliteConnection connection, long seq, ShownLines shows)
    {
        connection.Execute("UPDATE team_messages SET from_line = @From, to_line = @To WHERE seq = @seq", new { seq, shows.From, shows.To });
        return seq;
    }

    private static string Place(long seq) => seq.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private sealed record DeleteRow(long Seq, string Kind, byte[]? Message, long At);
}
