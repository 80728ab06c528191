using ChatbotSupport.Desk.SignIn;
using ChatbotSupport.Desk.Status;
using ChatbotSupport.Turns.Rows;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Desk.Cases;

/// <summary>Remarks of people about a talk: for coordinators only, and never for the one who had that talk (safeguarding rules, section 5).</summary>
internal static class RemarkRows
{
    // Whom it is about is kept with it. Of those from before that was so, whoever was replaced in the case may be meant.
    private const string Columns =
        """
        select l.id as Id, c.code as Code, l.at as At, l.text as Text, l.alias as Alias, c.excluded as Excluded
        from lines l join cases c on c.code = l.case_code where l.author = 'Remark'
        """;

    /// <summary>The newest, without their text.</summary>
    public static IReadOnlyList<RemarkView> All(SqliteConnection connection)
    {
        var aliases = connection.Query<AliasRow>("select id as Id, alias as Alias from volunteers").ToDictionary(row => row.Id, row => row.Alias);
        return
        [
            .. connection.Query<RemarkRow>($"{Columns} order by l.at desc limit @limit", new { limit = DeskLimits.AlertsShown })
                .Select(row => new RemarkView(row.Id, row.Code, row.At, row.Alias is { } alias ? [alias] : [.. Names.Split(row.Excluded).Select(id => aliases.GetValueOrDefault(id)).OfType<string>()])),
        ];
    }

    /// <summary>The sealed words of one; null when there is none, or it is not for them to read.</summary>
    public static byte[]? Text(SqliteConnection connection, string code, string line, SignedIn me) =>
        me.Coordinator && connection.QuerySingleOrDefault<RemarkRow>($"{Columns} and l.id = @line and c.code = @code", new { line, code }) is { } row
        && !(row.Alias is { } alias ? alias == me.Alias : Names.Split(row.Excluded).Contains(me.VolunteerId))
            ? row.Text
            : null;

    private sealed record AliasRow(string Id, string Alias);

    private sealed class RemarkRow
    {
        public required string Id { get; init; }

        public required string Code { get; init; }

        public long At { get; init; }

        public byte[] Text { get; init; } = [];

        public string? Alias { get; init; }

        public required string Excluded { get; init; }
    }
}
