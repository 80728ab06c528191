using ChatbotSupport.Playbooks.Sentences;

namespace ChatbotSupport.Playbooks.Tree;

/// <summary>A file as it was written, before YAML: finds what YAML would silently accept or explain badly.</summary>
public sealed class RawFile
{
    private const char ByteOrderMark = '\uFEFF';

    private RawFile(string path, string text)
    {
        Path = path;
        Text = text;
        Lines = text.Split('\n');
    }

    /// <summary>Path inside the folder.</summary>
    public string Path { get; }

    /// <summary>The text with Unix line ends and without a byte order mark.</summary>
    public string Text { get; }

    /// <summary>The lines of the text.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>Prepares a file for parsing; null when it cannot be parsed at all, which was then reported.</summary>
    public static RawFile? Open(string path, string content, FindingList findings)
    {
        if (content.Length > PlaybookLimits.MaxFileLength)
        {
            findings.Add(SyntaxSentences.FileTooLong(path, content.Length));
            return null;
        }

        if (content.StartsWith(ByteOrderMark))
        {
            findings.Add(SyntaxSentences.ByteOrderMark(path));
            content = content[1..];
        }

        var file = new RawFile(path, content.Replace("\r\n", "\n", StringComparison.Ordinal));
        if (file.Text.AsSpan().Trim().IsEmpty)
        {
            findings.Add(SyntaxSentences.EmptyFile(path));
            return null;
        }

        if (file.Text[^1] != '\n')
        {
            findings.Add(SyntaxSentences.NoLastLineEnd(file.End()));
        }

        return file.CheckCharacters(findings) ? file : null;
    }

    /// <summary>The text of a line, from 1; empty beyond the end.</summary>
    public string Line(int number) => number >= 1 && number <= Lines.Count ? Lines[number - 1] : "";

    // Nearly every letter is: what is asked of the others would take longer than reading the file.
    private static bool IsOrdinary(char letter) => letter is (>= ' ' and <= '~') or (>= '\u0621' and <= '\u06FF');

    private static bool IsHidden(char letter) =>
        letter is ByteOrderMark or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    // Inside a text the joiners and marks of direction may be meant; in a key or a name nobody can see why it is unknown.
    private static bool IsInvisible(char letter) => letter is (>= '\u200B' and <= '\u200F') or '\u061C' or '\u00AD' or '\u2060';

    private Place End() => new(Path, Lines.Count, Lines[^1].Length + 1);

    private bool CheckCharacters(FindingList findings)
    {
        var inBlock = BlockLines.Of(Lines);
        var wrong = Enumerable.Range(0, Lines.Count).Select(index => Wrong(index, inBlock[index])).OfType<Finding>().Take(PlaybookLimits.MaxToldLines).ToList();
        findings.AddRange(wrong);
        var alike = wrong.Count > 0 ? [] : LookAlikes.Find(Path, Lines, inBlock).Take(PlaybookLimits.MaxToldLines).ToList();
        findings.AddRange(alike);
        return wrong.Count + alike.Count == 0;
    }

    private Finding? Wrong(int index, bool inBlock)
    {
        var line = Lines[index];
        for (var column = 0; column < line.Length; column++)
        {
            var letter = line[column];
            if (IsOrdinary(letter))
            {
                continue;
            }

            var at = new Place(Path, index + 1, column + 1);
            var finding = letter switch
            {
                '\t' => SyntaxSentences.Tab(at),
                '\uFFFD' => SyntaxSentences.NotUtf8(at),
                _ when char.IsControl(letter) => SyntaxSentences.ControlCharacter(at),
                _ when IsHidden(letter) || (!inBlock && IsInvisible(letter)) => SyntaxSentences.HiddenCharacter(at),
                _ when letter > ' ' && char.IsWhiteSpace(letter) && (!inBlock || line.AsSpan(0, column).Trim(' ').IsEmpty) => SyntaxSentences.StrangeSpace(at),
                _ => null,
            };
            if (finding is not null)
            {
                return finding;
            }
        }

        return null;
    }
}
