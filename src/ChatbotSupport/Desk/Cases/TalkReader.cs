using ChatbotSupport.Channels.WhatsApp;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Language;
using ChatbotSupport.Delivery;
using ChatbotSupport.Desk.SignIn;
using ChatbotSupport.Privacy;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Desk.Cases;

/// <summary>Reads the lines of a case and of earlier cases of the same conversation, by the one rule of who may read what.</summary>
internal sealed class TalkReader(Sealer sealer)
{
    // Consent decides what is read, taking decides what is live. What was said in an earlier case was said to somebody else: it needs the
    // consent of now, and whoever the person did not want there any more reads nothing of it. What somebody else
    // said before the present person began here is nobody's to agree to. A remark about the talk is never among the lines.
    private const string Readable =
        """
        l.conversation_id = @conversation and l.author <> 'Remark' and
        (l.case_code = @code or l.at >= coalesce((select fresh_at from conversations where id = @conversation), 0)) and
        case when l.case_code is null or l.case_code = @code
             then l.author in ('Note', 'System') or l.live <> 0 or @given
             else @given and not exists (select 1 from cases e where e.code = l.case_code and instr(' ' || e.excluded || ' ', ' ' || @me || ' ') > 0)
        end
        """;

    private const string Begin = $"select min(number) from (select l.number from lines l where {Readable} order by l.number desc limit @page)";

    private const string EarlierBegin =
        $"select min(number) from (select l.number from lines l where {Readable} and l.number < @from order by l.number desc limit @page)";

    private const string Stretch =
        $"""
        select l.id as Id, l.author as Author, l.alias as Alias, l.at as At, l.text as Text, {OutboxRows.ShownState} as Delivery, nullif(l.case_code, @code) as CaseCode
        from lines l left join outbox o on o.line_id = l.id
        where {Readable} and l.number >= @from
        order by l.number desc limit @most
        """;

    private const string Following =
        $"""
        select l.id as Id, l.author as Author, l.alias as Alias, l.at as At, l.text as Text, {OutboxRows.ShownState} as Delivery, nullif(l.case_code, @code) as CaseCode, l.number as Number
        from lines l left join outbox o on o.line_id = l.id where {Readable} and l.number > @from order by l.number limit @page
        """;

    private const string Before =
        $"""
        select l.id as Id, l.author as Author, l.alias as Alias, l.at as At, l.text as Text, {OutboxRows.ShownState} as Delivery, nullif(l.case_code, @code) as CaseCode, l.number as Number
        from lines l left join outbox o on o.line_id = l.id where {Readable} and l.number < @from {ExceptWhatNeedsNone} order by l.number desc limit @page
        """;

    // What whoever has the case reads without anybody's leave is left out where only the rest is asked for.
    private const string ExceptWhatNeedsNone =
        "and not (@byConsent and (l.case_code is null or l.case_code = @code) and (l.author in ('Note', 'System') or l.live <> 0))";

    private const string OneLine =
        $"""
        select l.id as Id, l.author as Author, l.alias as Alias, l.at as At, l.text as Text, null as Delivery, null as CaseCode
        from lines l where {Readable} and l.id = @line
        """;

    private const string EarlierCases =
        "select code as Code, opened_at as OpenedAt, closed_at as ClosedAt, outcome as Outcome from cases where code in @codes order by opened_at";

    /// <summary>The newest lines, from a number on or one page of them.</summary>
    public TalkView Read(SqliteConnection connection, CaseRow row, SignedIn me, long? from)
    {
        var begin = from ?? connection.ExecuteScalar<long?>(Begin, Values(row, me)) ?? 0;
        var lines = connection.Query<LineRow>(Stretch, Values(row, me, begin)).Reverse().ToList();
        var codes = lines.Select(line => line.CaseCode).OfType<string>().Distinct().ToList();
        return new(
            begin,
            connection.ExecuteScalar<long?>(EarlierBegin, Values(row, me, begin)),
            codes.Count == 0 ? [] : connection.Query<EarlierCase>(EarlierCases, new { codes }).AsList(),
            [.. lines.Select(line => Show(line, row, me)).OfType<LineView>()]);
    }

