using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Desk.Care;

/// <summary>
/// «أحتاج مساعدة لنفسي»: a volunteer talks with the one coordinator they chose. Only these two read it; no alert, no list and no coordinator besides shows that it
/// exists. What was said lies sealed and goes like other talks.
/// </summary>
public sealed class OwnTalks(Writer writer, Database database, TeamSealer sealer, Changes changes, TimeProvider clock)
{
    private const string Table = "own_lines";

    // A coordinator reads as long as they are one; the volunteer as long as they are on the roster, which signing in asks.
    private const string Mine =
        """
        from own_talks t join volunteers v on v.id = t.volunteer_id join volunteers c on c.id = t.coordinator_id
        where (t.volunteer_id = @me or (t.coordinator_id = @me and c.coordinator <> 0 and c.approved_at is not null and c.removed_at is null))
        """;

    private const string Columns =
        """
        select t.id as Id, case t.volunteer_id when @me then c.alias else v.alias end as Other, t.volunteer_id = @me as IsOwn, t.last_at as LastAt, t.closed_at as ClosedAt,
               (select count(*) from own_lines l where l.talk_id = t.id and l.by_id <> @me and l.seen_at is null) as Unread
        """;

    private const string Chosen =
        "select id from volunteers where alias = @alias and coordinator <> 0 and approved_at is not null and removed_at is null and id <> @me";

    /// <summary>The coordinators a volunteer can choose from.</summary>
    public IReadOnlyList<string> Coordinators(string me)
    {
        using var connection = database.OpenReader();
        return connection.Query<string>(
            "select alias from volunteers where coordinator <> 0 and approved_at is not null and removed_at is null and id <> @me order by alias", new { me }).AsList();
    }

    /// <summary>The talks of somebody, the newest first.</summary>
    public IReadOnlyList<OwnTalk> Of(string me)
    {
        using var connection = database.OpenReader();
        return connection.Query<OwnTalk>($"{Columns} {Mine} order by t.last_at desc", new { me }).AsList();
    }

    /// <summary>How many lines somebody has not read.</summary>
    internal static long Unread(SqliteConnection connection, string me) =>
        connection.ExecuteScalar<long>($"select coalesce(sum((select count(*) from own_lines l where l.talk_id = t.id and l.by_id <> @me and l.seen_at is null)), 0) {Mine}", new { me });

