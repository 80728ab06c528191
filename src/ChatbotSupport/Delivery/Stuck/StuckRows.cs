using ChatbotSupport.Turns.Arriving;
using ChatbotSupport.Turns.Rows;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Delivery.Stuck;

/// <summary>Finds what is stuck. Of a line whose words are gone nothing is left to do, so it is not among them.</summary>
internal static class StuckRows
{
    // What a volunteer did is told to them as failed; hours later it must not happen after all. Leaving is carried out without its turn.
    private static readonly string[] NotAgain =
        [InboxRow.UnreadableKind, InboxRow.DeskKind, InboxRow.ConsoleKind, InboxRow.TimerKind, nameof(IncomingKind.Left), nameof(IncomingKind.Opened), nameof(IncomingKind.Reacted)];

    // What a volunteer wrote is theirs: once the talk is with somebody else, or over, it must not come after all.
    private const string Lines =
        """
        SELECT o.seq AS Number, o.channel AS Channel, o.state AS State, o.trouble AS Reason, o.created_at AS At, o.retries AS Retries,
               o.kind <> 'Volunteer' OR EXISTS (SELECT 1 FROM lines l JOIN cases k ON k.code = l.case_code WHERE l.id = o.line_id AND k.state = 'Owned' AND k.owner_alias = l.alias) AS CanRetry,
               (SELECT code FROM cases c WHERE c.conversation_id = o.conversation_id ORDER BY c.state = 'Closed', c.opened_at DESC LIMIT 1) AS CaseCode
        FROM outbox o WHERE o.state IN ('Parked', 'Uncertain') AND o.content IS NOT NULL
        """;

    // It stands in nobody's outbox, and whoever it was for was told of the case by its next line, call or card.
    private const string ForTeam =
        $"""
        SELECT d.id AS Number, '{ClearedScreens.Telegram}' AS Channel, 'Uncertain' AS State, 'team_unanswered' AS Reason, d.at AS At, 0 AS Retries, 0 AS CanRetry, d.case_code AS CaseCode
        FROM team_doubts d WHERE d.uncertain > 0
        """;

    private const string Updates =
        $"""
        SELECT i.number AS Number, i.channel AS Channel, i.state AS State, i.received_at AS At, i.retries AS Retries,
               CASE i.kind WHEN '{InboxRow.UnreadableKind}' THEN 'unreadable_update' ELSE 'turn_failed' END AS Reason,
               i.kind NOT IN @NotAgain AND (i.payload IS NOT NULL OR i.kind IN ('{nameof(IncomingKind.Media)}', '{nameof(IncomingKind.Blocked)}')) AS CanRetry,
               (SELECT code FROM cases c WHERE c.conversation_id = i.conversation_id ORDER BY c.state = 'Closed', c.opened_at DESC LIMIT 1) AS CaseCode
        FROM inbox i WHERE i.state = 'Parked'
        """;

    /// <summary>Everything that is stuck, oldest first.</summary>
    public static IReadOnlyList<StuckItem> All(SqliteConnection connection)
    {
        var limit = DeliveryLimits.StuckShown;
        return
        [
            .. connection.Query<Row>(Lines + " ORDER BY o.seq LIMIT @limit", new { limit }).Select(row => row.As(isOutgoing: true))
                .Concat(connection.Query<Row>(Updates + " ORDER BY i.number LIMIT @limit", new { limit, NotAgain }).Select(row => row.As(isOutgoing: false)))
                .Concat(connection.Query<Row>(ForTeam + " ORDER BY d.id LIMIT @limit", new { limit }).Select(row => row.As(isOutgoing: true, isForTeam: true)))
                .OrderBy(item => item.At).Take(limit),
        ];
    }

    /// <summary>One of them; null when it is not stuck.</summary>
    public static StuckItem? Find(SqliteConnection connection, StuckId id) => connection.QuerySingleOrDefault<Row>(
        id.IsForTeam ? ForTeam + " AND d.id = @Number" : id.IsOutgoing ? Lines + " AND o.seq = @Number" : Updates + " AND i.number = @Number", new { id.Number, NotAgain })?.As(id.IsOutgoing, id.IsForTeam);

    /// <summary>Why one is not among what is stuck.</summary>
    public static StuckOutcome WhyNot(SqliteConnection connection, StuckId id) => connection.QuerySingleOrDefault<string>(
        id.IsForTeam ? "SELECT 'NotStuck' FROM team_doubts WHERE id = @Number" : id.IsOutgoing
            ? "SELECT CASE WHEN state IN ('Parked', 'Uncertain') THEN 'Gone' ELSE 'NotStuck' END FROM outbox WHERE seq = @Number"
            : "SELECT 'NotStuck' FROM inbox WHERE number = @Number", new { id.Number }) is { } why ? Enum.Parse<StuckOutcome>(why) : StuckOutcome.Unknown;

    // Computed columns have no declared type, which rules out a positional record.
    private sealed class Row
    {
        public long Number { get; init; }

        public required string Channel { get; init; }

        public required string State { get; init; }

        public string? Reason { get; init; }

        public long At { get; init; }

        public long Retries { get; init; }

        public long CanRetry { get; init; }

        public string? CaseCode { get; init; }

        public StuckItem As(bool isOutgoing, bool isForTeam = false) => new(new(isOutgoing, Number, isForTeam), Channel, State, Reason ?? "unknown", At, CaseCode, Retries, CanRetry != 0);
    }
}
