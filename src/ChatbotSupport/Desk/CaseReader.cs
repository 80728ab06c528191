using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Language;
using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Desk;

/// <summary>Reads one case with the lines this volunteer may see; nothing else of a person ever leaves the database for the desk.</summary>
internal sealed class CaseReader(Database database, Sealer sealer, TurnOptions turns, TimeProvider clock)
{
    private const string OneCase =
        $"""
        select {CaseCard.Columns}
        from cases c left join conversations v on v.id = c.conversation_id
        where c.code = @code
        """;

    private const string LatestLines =
        """
        select l.id as Id, l.author as Author, l.alias as Alias, l.live as Live, l.at as At, l.text as Text, o.state as Delivery
        from lines l left join outbox o on o.line_id = l.id
        where l.conversation_id = @conversation and (l.case_code = @code or l.case_code is null)
        order by l.number desc limit @limit
        """;

    private const string OneLine =
        """
        select l.id as Id, l.author as Author, l.alias as Alias, l.live as Live, l.at as At, l.text as Text, null as Delivery
        from lines l where l.id = @line and l.conversation_id = @conversation
        """;

    /// <summary>The case as this volunteer may see it, or null when there is none.</summary>
    public CaseView? Read(string code, SignedIn me)
    {
        var now = clock.GetUtcNow();
        using var connection = database.OpenReader();
        if (Find(connection, code) is not { } row)
        {
            return null;
        }

        var access = CaseSight.Of(row, me);
        var lines = access == CaseAccess.Card ? [] : Lines(connection, row);
        var shown = lines.Where(line => MayRead(line, row)).Select(line => Show(line, row)).OfType<LineView>().ToList();
        return new(
            now.ToUnixTimeMilliseconds(),
            CaseCard.From(row, me, now.ToUnixTimeMilliseconds()),
            access.ToString(),
            Reachable.Of(row, TimeZoneInfo.ConvertTime(now, turns.Zone)).ToString(),
            row.Consent != nameof(Consent.Given) && access != CaseAccess.Card,
            row.Outcome,
            shown);
    }

    /// <summary>A line of the person without masks, or null when this volunteer may not read it.</summary>
    public string? Unmasked(string code, string lineId, SignedIn me)
    {
        using var connection = database.OpenReader();
        return Find(connection, code) is { } row && CaseSight.Of(row, me) != CaseAccess.Card
            && Line(connection, row, lineId) is { } line && MayRead(line, row)
            ? Open(line, row) is { } text ? Bidi.Strip(text) : null
            : null;
    }

    /// <summary>A remark about the talk: for coordinators it is not about.</summary>
    public string? Remark(string code, string lineId, SignedIn me)
    {
        using var connection = database.OpenReader();
        return me.Coordinator && Find(connection, code) is { } row && !Names.Split(row.Excluded).Contains(me.VolunteerId)
            && Line(connection, row, lineId) is { Author: nameof(LineAuthor.Remark) } line
            ? Open(line, row) is { } text ? Bidi.Strip(text) : null
            : null;
    }

    /// <summary>Who has the case now.</summary>
    public string? OwnerAlias(string code)
    {
        using var connection = database.OpenReader();
        return Find(connection, code)?.OwnerAlias;
    }

    private static bool MayRead(LineRow line, CaseRow row) => line.Author switch
    {
        nameof(LineAuthor.Remark) => false,
        nameof(LineAuthor.Note) or nameof(LineAuthor.System) => true,
        _ => line.Live != 0 || row.Consent == nameof(Consent.Given),
    };

    private LineView? Show(LineRow line, CaseRow row)
    {
        if (Open(line, row) is not { } text)
        {
            return null; // its key is gone: the person was erased
        }

        var masked = line.Author == nameof(LineAuthor.Person) ? Masking.Mask(text) : new MaskedText(Bidi.Strip(text), false);
        return new(line.Id, line.Author, line.Alias, line.At, masked.Text, masked.Any, line.Delivery);
    }

    private string? Open(LineRow line, CaseRow row) => sealer.Open(row.ConversationId!, "lines", "text", line.Id, line.Text);

    private static CaseRow? Find(SqliteConnection connection, string code) =>
        connection.QuerySingleOrDefault<CaseRow>(OneCase, new { code });

    private static List<LineRow> Lines(SqliteConnection connection, CaseRow row) =>
        [.. connection.Query<LineRow>(LatestLines, new { conversation = row.ConversationId, code = row.Code, limit = DeskLimits.LinesShown }).Reverse()];

    private static LineRow? Line(SqliteConnection connection, CaseRow row, string lineId) =>
        connection.QuerySingleOrDefault<LineRow>(OneLine, new { line = lineId, conversation = row.ConversationId });

    private sealed class LineRow
    {
        public required string Id { get; init; }

        public required string Author { get; init; }

        public string? Alias { get; init; }

        public long Live { get; init; }

        public long At { get; init; }

        public byte[] Text { get; init; } = [];

        public string? Delivery { get; init; }
    }
}
