using ChatbotSupport.Playbooks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ChatbotSupport.Desk.Content.Uploads;

/// <summary>What a browser sends when somebody chose files: one ZIP, or single files.</summary>
internal static class UploadForm
{
    private const int MostFields = 4;
    private const int FieldBytes = 256;

    /// <summary>Reads the request; null when it is no form.</summary>
    /// <param name="request">The request.</param>
    /// <param name="known">The paths that are there already, to find where a single file belongs.</param>
    public static async Task<(Upload Upload, long Revision)?> ReadAsync(HttpRequest request, Func<IEnumerable<string>> known)
    {
        if (!request.HasFormContentType)
        {
            return null;
        }

        // In memory, because the system may have no folder for passing things; bounded by the size of the body.
        var form = await new FormFeature(request, new FormOptions
        {
            MemoryBufferThreshold = (int)ContentLimits.UploadBytes,
            MultipartBodyLengthLimit = ContentLimits.UploadBytes,
            ValueCountLimit = MostFields,
            ValueLengthLimit = FieldBytes,
        }).ReadFormAsync(request.HttpContext.RequestAborted);
        return long.TryParse(form["revision"], out var revision) ? (await ReadAsync(form.Files, known), revision) : null;
    }

    private static async Task<Upload> ReadAsync(IFormFileCollection sent, Func<IEnumerable<string>> known)
    {
        if (sent.Count > PlaybookLimits.MaxFiles)
        {
            return Upload.Refused(UploadRefusal.TooMany);
        }

        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in sent)
        {
            using var copy = new MemoryStream();
            await file.CopyToAsync(copy);
            var bytes = copy.ToArray();
            if (ZipUpload.IsZip(bytes))
            {
                return sent.Count == 1 ? ZipUpload.Read(bytes) : Upload.Refused(UploadRefusal.NoPlace, ZipUpload.Shown(file.FileName));
            }

            if (bytes.Length > PlaybookLimits.MaxFileBytes)
            {
                return Upload.Refused(UploadRefusal.TooLarge, ZipUpload.Shown(file.FileName));
            }

            if (UploadPath.Clean(file.FileName) is not { } name || UploadPath.IsIgnored(name))
            {
                return Upload.Refused(file.FileName.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) ? UploadRefusal.NotReadable : UploadRefusal.OddPath, ZipUpload.Shown(file.FileName));
            }

            var text = UploadText.Of(bytes);
            if (UploadPath.PlaceOf(Path.GetFileName(name), text, known()) is not { } place)
            {
                return Upload.Refused(UploadRefusal.NoPlace, ZipUpload.Shown(name));
            }

            if (!files.TryAdd(place, text))
            {
                return Upload.Refused(UploadRefusal.Twice, ZipUpload.Shown(place));
            }
        }

        return files.Count == 0 ? Upload.Refused(UploadRefusal.Nothing) : new(files, IsWhole: false, Ignored: 0);
    }
}
