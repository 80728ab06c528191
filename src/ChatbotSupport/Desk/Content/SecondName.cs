using ChatbotSupport.Core.Conversations;
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

    /// <summary>Proposes, and tells the others; whatever waited before waits no more. False when something changed meanwhile.</summary>
    public Task<bool> ProposeAsync(PublicationKind how, string hash, string running, long? revision, string details, SignedIn me)
    {
        var now = clock.GetUtcNow();
        return writer.RunAsync(connection =>
        {
            if (!Holds(connection, running, revision))
            {
                return false;
            }

            Add(connection, how, hash, running, revision, me, now);
            PlaybookArchive.EndAlerts(connection, now, CoordinatorAlert.ProposalWaits);
            return PlaybookArchive.Tell(connection, CoordinatorAlert.ProposalWaits, now, details);
        });
    }

    /// <summary>Takes a proposal back; false when it is not there any more.</summary>
    public Task<bool> WithdrawAsync(long id) => writer.RunAsync(connection => Take(connection, id, clock.GetUtcNow()));

    /// <summary>Takes a proposal because it is agreed to, in the same breath in which it goes live.</summary>
    public static bool Agree(SqliteConnection connection, Proposed proposed, DateTimeOffset now) =>
        Holds(connection, proposed.Running, proposed.How == PublicationKind.Published ? proposed.Revision : null) && Take(connection, proposed.Id, now);

    /// <summary>Whether what somebody looked at is still what it was: the playbook that runs, and the draft if it is about that.</summary>
    public static bool Holds(SqliteConnection connection, string running, long? revision) =>
        PlaybookArchive.LastHash(connection) == running && (revision is null || Drafts.NewestRevision(connection) == revision);

    /// <summary>Drops what waits about the draft, because the draft is another one now.</summary>
    public static void DropDraft(SqliteConnection connection, DateTimeOffset now)
    {
        if (connection.Execute("DELETE FROM content_proposals WHERE how = 'Published'") > 0)
        {
            PlaybookArchive.EndAlerts(connection, now, CoordinatorAlert.ProposalWaits);
        }
    }

    private static void Add(SqliteConnection connection, PublicationKind how, string hash, string running, long? revision, SignedIn me, DateTimeOffset now) => connection.Execute(
        """
        DELETE FROM content_proposals;
        INSERT INTO content_proposals (how, hash, running, revision, volunteer_id, author, at) VALUES (@how, @hash, @running, @revision, @id, @alias, @at);
        """,
        new { how = how.ToString(), hash, running, revision = revision ?? 0, id = me.VolunteerId, alias = me.Alias, at = now.ToUnixTimeMilliseconds() });

    // One thing waits at a time: with it goes what was told about it.
    private static bool Take(SqliteConnection connection, long id, DateTimeOffset now)
    {
        var taken = connection.Execute("DELETE FROM content_proposals WHERE id = @id", new { id }) > 0;
        if (taken)
        {
            PlaybookArchive.EndAlerts(connection, now, CoordinatorAlert.ProposalWaits);
        }

        return taken;
    }

    private sealed record Row(long Id, string How, string Hash, string Running, long Revision, string VolunteerId, string Author, long At);
}
