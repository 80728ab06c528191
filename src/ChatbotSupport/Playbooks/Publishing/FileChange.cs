using DiffPlex;
using DiffPlex.Chunkers;

namespace ChatbotSupport.Playbooks.Publishing;

/// <summary>What became of a line.</summary>
public enum LineFate
{
    /// <summary>It stays, and shows where in the file the lines beside it are.</summary>
    Same,

    /// <summary>It is not there any more.</summary>
    Gone,

    /// <summary>It came.</summary>
    New,
}

/// <summary>A line of a changed file, with its indentation.</summary>
/// <param name="Fate">What became of it.</param>
/// <param name="Number">Where it stands: in the file as it was if it is gone, else in the file as it is now.</param>
/// <param name="Text">The line.</param>
public sealed record ChangedLine(LineFate Fate, int Number, string Text);

/// <summary>What changed in a file, in its own lines and in their order: also remarks, and lines that only moved, because order and place decide what somebody in danger reads first.</summary>
/// <param name="File">The file.</param>
/// <param name="Parts">The places that changed, each with a few lines around it; none when only line ends differ.</param>
public sealed record FileChange(string File, IReadOnlyList<IReadOnlyList<ChangedLine>> Parts)
{
    private const int Around = 2;

    // Beyond that, comparing line with line takes too long; then all that was there goes, and all that is there came.
    private const int MostCompared = 12_000;

    /// <summary>How many lines are gone or came.</summary>
    public int Count => Parts.Sum(part => part.Count(line => line.Fate != LineFate.Same));

    /// <summary>The changes between two states of the folder, file by file.</summary>
    public static IReadOnlyList<FileChange> Between(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> now) =>
    [
        .. before.Keys.Union(now.Keys).Where(path => before.GetValueOrDefault(path) != now.GetValueOrDefault(path)).Order(StringComparer.Ordinal)
            .Select(path => new FileChange(path, Compare(Lines(before.GetValueOrDefault(path)), Lines(now.GetValueOrDefault(path))))),
    ];

    /// <summary>The beginning of it, no longer than so many lines.</summary>
    public FileChange First(int most)
    {
        var parts = new List<IReadOnlyList<ChangedLine>>();
        foreach (var part in Parts.TakeWhile(_ => most > 0))
        {
            parts.Add([.. part.Take(most)]);
            most -= part.Count;
        }

        return this with { Parts = parts };
    }

    private static List<IReadOnlyList<ChangedLine>> Compare(string[] before, string[] now)
    {
        if (before.SequenceEqual(now, StringComparer.Ordinal))
        {
            return [];
        }

        if (before.Length == 0 || now.Length == 0 || before.Length + now.Length > MostCompared)
        {
            return [[.. Those(LineFate.Gone, before, 0, before.Length, 0), .. Those(LineFate.New, now, 0, now.Length, 0)]];
        }

        var blocks = Differ.Instance.CreateDiffs(string.Join('\n', before), string.Join('\n', now), ignoreWhiteSpace: false, ignoreCase: false, LineChunker.Instance).DiffBlocks;
        var (parts, reached) = (new List<IReadOnlyList<ChangedLine>>(), 0);
        var part = new List<ChangedLine>();
        foreach (var (index, block) in blocks.Index())
        {
            var from = Math.Max(reached, block.DeleteStartA - Around);
            if (from > reached || index == 0)
            {
                parts.Add(part = []);
            }

            var end = block.DeleteStartA + block.DeleteCountA;
            var next = index + 1 < blocks.Count ? blocks[index + 1].DeleteStartA : before.Length;
            reached = Math.Min(end + Around, next);
            part.AddRange(Those(LineFate.Same, before, from, block.DeleteStartA, block.InsertStartB - block.DeleteStartA));
            part.AddRange(Those(LineFate.Gone, before, block.DeleteStartA, end, 0));
            part.AddRange(Those(LineFate.New, now, block.InsertStartB, block.InsertStartB + block.InsertCountB, 0));
            part.AddRange(Those(LineFate.Same, before, end, reached, block.InsertStartB + block.InsertCountB - end));
        }

        return parts;
    }

    private static IEnumerable<ChangedLine> Those(LineFate fate, string[] lines, int from, int end, int shift)
    {
        for (var line = from; line < end; line++)
        {
            yield return new(fate, line + shift + 1, lines[line]);
        }
    }

    private static string[] Lines(string? text) => string.IsNullOrEmpty(text) ? [] : text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').TrimEnd('\n').Split('\n');
}
