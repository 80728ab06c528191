using ChatbotSupport.Playbooks.Migrating;
using ChatbotSupport.Playbooks.Stories;
using ChatbotSupport.Playbooks.Tree;

namespace ChatbotSupport.Playbooks.Mending;

/// <summary>`check --fix`: mends what can only be meant one way, and leaves comments, order and line ends as they are.</summary>
public static class FolderMend
{
    private const char ByteOrderMark = '\uFEFF';
    private const string MarkCode = "byte_order_mark";
    private const string FormatCode = "old_format";

    // A mended line can show the next finding behind it; more rounds than that are no slips of typing.
    private const int MaxRounds = 50;

    /// <summary>Whether findings of this kind can be mended at all.</summary>
    public static bool Knows(string code) => code is MarkCode or FormatCode || LineMend.Knows(code);

    /// <summary>The mended files of everything operators write, stories too, by path. Nothing is written.</summary>
    public static IReadOnlyDictionary<string, MendedFile> Mend(PlaybookState state, DateOnly today) => Mend(state.All, files =>
    {
        var now = PlaybookState.Of(files);
        return [.. PlaybookReader.Inspect(now.Playbook.Files, today, wereTried: true), .. StoryFolder.Read(now.Stories, TimeSpan.Zero).Findings];
    });

    /// <summary>The mended files, by path. Nothing is written.</summary>
    /// <param name="files">The files as they are.</param>
    /// <param name="inspect">Finds what is wrong in files.</param>
    public static IReadOnlyDictionary<string, MendedFile> Mend(IReadOnlyDictionary<string, string> files, Func<IReadOnlyDictionary<string, string>, IReadOnlyList<Finding>> inspect)
    {
        var now = new Dictionary<string, string>(files, StringComparer.Ordinal);
        var mends = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var round = 0; round < MaxRounds; round++)
        {
            var changed = false;
            foreach (var group in inspect(now).GroupBy(finding => finding.File).Where(group => now.ContainsKey(group.Key)))
            {
                var (text, count) = MendFile(group.Key, now[group.Key], [.. group]);
                changed |= count > 0;
                now[group.Key] = text;
                mends[group.Key] = mends.GetValueOrDefault(group.Key) + count;
            }

            if (!changed)
            {
                break;
            }
        }

        // Whoever wrote a file that could be read must not find one that cannot.
        return now.Where(file => file.Value != files[file.Key] && (Reads(file.Key, file.Value) || !Reads(file.Key, files[file.Key])))
            .ToDictionary(file => file.Key, file => new MendedFile(file.Value, mends[file.Key]), StringComparer.Ordinal);
    }

    private static bool Reads(string path, string text) => YamlTree.Parse(path, text, new FindingList()) is not null;

    private static (string Text, int Mends) MendFile(string path, string text, List<Finding> findings)
    {
        var mends = 0;
        if (findings.Exists(finding => finding.Code == MarkCode) && text.StartsWith(ByteOrderMark))
        {
            text = text[1..];
            mends++;
        }

        var lines = text.Split('\n');
        var end = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        foreach (var line in findings.GroupBy(finding => finding.Line).Where(line => line.Key >= 1 && line.Key <= lines.Length))
        {
            var whole = lines[line.Key - 1];
            var content = whole.TrimEnd('\r');
            if (line.Select(finding => LineMend.Of(content, finding)).OfType<string>().FirstOrDefault() is { } better)
            {
                lines[line.Key - 1] = better.Replace("\n", end, StringComparison.Ordinal) + whole[content.Length..];
                mends++;
            }
        }

        text = string.Join('\n', lines);
        return findings.Exists(finding => finding.Code == FormatCode) && Formats.Migrated(path, text) is { } migrated ? (migrated, mends + 1) : (text, mends);
    }
}

/// <summary>A file that was mended.</summary>
/// <param name="Text">What it says now.</param>
/// <param name="Mends">How many places were mended.</param>
public sealed record MendedFile(string Text, int Mends);
