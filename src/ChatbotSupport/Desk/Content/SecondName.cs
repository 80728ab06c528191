using ChatbotSupport.Desk.SignIn;
using ChatbotSupport.Playbooks;
using ChatbotSupport.Playbooks.Publishing;
using ChatbotSupport.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Desk.Content;

/// <summary>Something about safety that one person proposed and another must agree to.</summary>
/// <param name="Id">Which.</param>
/// <param name="How">Whether the draft goes live, or an earlier playbook comes back.</param>
/// <param name="Hash">The version.</param>
/// <param name="Running">What ran when it was proposed.</param>
/// <param name="Revision">The state of the draft; 0 when it is not about the draft.</param>
/// <param name="VolunteerId">Who proposed it.</param>
/// <param name="Author">Their alias.</param>
/// <param name="At">When.</param>
internal sealed record Proposed(long Id, PublicationKind How, string Hash, string Running, long Revision, string VolunteerId, string Author, DateTimeOffset At);

/// <summary>Keeps what waits for a second name: one thing at a time, and only as long as nothing else changed.</summary>
internal sealed class SecondName(Writer writer, Database database, TimeProvider clock)
{
    private const string Columns = "id Id, how How, hash Hash, running Running, revision Revision, volunteer_id VolunteerId, author Author, at At";

    /// <summary>What waits; null for nothing, also when something else went live since.</summary>
    public Proposed? Open() => database.Read<Proposed?>(connection => connection.QuerySingleOrDefault<Row>(
        $"SELECT {Columns} FROM content_proposals WHERE running = @running ORDER BY id DESC LIMIT 1", new { running = PlaybookArchive.LastHash(connection) }) is { } row
        ? new(row.Id, Enum.Parse<PublicationKind>(row.How), row.Hash, row.Running, row.Revision, row.VolunteerId, row.Author, DateTimeOffset.FromUnixTimeMilliseconds(row.At))
        : null);

    /// <summary>Proposes; whatever waited before waits no more. False when something changed meanwhile.</summary>
    public Task<bool> ProposeAsync(PublicationKind how, string hash, string running, long? revision, SignedIn me)
    {
        var at = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return writer.RunAsync(connection => Holds(connection, running, revision) && connection.Execute(
            """
            DELETE FROM content_proposals;
            INSERT INTO content_proposals (how, hash, running, revision, volunteer_id, author, at) VALUES (@how, @hash, @running, @revision, @id, @alias, @at);
            """,
            new { how = how.ToString(), hash, running, revision = revision ?? 0, id = me.VolunteerId, alias = me.Alias, at }) > 0);
    }

    /// <summary>Takes a proposal back; false when it is not there any more.</summary>
    public Task<bool> WithdrawAsync(long id) => writer.RunAsync(connection => Take(connection, id));

    /// <summary>Takes a proposal because it is agreed to, in the same breath in which it goes live.</summary>
    public static bool Agree(SqliteConnection connection, Proposed proposed) => Holds(connection, proposed.Running, proposed.How == PublicationKind.Published ? proposed.Revision : null) && Take(connection, proposed.Id);

    /// <summary>Whether what somebody looked at is still what it was: the playbook that runs, and the draft if it is about that.</summary>
    public static bool Holds(SqliteConnection connection, string running, long? revision) =>
        PlaybookArchive.LastHash(connection) == running && (revision is null || Drafts.NewestRevision(connection) == revision);

    private static bool Take(SqliteConnection connection, long id) => connection.Execute("DELETE FROM content_proposals WHERE id = @id", new { id }) > 0;

    private sealed record Row(long Id, string How, string Hash, string Running, long Revision, string VolunteerId, string Author, long At);
}
