namespace ChatbotSupport.Core.Language;

/// <summary>What somebody wrote, read once: everything that looks at a text, for danger, scams or answers, looks at the same words.</summary>
public sealed class Reading
{
    private readonly List<string> _words;
    private readonly List<Before> _before;
    private string? _normalized;
    private string[]? _arabic;
    private string[]? _counted;

    private Reading(string text, List<string> words, List<Before> before)
    {
        (Text, _words, _before) = (text, words, before);
        if (words.Count > TextLimits.FewWords)
        {
            Repetitions.Drop(words, before);
        }
    }

    /// <summary>Reads a text; one that is longer than any person writes loses what it says over and over.</summary>
    public static Reading Of(string text)
    {
        var isLong = text.Length > TextLimits.Short;
        var source = text.Length > TextLimits.Most ? string.Concat(text.AsSpan(0, TextLimits.Most / 2), "\n", text.AsSpan(text.Length - (TextLimits.Most / 2))) : text;
        var known = isLong ? new Dictionary<string, string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>() : default;
        var (words, before) = (new List<string>(), new List<Before>());
        TextPass.Words(source, isLong ? Once : letters => new string(letters), words, before);
        return new(text, words, before);

        // A long text has few different words for its length; each is made once.
        string Once(ReadOnlySpan<char> letters)
        {
            if (!known.TryGetValue(letters, out var word))
            {
                word = new string(letters);
                known[letters] = word;
            }

            return word;
        }
    }

    /// <summary>Several lines as one text.</summary>
    public static Reading Joined(IReadOnlyList<Reading> lines) => lines.Count == 1 ? lines[0]
        : new(string.Join('\n', lines.Select(line => line.Text)), [.. lines.SelectMany(line => line._words)], [.. lines.SelectMany(line => line._before)]);

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>Its words, normalised.</summary>
    internal IReadOnlyList<string> Words => _words;

    /// <summary>What stands before each word.</summary>
    internal IReadOnlyList<Before> Before => _before;

    /// <summary>The normalised text.</summary>
    internal string Normalized => _normalized ??= string.Join(' ', _words);

    /// <summary>The words, those in Latin letters put into Arabic ones.</summary>
    internal string[] Arabic => _arabic ??= [.. _words.Select(Arabizi.WordToArabic)];

    /// <summary>The words as claims are compared: in Arabic letters, numbers as digits, whole thousands as «N الف».</summary>
    internal string[] Counted => _counted ??= [.. NumberWords.Folded(Arabic)];
}
