using ChatbotSupport.Desk.SignIn;
using ChatbotSupport.Playbooks;
using ChatbotSupport.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Desk.Content;

/// <summary>The draft and its earlier states. There is one for all: whoever saves over somebody else's newer state is told, and nothing is lost.</summary>
internal sealed class Drafts(Writer writer, Database database, TimeProvider clock)
{
    private const string Columns = "revision Revision, how How, files Files, volunteer_id VolunteerId, author Author, at At";

    /// <summary>The newest state; null when nobody ever worked on anything.</summary>
    public Draft? Newest() => database.Read(Newest);

    /// <summary>One state; null when it is not kept any more.</summary>
    public Draft? Find(long revision) => database.Read(connection =>
        connection.QuerySingleOrDefault<Row>($"SELECT {Columns} FROM content_drafts WHERE revision = @revision", new { revision }) is { } row ? Of(row) : null);

    /// <summary>The newest states without their files, newest first.</summary>
    public IReadOnlyList<(long Revision, DraftStep Step, bool HasFiles, string Author, DateTimeOffset At)> Listed() => database.Read(connection =>
        connection.Query<(long Revision, string How, long HasFiles, string Author, long At)>(
            "SELECT revision, how, files IS NOT NULL, author, at FROM content_drafts ORDER BY revision DESC LIMIT @most", new { most = ContentLimits.StatesShown })
            .Select(row => (row.Revision, Enum.Parse<DraftStep>(row.How), row.HasFiles != 0, row.Author, DateTimeOffset.FromUnixTimeMilliseconds(row.At))).ToList());

    /// <summary>Adds a state on top of the one that was seen; null when somebody else added one meanwhile.</summary>
    /// <param name="seen">The newest state the page knew, 0 for none.</param>
    /// <param name="step">How it came to be.</param>
    /// <param name="files">The files; null when the work ends.</param>
    /// <param name="me">Who.</param>
    public Task<long?> AddAsync(long seen, DraftStep step, IReadOnlyDictionary<string, string>? files, SignedIn me)
    {
        var packed = files is null ? null : PackedFiles.Pack(files);
        var now = clock.GetUtcNow();
        return writer.RunAsync<long?>(connection => NewestRevision(connection) == seen ? Add(connection, step, packed, me, now) : null);
    }

    /// <summary>Ends the work in the same breath in which its content goes live.</summary>
    public static void End(SqliteConnection connection, SignedIn me, DateTimeOffset now) => Add(connection, DraftStep.Published, null, me, now);

    /// <summary>The number of the newest state, 0 for none.</summary>
    public static long NewestRevision(SqliteConnection connection) => connection.ExecuteScalar<long>("SELECT coalesce(max(revision), 0) FROM content_drafts");

    private static Draft? Newest(SqliteConnection connection) =>
        connection.QuerySingleOrDefault<Row>($"SELECT {Columns} FROM content_drafts ORDER BY revision DESC LIMIT 1") is { } row ? Of(row) : null;

    // What was proposed was another state: it has to be proposed anew.
    private static long Add(SqliteConnection connection, DraftStep step, byte[]? packed, SignedIn me, DateTimeOffset now)
    {
        SecondName.DropDraft(connection, now);
        return connection.ExecuteScalar<long>(
            """
            DELETE FROM content_drafts WHERE revision <= (SELECT max(revision) FROM content_drafts) - @kept;
            INSERT INTO content_drafts (how, files, volunteer_id, author, at) VALUES (@how, @packed, @id, @alias, @at) RETURNING revision;
            """,
            new { kept = ContentLimits.StatesKept, how = step.ToString(), packed, id = me.VolunteerId, alias = me.Alias, at = now.ToUnixTimeMilliseconds() });
    }

    private static Draft Of(Row row) => new(
        row.Revision, Enum.Parse<DraftStep>(row.How), row.Files is null ? null : PackedFiles.Unpack(row.Files), row.VolunteerId, row.Author, DateTimeOffset.FromUnixTimeMilliseconds(row.At));

    private sealed record Row(long Revision, string How, byte[]? Files, string VolunteerId, string Author, long At);
}
