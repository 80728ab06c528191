using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Turns.Rows;

/// <summary>The table of lines: the whole talk as the desk sees it.</summary>
internal sealed class LineRows(Sealer sealer)
{
    // As long as Telegram lets people change a message; WhatsApp gives them fifteen minutes.
    private static readonly TimeSpan Corrigible = TimeSpan.FromHours(48);

    private const string Insert =
        """
        INSERT INTO lines (id, conversation_id, case_code, number, author, alias, live, at, text, origin)
        VALUES (@id, @conversationId, @caseCode, (SELECT coalesce(max(number), 0) + 1 FROM lines WHERE conversation_id = @conversationId),
                @author, @alias, @live, @at, @text, @origin)
        """;

    /// <summary>Keeps a line and returns its id.</summary>
    public string Add(SqliteConnection connection, string conversationId, string? caseCode, KeepLine line, DateTimeOffset now, byte[]? origin = null)
    {
        var id = RowId.Draw();
        connection.Run(
            Insert,
            ("@id", id),
            ("@conversationId", conversationId),
            ("@caseCode", caseCode),
            ("@author", line.Author.ToString()),
            ("@alias", line.Alias),
            ("@live", line.Live ? 1L : 0),
            ("@at", now.ToUnixTimeMilliseconds()),
            ("@text", sealer.Seal(conversationId, "lines", "text", id, line.Text)),
            ("@origin", origin));
        return id;
    }

    /// <summary>The person deleted a message: its words go, with every correction of it, also from where the team was shown them.</summary>
    public static void Forget(SqliteConnection connection, string conversationId, byte[] origin) => connection.Execute(
        """
        UPDATE team_messages SET retracted = iif(kind = 'Lines', 1, 2)
        WHERE case_code IN (SELECT code FROM cases WHERE conversation_id = @conversationId)
          AND EXISTS (SELECT 1 FROM lines l WHERE l.conversation_id = @conversationId AND l.origin = @origin AND l.author = 'Person' AND l.number BETWEEN from_line AND to_line);
        UPDATE team_messages SET retracted = 2
        WHERE kind = 'Listed' AND case_code IN (SELECT code FROM cases WHERE conversation_id = @conversationId)
          AND EXISTS (SELECT 1 FROM lines l WHERE l.conversation_id = @conversationId AND l.origin = @origin AND l.author = 'Remark' AND l.number BETWEEN from_line AND to_line);
        DELETE FROM lines WHERE conversation_id = @conversationId AND origin = @origin AND author IN ('Person', 'Remark');
        """,
        new { conversationId, origin });

    /// <summary>What a message was that the person changes now. One that was a line and a remark counts as the remark, and so does one of which nothing is known after a remark of which it is not known in which message it stood.</summary>
    /// <param name="connection">Any connection.</param>
    /// <param name="conversationId">Whose message it is.</param>
    /// <param name="origin">By what the message is recognised.</param>
    /// <param name="now">When it came.</param>
    public static CorrectionOf Corrected(SqliteConnection connection, string conversationId, byte[]? origin, DateTimeOffset now) => connection.First(
        """
        SELECT author FROM lines WHERE conversation_id = @conversationId AND author IN ('Person', 'Remark')
            AND (origin = @origin OR (author = 'Remark' AND origin IS NULL AND at > @since))
        ORDER BY origin IS NULL, author = 'Person' LIMIT 1
        """,
        static row => row.Text(0),
        ("@conversationId", conversationId),
        ("@origin", origin),
        ("@since", (now - Corrigible).ToUnixTimeMilliseconds())) switch
    {
        nameof(LineAuthor.Remark) => CorrectionOf.Remark,
        nameof(LineAuthor.Person) => CorrectionOf.Line,
        _ => CorrectionOf.Unknown,
    };

    /// <summary>Whether a message was a remark about the talk and nothing else.</summary>
    public static bool IsRemark(SqliteConnection connection, string conversationId, byte[]? origin) => connection.First(
        "SELECT max(author) FROM lines WHERE conversation_id = @conversationId AND origin = @origin AND author IN ('Person', 'Remark') HAVING min(author) = max(author)",
        static row => row.Text(0),
        ("@conversationId", conversationId),
        ("@origin", origin)) == nameof(LineAuthor.Remark);

    /// <summary>The words from before a case become part of it, so that they are kept as long as it needs them.</summary>
    public static void JoinCase(SqliteConnection connection, string conversationId, string caseCode) => connection.Execute(
        "UPDATE lines SET case_code = @caseCode WHERE conversation_id = @conversationId AND case_code IS NULL",
        new { conversationId, caseCode });
}