    /// <summary>Opens a talk with a coordinator, or goes on with the one that is open. Null when there is no such coordinator.</summary>
    public async Task<string?> OpenAsync(string me, string alias)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var id = await writer.RunAsync(connection =>
        {
            if (connection.QuerySingleOrDefault<string>(Chosen, new { alias, me }) is not { } coordinator)
            {
                return null;
            }

            if (connection.QueryFirstOrDefault<string>(
                "select id from own_talks where volunteer_id = @me and coordinator_id = @coordinator and closed_at is null", new { me, coordinator }) is { } open)
            {
                return open;
            }

            var fresh = RowId.Draw();
            connection.Execute(
                "insert into own_talks (id, volunteer_id, coordinator_id, opened_at, last_at) values (@fresh, @me, @coordinator, @now, @now)", new { fresh, me, coordinator, now });
            Happened(connection, "own.open", me, coordinator, now);
            return fresh;
        });
        changes.Bump();
        return id;
    }

    /// <summary>The lines of a talk, which are read from now on. Null for everybody but the two.</summary>
    public async Task<OwnTalkView?> ReadAsync(string me, string id)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var view = await writer.RunAsync(connection =>
        {
            if (Find(connection, me, id) is not { } talk)
            {
                return null;
            }

            if (connection.Execute("update own_lines set seen_at = @now where talk_id = @id and by_id <> @me and seen_at is null", new { id, me, now }) > 0)
            {
                Happened(connection, "own.read", me, null, now);
            }

            return new OwnTalkView(talk.Other, talk.IsOwn != 0, talk.ClosedAt is not null, Lines(connection, me, id));
        });
        return view;
    }

    /// <summary>One of the two writes. False for everybody else, and once it is closed.</summary>
    public async Task<bool> WriteAsync(string me, string id, string text)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var written = await writer.RunAsync(connection =>
        {
            if (Find(connection, me, id) is not { ClosedAt: null })
            {
                return false;
            }

            var line = RowId.Draw();
            connection.Execute(
                "insert into own_lines (id, talk_id, by_id, at, text) values (@line, @id, @me, @now, @text); update own_talks set last_at = @now where id = @id",
                new { line, id, me, now, text = sealer.Seal(Table, "text", line, text) });
            Happened(connection, "own.write", me, null, now);
            return true;
        });
        changes.Bump();
        return written;
    }

    /// <summary>One of the two closes it; the words go with the time that talks are kept after closing.</summary>
    public Task<bool> CloseAsync(string me, string id) => ChangeAsync(me, id, "own.close", talk => talk.ClosedAt is null, "update own_talks set closed_at = @now where id = @id");

    /// <summary>The volunteer whose talk it is deletes it at once.</summary>
    public Task<bool> DeleteAsync(string me, string id) => ChangeAsync(me, id, "own.delete", talk => talk.IsOwn != 0, "delete from own_talks where id = @id");

    /// <summary>Lines that lie unread and that no messenger told of: for whom, and which.</summary>
    public ILookup<string, string> Untold() => database.Read(connection => connection.Query<(string Volunteer, string Id)>(
        """
        select case t.volunteer_id when l.by_id then t.coordinator_id else t.volunteer_id end, l.id
        from own_lines l join own_talks t on t.id = l.talk_id where l.told_at is null and l.seen_at is null
        """).ToLookup(item => item.Volunteer, item => item.Id));

    /// <summary>A messenger told of these.</summary>
    public Task<int> ToldAsync(IEnumerable<string> ids) => writer.RunAsync(connection => connection.Execute(
        "update own_lines set told_at = @now where id in @ids", new { now = clock.GetUtcNow().ToUnixTimeMilliseconds(), ids }));

    private async Task<bool> ChangeAsync(string me, string id, string code, Predicate<OwnTalk> mayBe, string sql)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var changed = await writer.RunAsync(connection =>
        {
            if (Find(connection, me, id) is not { } talk || !mayBe(talk))
            {
                return false;
            }

            connection.Execute(sql, new { id, now });
            Happened(connection, code, me, null, now);
            return true;
        });
        changes.Bump();
        return changed;
    }

    private List<OwnLine> Lines(SqliteConnection connection, string me, string id) =>
    [
        .. connection.Query<LineRow>("select id as Id, by_id as ById, at as At, text as Text from own_lines where talk_id = @id order by at, rowid", new { id })
            .Select(row => new OwnLine(row.ById == me, row.At, sealer.Open(Table, "text", row.Id, row.Text) ?? "")),
    ];

    private static OwnTalk? Find(SqliteConnection connection, string me, string id) =>
        connection.QuerySingleOrDefault<OwnTalk>($"{Columns} {Mine} and t.id = @id", new { me, id });

    private static void Happened(SqliteConnection connection, string code, string me, string? about, long now) => connection.Execute(
        "insert into events (at, code, volunteer_id, about_id) values (@now, @code, @me, @about)", new { now, code, me, about });

    private sealed record LineRow(string Id, string ById, long At, byte[] Text);
}

/// <summary>A talk about oneself, as one of its two sees it in the list.</summary>
public sealed class OwnTalk
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The alias of the other one.</summary>
    public required string Other { get; init; }

    /// <summary>Not 0 for the volunteer whose talk it is.</summary>
    public long IsOwn { get; init; }

    /// <summary>When something was last said.</summary>
    public long LastAt { get; init; }

    /// <summary>When it was closed.</summary>
    public long? ClosedAt { get; init; }

    /// <summary>Lines not read yet.</summary>
    public long Unread { get; init; }
}

/// <summary>A talk about oneself, opened.</summary>
/// <param name="Other">The alias of the other one.</param>
/// <param name="IsOwn">It is the reader's own.</param>
/// <param name="Closed">Nothing more is written.</param>
/// <param name="Lines">What was said, oldest first.</param>
public sealed record OwnTalkView(string Other, bool IsOwn, bool Closed, IReadOnlyList<OwnLine> Lines);

/// <summary>A line of it.</summary>
/// <param name="Mine">The reader wrote it.</param>
/// <param name="At">When, unix milliseconds.</param>
/// <param name="Text">The line.</param>
public sealed record OwnLine(bool Mine, long At, string Text)
{
    /// <summary>Its kind alone: what is in it is somebody's.</summary>
    public override string ToString() => nameof(OwnLine);
}
