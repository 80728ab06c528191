namespace ChatbotSupport.Privacy;

/// <summary>What is dropped, and when: read from top to bottom, because a line goes before the row of its delivery.</summary>
internal static class RetentionRules
{
    /// <summary>The rules; the names behind @ are the times and counts of <see cref="Retention"/>.</summary>
    public static readonly RetentionRule[] All =
    [
        new("lines", "DELETE FROM lines", "case_code IS NULL AND at <= @text", Kind: "text"),
        new(
            "lines",
            "DELETE FROM lines",
            """
            case_code IS NULL AND number <= (
                SELECT kept.number FROM lines kept WHERE kept.conversation_id = lines.conversation_id AND kept.case_code IS NULL
                ORDER BY kept.number DESC LIMIT 1 OFFSET @lines)
            """,
            Among: "conversation_id IN (SELECT conversation_id FROM lines WHERE case_code IS NULL GROUP BY conversation_id HAVING count(*) > @lines)",
            Kind: "text"),
        new("lines", "DELETE FROM lines", "case_code IN (SELECT code FROM cases WHERE state = 'Closed' AND closed_at <= @caseText)", Kind: "case_text"),
        new("lines", "DELETE FROM lines", "case_code IS NOT NULL AND NOT EXISTS (SELECT 1 FROM cases WHERE code = case_code)", Kind: "case_text"),
        new("inbox", "UPDATE inbox SET payload = NULL", "payload IS NOT NULL AND state <> 'Waiting' AND received_at <= @text"),

        new("outbox", "UPDATE outbox SET content = NULL", "content IS NOT NULL AND state IN ('Sent', 'Accepted') AND sent_at <= @mailbox", Kind: "mailbox"),
        new("outbox", "UPDATE outbox SET content = NULL", "content IS NOT NULL AND state IN ('Parked', 'Uncertain', 'Cancelled') AND created_at <= @text"),
        new("outbox", "UPDATE outbox SET content = NULL, state = 'Cancelled'", "state = 'Held' AND created_at <= @held", Kind: "waiting_lines"),
        new("outbox", "DELETE FROM outbox", "content IS NULL AND created_at <= @external AND line_id IS NULL"),
        new("outbox", "DELETE FROM outbox", "content IS NULL AND created_at <= @external AND NOT EXISTS (SELECT 1 FROM lines WHERE lines.id = line_id)"),

        new("screen_messages", "DELETE FROM screen_messages", "at <= CASE WHEN outbox_id IS NULL THEN @screen ELSE @person END"),
        new("inbox", "DELETE FROM inbox", "state = 'Handled' AND received_at <= @external"),
        new("inbox", "DELETE FROM inbox", "state = 'Parked' AND received_at <= @audit"),
        new("events", "DELETE FROM events", "at <= @audit", Kind: "audit"),
        new("alerts", "DELETE FROM alerts", "at <= @audit", Kind: "audit"),
        new("cases", "DELETE FROM cases", "state = 'Closed' AND closed_at <= @audit", Kind: "cases"),
        new("own_talks", "DELETE FROM own_talks", "coalesce(closed_at, last_at) <= @caseText", Kind: "team_talks"),
        new("debriefs", "DELETE FROM debriefs", "offered_at <= @audit"),
        new("sign_in_links", "DELETE FROM sign_in_links", "expires_at <= @text"),
        new("account_tokens", "DELETE FROM account_tokens", "expires_at <= @text"),
        new("team_doubts", "DELETE FROM team_doubts", "at <= @external"),
        new("leaving_accounts", "DELETE FROM leaving_accounts", "at <= @external"),
        new("desk_sessions", "DELETE FROM desk_sessions", "expires_at <= @text"),
    ];
}

/// <summary>One kind of row that is dropped.</summary>
/// <param name="Table">The table.</param>
/// <param name="Drop">What is done to a row.</param>
/// <param name="When">When it is; asked again at the moment of dropping.</param>
/// <param name="Among">Narrows the search where asking every row would take long.</param>
/// <param name="Kind">As what it is counted for the report; null for what is only a trace of something counted elsewhere.</param>
internal sealed record RetentionRule(string Table, string Drop, string When, string? Among = null, string? Kind = null)
{
    /// <summary>Finds the rows.</summary>
    public string Search { get; } = $"SELECT rowid FROM {Table} WHERE {(Among is null ? "" : $"{Among} AND ")}{When}";

    /// <summary>Drops those of @rows for which it still holds.</summary>
    public string Dropping { get; } = $"{Drop} WHERE rowid IN (SELECT value FROM json_each(@rows)) AND {When}";
}
