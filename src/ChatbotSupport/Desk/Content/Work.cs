using ChatbotSupport.Desk.Content.Uploads;
using ChatbotSupport.Desk.SignIn;
using ChatbotSupport.Playbooks;
using ChatbotSupport.Playbooks.Stories;
using ChatbotSupport.Turns;
using Microsoft.AspNetCore.Http;

namespace ChatbotSupport.Desk.Content;

/// <summary>One press on the draft: on top of the state the page knew, or not at all.</summary>
internal sealed class Work(Drafts drafts, PlaybookArchive archive, ContentFolder folder, Audit audit, Changes changes)
{
    /// <summary>What single files are laid upon: the draft, or what runs.</summary>
    public IReadOnlyDictionary<string, string> Base() => drafts.Newest()?.Files ?? Running();

    /// <summary>What runs, with its stories.</summary>
    public IReadOnlyDictionary<string, string> Running() => archive.Last() is { Files: not null } stored ? Together(stored, folder) : new Dictionary<string, string>();

    /// <summary>A stored playbook with its stories. Of the time before stories were kept, the folder's are the nearest: nobody must work on content that lost all of them unseen.</summary>
    public static IReadOnlyDictionary<string, string> Together(StoredPlaybook stored, ContentFolder folder) =>
        stored.Files!.Concat(stored.Stories ?? StoryFolder.Load(folder.Path).Files).ToDictionary(StringComparer.Ordinal);

    /// <summary>Adds a state and tells the other pages; whoever did not see the newest one is told whose it is.</summary>
    /// <param name="me">Who.</param>
    /// <param name="code">What the audit calls it.</param>
    /// <param name="seen">The newest state the page knew.</param>
    /// <param name="step">How the state came to be.</param>
    /// <param name="next">Makes the files out of those that are there; null ends the work.</param>
    public async Task<IResult> AddAsync(SignedIn me, string code, long seen, DraftStep step, Func<IReadOnlyDictionary<string, string>, IReadOnlyDictionary<string, string>?> next)
    {
        await audit.DidAsync(me, code);
        var files = next(Base());
        if (files?.Count > PlaybookLimits.MaxFiles)
        {
            return ContentEndpoints.Refuse(nameof(UploadRefusal.TooMany));
        }

        if (await drafts.AddAsync(seen, step, files, me) is not { } revision)
        {
            return ContentEndpoints.Refuse(nameof(UploadRefusal.Overtaken), by: drafts.Newest()?.Author);
        }

        changes.Bump();
        return Results.Ok(new { revision, step = step.ToString() });
    }
}