    /// <summary>The lines after a number, oldest first, each with its own number.</summary>
    public IReadOnlyList<(long Number, LineView Line)> After(SqliteConnection connection, CaseRow row, SignedIn me, long number, int most) =>
    [
        .. connection.Query<LineRow>(Following, Values(row, me, number, page: most))
            .Select(line => (line.Number, Show(line, row, me)!))
            .Where(line => line.Item2 is not null),
    ];

    /// <summary>The newest lines before a number, oldest first.</summary>
    /// <param name="connection">A reader.</param>
    /// <param name="row">The case.</param>
    /// <param name="me">Who reads.</param>
    /// <param name="number">What comes after is not meant.</param>
    /// <param name="most">So many.</param>
    /// <param name="byConsent">Only what the person's consent alone lets them read.</param>
    public IReadOnlyList<(long Number, LineView Line)> Preceding(SqliteConnection connection, CaseRow row, SignedIn me, long number, int most, bool byConsent = false) =>
    [
        .. connection.Query<LineRow>(Before, Values(row, me, number, page: most, byConsent: byConsent)).Reverse()
            .Select(line => (line.Number, Show(line, row, me)!))
            .Where(line => line.Item2 is not null),
    ];

    /// <summary>The number of the first of the newest lines that may be read; 0 when none may.</summary>
    public static long FirstOf(SqliteConnection connection, CaseRow row, SignedIn me, int newest) =>
        connection.ExecuteScalar<long?>(Begin, Values(row, me, page: newest)) ?? 0;

    /// <summary>A line without masks, its links dead, or null when this volunteer may not read it.</summary>
    public string? Unmasked(SqliteConnection connection, CaseRow row, SignedIn me, string lineId) =>
        connection.QuerySingleOrDefault<LineRow>(OneLine, Values(row, me, line: lineId)) is { } line && Open(row, line.Id, line.Text) is { } text
            ? Defanging.Of(Bidi.Strip(text))
            : null;

    /// <summary>A sealed line, or null when its key is gone: the person was erased.</summary>
    public string? Open(CaseRow row, string lineId, byte[] text) => sealer.Open(row.ConversationId!, "lines", "text", lineId, text);

    private LineView? Show(LineRow line, CaseRow row, SignedIn me)
    {
        if (Open(row, line.Id, line.Text) is not { } text)
        {
            return null;
        }

        // A note may quote what the person was sent; what a volunteer wrote is shown as the person has it.
        var plain = Bidi.Strip(text);
        var masked = line.Author switch
        {
            nameof(LineAuthor.Person) => Masking.Mask(text),
            nameof(LineAuthor.Note) => new MaskedText(Defanging.Of(plain), false),
            _ => new MaskedText(plain, false),
        };
        return new(line.Id, line.Author, line.Alias, line.At, masked.Text, masked.Any, line.Delivery, line.CaseCode)
        {
            TakeBack = line is { Author: nameof(LineAuthor.Volunteer), CaseCode: null } && line.Alias == me.Alias && row.OwnerId == me.VolunteerId
                && (line.Delivery is "Queued" or "Held" or "Closed" or "Reminded" || (line.Delivery == "Sent" && row.Channel != WhatsAppRoom.Channel)),
        };
    }

    private static object Values(CaseRow row, SignedIn me, long from = 0, string? line = null, int page = DeskLimits.LinesOfAPage, bool byConsent = false) => new
    {
        conversation = row.ConversationId,
        code = row.Code,
        given = row.Consent == nameof(Consent.Given),
        me = me.VolunteerId,
        from,
        line,
        page,
        byConsent,
        most = DeskLimits.LinesShown,
    };

    private sealed class LineRow
    {
        public required string Id { get; init; }

        public required string Author { get; init; }

        public string? Alias { get; init; }

        public long At { get; init; }

        public byte[] Text { get; init; } = [];

        public string? Delivery { get; init; }

        public string? CaseCode { get; init; }

        public long Number { get; init; }
    }
}
