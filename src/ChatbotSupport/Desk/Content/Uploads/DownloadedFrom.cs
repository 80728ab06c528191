using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChatbotSupport.Playbooks.Schemas;

namespace ChatbotSupport.Desk.Content.Uploads;

/// <summary>
/// What the files of a ZIP were when it was downloaded, by a number each. It travels in the ZIP, so that whoever uploads it hours later changes what they changed and takes nothing back that somebody else published meanwhile.
/// </summary>
internal static class DownloadedFrom
{
    /// <summary>Where it lies: in the folder that makes editors underline, which nobody edits.</summary>
    public const string Path = SchemaFiles.Folder + "/downloaded.json";

    /// <summary>Larger than it is for as many files as the content can have.</summary>
    public const int MostBytes = 256 * 1024;

    private const int NumberBytes = 16;

    /// <summary>As it lies in the ZIP.</summary>
    public static string Write(IReadOnlyDictionary<string, string> files) =>
        JsonSerializer.Serialize(files.OrderBy(file => file.Key, StringComparer.Ordinal).ToDictionary(file => file.Key, file => NumberOf(file.Value)));

    /// <summary>Reads it; null when it is none any more.</summary>
    public static IReadOnlyDictionary<string, string>? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(json);
        }
        catch (JsonException)
        {
            return null; // somebody opened it; without it the ZIP counts as the whole folder
        }
    }

    /// <summary>The uploaded files with what others changed since; null, and the files that both changed, when that cannot be told.</summary>
    /// <param name="then">The numbers of then.</param>
    /// <param name="uploaded">What was uploaded.</param>
    /// <param name="now">What is there now.</param>
    public static (IReadOnlyDictionary<string, string>? Files, IReadOnlyList<string> BothChanged) Merge(
        IReadOnlyDictionary<string, string> then, IReadOnlyDictionary<string, string> uploaded, IReadOnlyDictionary<string, string> now)
    {
        var (files, both) = (new Dictionary<string, string>(StringComparer.Ordinal), new List<string>());
        foreach (var path in then.Keys.Union(uploaded.Keys).Union(now.Keys).Order(StringComparer.Ordinal))
        {
            var (was, theirs, there) = (then.GetValueOrDefault(path), NumberAt(uploaded, path), NumberAt(now, path));
            if (theirs != was && there != was && theirs != there)
            {
                both.Add(path);
            }
            else if ((theirs == was ? now : uploaded).TryGetValue(path, out var text))
            {
                files[path] = text;
            }
        }

        return (both.Count == 0 ? files : null, both);
    }

    private static string? NumberAt(IReadOnlyDictionary<string, string> files, string path) => files.TryGetValue(path, out var text) ? NumberOf(text) : null;

    private static string NumberOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, NumberBytes));
}
