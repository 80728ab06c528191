using ChatbotSupport.Desk.Content.Uploads;
using ChatbotSupport.Desk.SignIn;
using ChatbotSupport.Playbooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace ChatbotSupport.Desk.Content;

/// <summary>Working on the draft: every press adds a state, and none of them reaches anybody who writes to us.</summary>
internal static class DraftEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapDrafts(this IEndpointRouteBuilder content)
    {
        content.MapPost("/upload", UploadAsync);
        content.MapPost("/from-folder", FromFolderAsync);
        content.MapPost("/mend", MendAsync);
        content.MapPost("/put-back", PutBackAsync);
        content.MapPost("/restore", RestoreAsync);
        content.MapPost("/drop", (StateBody body, SignedIn me, Work work) => work.AddAsync(me, "content.drop", body.Revision, DraftStep.Dropped, _ => null));
    }

    private static async Task<IResult> UploadAsync(HttpContext context, SignedIn me, Work work, Audit audit)
    {
        // Larger than anything else at the desk, and only for whoever came this far.
        var isTooLarge = context.Request.ContentLength > ContentLimits.UploadBytes;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = isTooLarge ? ContentLimits.DroppedBytes : ContentLimits.UploadBytes;
        }

        var form = isTooLarge ? (await DropAsync(context.Request), 0) : await ReadAsync(context.Request, work);
        if (form is not { } sent)
        {
            return Results.BadRequest();
        }

        if (sent.Upload.Refusal is { } why)
        {
            await audit.DidAsync(me, "content.upload");
            return ContentEndpoints.Refuse(why.ToString(), sent.Upload.About);
        }

        if (sent.Upload is { IsWhole: true, Then: { } then })
        {
            return await MergeAsync(sent.Upload, then, sent.Revision, me, work, audit);
        }

        return await work.AddAsync(
            me, "content.upload", sent.Revision, sent.Upload.IsWhole ? DraftStep.Uploaded : DraftStep.Added, now => sent.Upload.IsWhole ? sent.Upload.Files : On(now, sent.Upload.Files));
    }

    // A folder that was downloaded here, perhaps hours ago: what others changed since stays. Nothing is added when the draft moves meanwhile.
    private static async Task<IResult> MergeAsync(Upload sent, IReadOnlyDictionary<string, string> then, long revision, SignedIn me, Work work, Audit audit)
    {
        var now = work.Base();
        var (files, both) = DownloadedFrom.Merge(then, sent.Files, now);
        if (files is null || files.ToHashSet().SetEquals(now))
        {
            await audit.DidAsync(me, "content.upload");
            return files is null ? ContentEndpoints.Refuse(nameof(UploadRefusal.BothChanged), string.Join("، ", both)) : ContentEndpoints.Refuse(nameof(UploadRefusal.Unchanged));
        }

        return await work.AddAsync(me, "content.upload", revision, DraftStep.Uploaded, _ => files);
    }

    // Heard to its end: a browser that is still sending when the answer comes shows a broken connection instead of it.
    private static async Task<Upload> DropAsync(HttpRequest request)
    {
        try
        {
            await request.Body.CopyToAsync(Stream.Null, request.HttpContext.RequestAborted);
        }
        catch (BadHttpRequestException)
        {
            return Upload.Refused(UploadRefusal.TooLarge); // more than that is not waited for
        }

        return Upload.Refused(UploadRefusal.TooLarge);
    }

    private static async Task<(Upload Upload, long Revision)?> ReadAsync(HttpRequest request, Work work)
    {
        try
        {
            return await UploadForm.ReadAsync(request, () => work.Base().Keys);
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (Upload.Refused(UploadRefusal.TooLarge), 0);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or BadHttpRequestException)
        {
            return null;
        }
    }

    private static async Task<IResult> FromFolderAsync(StateBody body, SignedIn me, Work work, ContentFolder folder)
    {
        var state = PlaybookState.OfFolder(folder.Path);
        return state.Playbook.Findings.Count + state.Stories.Findings.Count > 0
            ? ContentEndpoints.Refuse("FolderUnreadable")
            : await work.AddAsync(me, "content.from_folder", body.Revision, DraftStep.FromFolder, _ => state.All);
    }

    private static async Task<IResult> MendAsync(StateBody body, SignedIn me, Work work, Drafts drafts, Reviews reviews)
    {
        if (drafts.Newest() is not { Files: not null } draft || draft.Revision != body.Revision)
        {
            return ContentEndpoints.Refuse(nameof(UploadRefusal.Overtaken));
        }

        var mends = (await reviews.OfAsync(draft)).Mends;
        return await work.AddAsync(me, "content.mend", body.Revision, DraftStep.Mended, now => On(now, mends.ToDictionary(file => file.Key, file => file.Value.Text, StringComparer.Ordinal)));
    }

    private static Task<IResult> PutBackAsync(FileBody body, SignedIn me, Work work) => work.AddAsync(me, "content.put_back", body.Revision, DraftStep.PutBack, now =>
    {
        var files = now.ToDictionary(StringComparer.Ordinal);
        if (body.File is null)
        {
            return files;
        }

        files.Remove(body.File);
        if (work.Running().TryGetValue(body.File, out var text))
        {
            files[body.File] = text;
        }

        return files;
    });

    private static async Task<IResult> RestoreAsync(RestoreBody body, SignedIn me, Work work, Drafts drafts) =>
        drafts.Find(body.Old)?.Files is { } files ? await work.AddAsync(me, "content.restore", body.Revision, DraftStep.Restored, _ => files) : Results.NotFound();

    private static Dictionary<string, string> On(IReadOnlyDictionary<string, string> below, IReadOnlyDictionary<string, string> above)
    {
        var files = below.ToDictionary(StringComparer.Ordinal);
        foreach (var (path, text) in above)
        {
            files[path] = text;
        }

        return files;
    }

    internal sealed record StateBody(long Revision);

    internal sealed record FileBody(long Revision, string? File);

    internal sealed record RestoreBody(long Revision, long Old);
}
