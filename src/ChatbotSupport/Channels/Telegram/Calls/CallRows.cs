using System.Globalization;
using ChatbotSupport.Channels.Telegram.Team;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Desk.Status;
using ChatbotSupport.Privacy;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Channels.Telegram.Calls;

/// <summary>What coordinators are to be told, read from the desk's own alerts, and what lies in their chats about it.</summary>
internal sealed class CallRows(TeamSealer sealer, BotApi api)
{
    /// <summary>What stands before the name of a warning about the group.</summary>
    public const string Group = "group.";

    private const string Table = "team_calls";

    // What is told even when its case is closed: nothing comes after it that would tell the same.
    private static readonly string[] Lasting = [nameof(CoordinatorAlert.RemarkOnTalk), nameof(CoordinatorAlert.SomebodyElseAsked), nameof(CoordinatorAlert.Erased)];

    // Nobody is told of what they wished for themselves.
    private const string OwnWish = "(a.alert = 'DebriefWanted' AND EXISTS (SELECT 1 FROM debriefs d WHERE d.volunteer_id = @reader AND d.wished_at = a.at))";

    // One message for a case however many alerts it has, and counted as one: an alarm that rings for hours must not push others out.
    private const string Unseen =
        $"""
        WITH unseen AS (
            SELECT a.case_code, a.alert, max(a.id) AS id, count(*) AS times, group_concat(DISTINCT iif(a.alert IN @naming, a.details, NULL)) AS names
            FROM alerts a LEFT JOIN cases c ON c.code = a.case_code
            WHERE a.seen_at IS NULL AND (c.state IS NULL OR c.state <> 'Closed' OR a.alert IN @lasting)
              AND NOT {OwnWish} AND NOT {Alerts.IsAboutReader}
            GROUP BY a.case_code, a.alert),
        told AS (SELECT coalesce(case_code, alert) AS about, max(id) AS newest FROM unseen GROUP BY 1 ORDER BY 2 DESC LIMIT @limit)
        SELECT u.id AS Id, u.alert AS Alert, u.case_code AS CaseCode, u.times AS Times, iif(u.alert IN @naming, u.names, (SELECT a.details FROM alerts a WHERE a.id = u.id)) AS Details, c.state AS State, c.level AS Level, c.owner_alias AS Owner, c.owner_id AS OwnerId, c.second_id AS SecondId, c.waiting_since AS WaitingSince, coalesce(instr(c.excluded, @reader) > 0, 0) AS IsExcluded
        FROM told t JOIN unseen u ON coalesce(u.case_code, u.alert) = t.about LEFT JOIN cases c ON c.code = u.case_code
        ORDER BY u.id DESC
        """;

    // A later alarm means that whoever said it did not take the case. What was refused, to somebody who may not have the case, is no word that anybody is there.
    private const string HereNow =
        """
        SELECT v.alias FROM events e JOIN volunteers v ON v.id = e.volunteer_id
        WHERE e.case_code = @code AND e.code IN ('telegram.OnCallIsHere', 'desk.here')
          AND EXISTS (SELECT 1 FROM events done WHERE done.case_code = @code AND done.code = 'on_call_here' AND done.at >= e.at)
          AND e.at >= coalesce((SELECT max(at) FROM alerts WHERE case_code = @code AND alert = 'OnCallNeeded'), 0)
        ORDER BY e.id DESC LIMIT 1
        """;

    private const string OnCallNow =
        """
        SELECT v.id FROM volunteers v JOIN volunteer_accounts a ON a.volunteer_id = v.id AND a.channel = 'telegram'
        WHERE v.coordinator <> 0 AND v.approved_at IS NOT NULL AND v.removed_at IS NULL
        UNION SELECT volunteer_id FROM team_calls
        """;

    /// <summary>Whoever is on call and reached here: the approved coordinators; and whoever was, for what still lies in their chats.</summary>
    public static IReadOnlyList<string> OnCall(SqliteConnection connection) => connection.Query<string>(OnCallNow).AsList();

    /// <summary>Alerts for one of the coordinators that none of them has seen, newest first; nobody is told of what they wished for themselves.</summary>
    public static IReadOnlyList<OpenAlert> Open(SqliteConnection connection, string reader) => connection.Query<OpenAlert>(Unseen, new { reader, limit = Desk.DeskLimits.AlertsShown, lasting = Lasting, naming = CallText.Naming }).AsList();

    /// <summary>Warnings about the group.</summary>
    public static IReadOnlyList<(string Code, long Since)> Warnings(SqliteConnection connection) =>
        connection.Query<(string, long)>("SELECT code, since FROM group_warnings ORDER BY since, code").AsList();

