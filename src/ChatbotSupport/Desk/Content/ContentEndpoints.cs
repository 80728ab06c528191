using ChatbotSupport.Desk.Content.Trying;
using ChatbotSupport.Desk.SignIn;
using ChatbotSupport.Playbooks;
using ChatbotSupport.Playbooks.Diagrams;
using ChatbotSupport.Turns;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ChatbotSupport.Desk.Content;

/// <summary>The content tab: what runs, the draft, and what went live before. For approved coordinators.</summary>
internal static class ContentEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapContent(this IEndpointRouteBuilder routes)
    {
        var content = routes.MapGroup("/desk/api/content").AddEndpointFilter(CoordinatorsOnly.FilterAsync);
        content.MapGet("", async (SignedIn me, ContentReader reader) => await reader.ReadAsync(me));
        content.MapGet("/review", ReviewAsync);
        content.MapGet("/review/file", async (string? path, Drafts drafts, Reviews reviews) =>
            drafts.Newest() is { Files: not null } draft ? Whole((await reviews.OfAsync(draft)).Proposal.Changes, path) : Results.NotFound());
        content.MapGet("/back/{hash}", async (string hash, Publications publications) =>
            await publications.StoredAsync(hash) is { } stored ? Results.Ok(ContentReader.Back(hash, stored)) : Results.NotFound());
        content.MapGet("/back/{hash}/file", async (string hash, string? path, Publications publications) =>
            await publications.StoredAsync(hash) is { } stored ? Whole(stored.Change.Changes, path) : Results.NotFound());
        content.MapGet("/zip", ZipAsync);
        content.MapGet("/flows/{id}", DrawAsync);
        content.MapPost("/publish", PublishAsync);
        content.MapPost("/back", BackAsync);
        content.MapPost("/agree", AgreeAsync);
        content.MapPost("/withdraw", WithdrawAsync);
        content.MapDrafts();
        content.MapTrial();
    }

    /// <summary>Tells the page why something was not done.</summary>
    public static IResult Refuse(string refusal, string? about = null, string? by = null) => Results.Json(new { refusal, about, by }, statusCode: StatusCodes.Status409Conflict);

    private static async Task<IResult> ReviewAsync(Drafts drafts, Reviews reviews) =>
        drafts.Newest() is { Files: not null } draft ? Results.Ok(ContentReader.Of(await reviews.OfAsync(draft))) : Results.NotFound();

    private static async Task<IResult> ZipAsync(SignedIn me, PlaybookArchive archive, Drafts drafts, ContentFolder folder, TimeProvider clock, Audit audit, string? hash = null, long? revision = null)
    {
        var (name, files) = revision is { } state ? ($"draft-{state}", drafts.Find(state)?.Files) : Stored(archive, folder, hash ?? archive.LastHash());
        if (files is null)
        {
            return Results.NotFound();
        }

        await audit.DidAsync(me, "content.download");
        return Results.Bytes(ContentZip.Pack(files, folder.Path, TimeZoneInfo.ConvertTime(clock.GetUtcNow(), folder.Zone)), "application/zip", $"content-{name}.zip");
    }

    private static (string, IReadOnlyDictionary<string, string>?) Stored(PlaybookArchive archive, ContentFolder folder, string? hash) =>
        hash is not null && archive.Hashes().Contains(hash) && archive.Find(hash) is { Files: not null } stored ? (hash[..ContentLimits.ShownHash], Work.Together(stored, folder)) : ("", null);

    private static IResult Whole(IReadOnlyList<Playbooks.Publishing.FileChange> changes, string? path) =>
        changes.FirstOrDefault(change => change.File == path) is { } change ? Results.Ok(ContentReader.Parts(change)) : Results.NotFound();

    // What runs, or the draft: the same drawing as the verb `diagram`.
    private static async Task<IResult> DrawAsync(string id, Drafts drafts, Reviews reviews, CurrentPlaybook current, bool draft = false)
    {
        var playbook = !draft ? current.Value
            : drafts.Newest() is { Files: not null } newest ? (await reviews.OfAsync(newest)).Proposal.Readable
            : null;
        return playbook is not null && playbook.Flows.TryGetValue(id, out var flow)
            ? Results.Text(SvgChart.Draw(FlowChart.Of(flow, playbook)), "image/svg+xml; charset=utf-8")
            : Results.NotFound();
    }

    private static async Task<IResult> PublishAsync(RevisionBody body, SignedIn me, Publications publications, Audit audit, Changes changes)
    {
        await audit.DidAsync(me, "content.publish");
        return Told(await publications.PublishAsync(body.Revision, me), changes);
    }

    private static async Task<IResult> BackAsync(HashBody body, SignedIn me, Publications publications, Audit audit, Changes changes)
    {
        await audit.DidAsync(me, "content.back");
        return body.Hash is null ? Results.BadRequest() : Told(await publications.BackAsync(body.Hash, me), changes);
    }

    private static async Task<IResult> AgreeAsync(ProposedBody body, SignedIn me, Publications publications, Audit audit, Changes changes)
    {
        await audit.DidAsync(me, "content.agree");
        return Told(await publications.AgreeAsync(body.Proposed, me), changes);
    }

    private static async Task<IResult> WithdrawAsync(ProposedBody body, SignedIn me, SecondName second, Audit audit, Changes changes)
    {
        await audit.DidAsync(me, "content.withdraw");
        if (!await second.WithdrawAsync(body.Proposed))
        {
            return Refuse(nameof(PublishOutcome.Overtaken));
        }

        changes.Bump();
        return Results.Ok(new { });
    }

    private static IResult Told(PublishOutcome outcome, Changes changes)
    {
        if (outcome is not (PublishOutcome.Live or PublishOutcome.Proposed))
        {
            return Refuse(outcome.ToString());
        }

        changes.Bump();
        return Results.Ok(new { outcome = outcome.ToString() });
    }

    internal sealed record RevisionBody(long Revision);

    internal sealed record HashBody(string? Hash);

    internal sealed record ProposedBody(long Proposed);
}
