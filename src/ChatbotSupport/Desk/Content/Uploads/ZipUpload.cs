using System.IO.Compression;
using ChatbotSupport.Playbooks;

namespace ChatbotSupport.Desk.Content.Uploads;

/// <summary>Reads a ZIP that somebody uploaded, in memory and never onto the disk. What it says about its sizes is not believed.</summary>
internal static class ZipUpload
{
    private const int UnixModeShift = 16;
    private const int KindOfFile = 0xF000;
    private const int SymbolicLink = 0xA000;

    /// <summary>Whether these bytes begin like a ZIP.</summary>
    public static bool IsZip(ReadOnlySpan<byte> bytes) => bytes is [(byte)'P', (byte)'K', 3 or 5, 4 or 6, ..];

    /// <summary>Reads it.</summary>
    public static Upload Read(byte[] bytes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            return zip.Entries.Count > ContentLimits.Entries ? Upload.Refused(UploadRefusal.TooMany) : Read(zip);
        }
        catch (Exception broken) when (broken is InvalidDataException or NotSupportedException or EndOfStreamException or IOException or OverflowException or ArgumentException)
        {
            return Upload.Refused(UploadRefusal.NotReadable);
        }
    }

    private static Upload Read(ZipArchive zip)
    {
        var (entries, ignored) = (new Dictionary<string, ZipArchiveEntry>(StringComparer.Ordinal), 0);
        ZipArchiveEntry? from = null;
        foreach (var entry in zip.Entries)
        {
            if (UploadPath.Clean(entry.FullName) is not { } path)
            {
                return Upload.Refused(UploadRefusal.OddPath, Shown(entry.FullName));
            }

            if (((entry.ExternalAttributes >> UnixModeShift) & KindOfFile) == SymbolicLink)
            {
                return Upload.Refused(UploadRefusal.Link, Shown(entry.FullName));
            }

            if (path.EndsWith('/'))
            {
                continue;
            }

            if (UploadPath.IsIgnored(path))
            {
                ignored++;
                from = path.EndsWith(DownloadedFrom.Path, StringComparison.Ordinal) ? entry : from;
            }
            else if (!entries.TryAdd(path, entry))
            {
                return Upload.Refused(UploadRefusal.Twice, Shown(path));
            }
        }

        return entries.Count switch
        {
            0 => Upload.Refused(UploadRefusal.Nothing),
            > PlaybookLimits.MaxFiles => Upload.Refused(UploadRefusal.TooMany),
            _ => Unpack(entries, ignored, from),
        };
    }

    private static Upload Unpack(Dictionary<string, ZipArchiveEntry> entries, int ignored, ZipArchiveEntry? from)
    {
        var wrapping = UploadPath.Wrapping(entries.Keys);
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        var left = ContentLimits.UnpackedBytes;
        foreach (var (path, entry) in entries)
        {
            if (Bytes(entry, Math.Min(left, PlaybookLimits.MaxFileBytes)) is not { } bytes)
            {
                return Upload.Refused(UploadRefusal.TooLarge, Shown(path));
            }

            left -= bytes.Length;
            files[path[wrapping.Length..]] = UploadText.Of(bytes);
        }

        return new(files, PlaybookPaths.Required.All(files.ContainsKey), ignored) { Then = from is not null && Bytes(from, DownloadedFrom.MostBytes) is { } numbers ? DownloadedFrom.Read(UploadText.Of(numbers)) : null };
    }

    // Unpacks no further than it may grow: a bomb is left after its first bytes.
    private static byte[]? Bytes(ZipArchiveEntry entry, long most)
    {
        using var packed = entry.Open();
        using var unpacked = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int count;
        while ((count = packed.Read(chunk)) > 0)
        {
            if (unpacked.Length + count > most)
            {
                return null;
            }

            unpacked.Write(chunk, 0, count);
        }

        return unpacked.ToArray();
    }

    /// <summary>A name as it may be shown: short, and without what turns the direction.</summary>
    internal static string Shown(string name) => new([.. name.Where(letter => !char.IsControl(letter) && char.GetUnicodeCategory(letter) != System.Globalization.UnicodeCategory.Format).Take(ContentLimits.PathLength)]);
}
