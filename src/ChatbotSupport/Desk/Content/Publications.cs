using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Desk.SignIn;
using ChatbotSupport.Playbooks;
using ChatbotSupport.Playbooks.Publishing;
using ChatbotSupport.Playbooks.Reports;
using ChatbotSupport.Turns;

namespace ChatbotSupport.Desk.Content;

/// <summary>What came of a wish to make content live.</summary>
public enum PublishOutcome
{
    /// <summary>It runs.</summary>
    Live,

    /// <summary>It touches safety and waits for a second person.</summary>
    Proposed,

    /// <summary>It has errors, or stories go otherwise.</summary>
    NotSound,

    /// <summary>It is what runs already.</summary>
    NothingNew,

    /// <summary>The draft, or what runs, is another one by now.</summary>
    Overtaken,

    /// <summary>Whoever proposed it cannot be the second name.</summary>
    SamePerson,
}

/// <summary>An earlier playbook that can be used.</summary>
/// <param name="Read">The playbook.</param>
/// <param name="Change">What going back to it would change.</param>
/// <param name="Places">Where people stand on what would change or be gone.</param>
internal sealed record Earlier(ReadResult Read, Comparison Change, IReadOnlyList<LostPlace> Places);

/// <summary>Makes a draft live, or an earlier playbook again: at once where one name is enough, else when a different person agrees on a session of their own.</summary>
internal sealed class Publications(
    Publisher publisher, PlaybookArchive archive, Drafts drafts, Reviews reviews, SecondName second, LearntFolder kept, CurrentPlaybook current, ContentFolder folder, TimeProvider clock)
{
    /// <summary>Publishes the draft, or proposes it.</summary>
    public async Task<PublishOutcome> PublishAsync(long revision, SignedIn me)
    {
        if (drafts.Newest() is not { Files: not null } draft || draft.Revision != revision)
        {
            return PublishOutcome.Overtaken;
        }

        var review = await reviews.OfAsync(draft);
        var proposal = review.Proposal;
        if (proposal.Playbook is null)
        {
            return PublishOutcome.NotSound;
        }

        if (!proposal.IsNew)
        {
            return PublishOutcome.NothingNew;
        }

        return proposal.TwoNames.Count > 0
            ? await ProposeAsync(PublicationKind.Published, proposal.Hash, review.Running, revision, proposal.TwoNames, me)
            : await MakeLiveAsync(review, me.Alias, null, me, connection => SecondName.Holds(connection, review.Running, revision));
    }

    /// <summary>Goes back to an earlier playbook, or proposes that.</summary>
    public async Task<PublishOutcome> BackAsync(string hash, SignedIn me)
    {
        if (archive.LastHash() is not { } running || running == hash)
        {
            return PublishOutcome.NothingNew;
        }

        if (await StoredAsync(hash) is not { } stored)
        {
            return PublishOutcome.NotSound;
        }

        return stored.Change.TwoNames.Count > 0
            ? await ProposeAsync(PublicationKind.RolledBack, hash, running, null, stored.Change.TwoNames, me)
            : await BackAsync(hash, stored.Read, me.Alias, null, connection => SecondName.Holds(connection, running, null));
    }

    /// <summary>A different person agrees.</summary>
    public async Task<PublishOutcome> AgreeAsync(long id, SignedIn me)
    {
        if (second.Open() is not { } proposed || proposed.Id != id)
        {
            return PublishOutcome.Overtaken;
        }

        if (proposed.VolunteerId == me.VolunteerId || string.Equals(proposed.Author, me.Alias, StringComparison.OrdinalIgnoreCase))
        {
            return PublishOutcome.SamePerson;
        }

        if (proposed.How == PublicationKind.RolledBack)
        {
            return await StoredAsync(proposed.Hash) is { } stored
                ? await BackAsync(proposed.Hash, stored.Read, proposed.Author, me.Alias, connection => SecondName.Agree(connection, proposed, clock.GetUtcNow()))
                : PublishOutcome.NotSound;
        }

        if (drafts.Newest() is not { Files: not null } draft || draft.Revision != proposed.Revision)
        {
            return PublishOutcome.Overtaken;
        }

        var review = await reviews.OfAsync(draft);
        return review.Proposal.Playbook is null ? PublishOutcome.NotSound
            : review.Proposal.Hash != proposed.Hash ? PublishOutcome.Overtaken
            : await MakeLiveAsync(review, proposed.Author, me.Alias, me, connection => SecondName.Agree(connection, proposed, clock.GetUtcNow()));
    }

    /// <summary>An earlier playbook that can be used, what going back to it would change, and who would stand on a step that changes.</summary>
    public Task<Earlier?> StoredAsync(string hash) => Unhurried.RunAsync(() =>
        archive.Hashes().Contains(hash) && archive.Find(hash) is { Files: { } files } stored && PlaybookReader.ReadStored(files, reviews.Today, kept) is { Playbook: not null } read
            ? new Earlier(read, publisher.CompareBack(stored), publisher.LostBackTo(files, reviews.Today))
            : null);

    private async Task<PublishOutcome> ProposeAsync(PublicationKind how, string hash, string running, long? revision, IReadOnlyList<string> twoNames, SignedIn me) =>
        await second.ProposeAsync(how, hash, running, revision, ToldFindings.Waiting(twoNames), me) ? PublishOutcome.Proposed : PublishOutcome.Overtaken;

    // The folder on the machine stays as it is; unless it says the same, it waits there until somebody saves a file in it.
    private async Task<PublishOutcome> MakeLiveAsync(Review review, string author, string? reviewer, SignedIn me, Func<Microsoft.Data.Sqlite.SqliteConnection, bool> holds)
    {
        var (proposal, now) = (review.Proposal, clock.GetUtcNow());
        var onDisk = PlaybookVersion.Of(PlaybookFolder.Load(folder.Path).Files);
        var done = await publisher.PublishAsync(
            proposal,
            new(proposal.Hash, PublicationKind.Published, author, reviewer, now),
            onDisk == proposal.Hash ? null : onDisk,
            connection =>
            {
                if (!holds(connection))
                {
                    return false;
                }

                Drafts.End(connection, me, now);
                return true;
            });
        return Taken(done, proposal.Playbook!);
    }

    private async Task<PublishOutcome> BackAsync(string hash, ReadResult read, string author, string? reviewer, Func<Microsoft.Data.Sqlite.SqliteConnection, bool> holds)
    {
        var outcome = Taken(await publisher.RollBackAsync(new(hash, PublicationKind.RolledBack, author, reviewer, clock.GetUtcNow()), folder.Path, holds), read.Playbook!);
        if (outcome == PublishOutcome.Live && read.IsMended)
        {
            await archive.AlertAsync(CoordinatorAlert.PlaybookFallback, clock.GetUtcNow(), ToldFindings.Mended(read.Mended));
        }

        return outcome;
    }

    // The watch would see it within two seconds; whoever pressed looks at once.
    private PublishOutcome Taken(GoingLive outcome, Core.Playbook playbook)
    {
        if (outcome == GoingLive.Overtaken)
        {
            return PublishOutcome.Overtaken;
        }

        current.Swap(playbook);
        return PublishOutcome.Live;
    }
}