    /// <summary>Who said «أنا هنا» since the last alarm.</summary>
    public static string? Here(SqliteConnection connection, string code) => connection.QuerySingleOrDefault<string>(HereNow, new { code });

    /// <summary>What lies in somebody's chat.</summary>
    public IReadOnlyList<ToldCall> Told(SqliteConnection connection, string volunteer) =>
    [
        .. connection.Query<ToldRow>(
                "SELECT about AS About, newest AS Newest, face AS Face, message AS Message FROM team_calls WHERE volunteer_id = @volunteer", new { volunteer })
            .Select(row => new ToldCall(row.About, row.Newest, row.Face, Read(volunteer, row.About, row.Message))),
    ];

    /// <summary>A message tells this.</summary>
    public void Tell(SqliteConnection connection, string volunteer, ToldCall call, DateTimeOffset now) => connection.Execute(
        """
        INSERT INTO team_calls (volunteer_id, about, newest, face, message, at) VALUES (@volunteer, @about, @newest, @face, @message, @now)
        ON CONFLICT (volunteer_id, about) DO UPDATE SET newest = excluded.newest, face = excluded.face, message = excluded.message, at = excluded.at
        """,
        new
        {
            volunteer,
            about = call.About,
            newest = call.Newest,
            face = call.Face,
            message = call.Place is { } place ? sealer.Seal(Table, "message", $"{volunteer}|{call.About}", $"{place.Chat} {MessageKey.Write(api.BotId, place.Message)}") : null,
            now = now.ToUnixTimeMilliseconds(),
        });

    /// <summary>It is over.</summary>
    public static void Forget(SqliteConnection connection, string volunteer, string about) =>
        connection.Execute("DELETE FROM team_calls WHERE volunteer_id = @volunteer AND about = @about", new { volunteer, about });

    /// <summary>Alerts of a case, or of a kind that belongs to none, were seen by one of the coordinators up to this one; neither a newer one, nor what they are not told of, was before anybody's eyes.</summary>
    public static int Seen(SqliteConnection connection, string reader, string about, long newest, DateTimeOffset now) => connection.Execute(
        $"""
        UPDATE alerts AS a SET seen_at = @now WHERE seen_at IS NULL AND id <= @newest AND (case_code = @about OR (case_code IS NULL AND alert = @about))
          AND NOT {OwnWish} AND NOT {Alerts.IsAboutReader} AND NOT (alert IN @own AND EXISTS (SELECT 1 FROM cases c WHERE c.code = a.case_code AND c.owner_id = @reader))
        """,
        new { reader, about, newest, own = CallText.Own, now = now.ToUnixTimeMilliseconds() });

    private TalkPlace? Read(string volunteer, string about, byte[]? message) => message is not null
        && sealer.Open(Table, "message", $"{volunteer}|{about}", message)?.Split(' ', 2) is [var chat, var key] && MessageKey.Read(key, api.BotId) is { } id
            ? new(long.Parse(chat, CultureInfo.InvariantCulture), id)
            : null;

    private sealed record ToldRow(string About, long Newest, string Face, byte[]? Message);
}

/// <summary>What nobody has seen of one kind about one case: the newest, how often it was raised, and the case as it is now.</summary>
internal sealed record OpenAlert
{
    // Properties and no constructor: of a result without rows the types of its columns are not known.

    /// <summary>The newest of them.</summary>
    public long Id { get; init; }

    /// <summary>What it tells.</summary>
    public string Alert { get; init; } = "";

    /// <summary>The case; null when it is about none.</summary>
    public string? CaseCode { get; init; }

    /// <summary>How often it was raised.</summary>
    public long Times { get; init; }

    /// <summary>What the newest is about, in sentences; null for none.</summary>
    public string? Details { get; init; }

    /// <summary>The state of the case.</summary>
    public string? State { get; init; }

    /// <summary>Its level.</summary>
    public string? Level { get; init; }

    /// <summary>The alias of whoever has it.</summary>
    public string? Owner { get; init; }

    /// <summary>Who has it.</summary>
    public string? OwnerId { get; init; }

    /// <summary>Who follows along.</summary>
    public string? SecondId { get; init; }

    /// <summary>Not 0 when the reader may not have the case: its person asked for somebody else.</summary>
    public long IsExcluded { get; init; }

    /// <summary>Since when it waits, unix milliseconds.</summary>
    public long? WaitingSince { get; init; }
}

/// <summary>A message about something in a coordinator's chat.</summary>
/// <param name="About">A case's code, or the name of an alert or warning.</param>
/// <param name="Newest">The newest alert it tells of.</param>
/// <param name="Face">What it shows.</param>
/// <param name="Place">Where it is; null when it cannot be found any more.</param>
internal sealed record ToldCall(string About, long Newest, string Face, TalkPlace? Place);
