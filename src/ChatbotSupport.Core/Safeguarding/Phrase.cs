namespace ChatbotSupport.Core.Safeguarding;

/// <summary>A phrase of a rule, ready to be compared: elements that follow one another.</summary>
internal sealed record Phrase(PhraseElement[] Elements)
{
    /// <summary>As the operator wrote it.</summary>
    public string Written { get; init; } = "";
}

/// <summary>A piece of a phrase. A closed family.</summary>
internal abstract record PhraseElement;

/// <summary>One of several words or word sequences; the numbers are those of the <see cref="Vocabulary"/>.</summary>
internal sealed record OneOf(int[][] Sequences) : PhraseElement
{
    /// <summary>The alternatives of one word: asked for at once, however many there are.</summary>
    public HashSet<int> Words { get; } = [.. Sequences.Where(sequence => sequence.Length == 1).Select(sequence => sequence[0])];

    /// <summary>The words that an alternative begins with, each once.</summary>
    public int[] Firsts { get; } = [.. Sequences.Select(sequence => sequence[0]).Distinct()];

    /// <summary>The marks of <see cref="Words"/>: most words of a text are none of them, and are told apart by this alone.</summary>
    public ulong Marks { get; } = Sequences.Where(sequence => sequence.Length == 1).Aggregate(0UL, (marks, sequence) => marks | WordNumbers.MarkOf(sequence[0]));

    /// <summary>The alternatives of several words.</summary>
    public int[][] Longer { get; } = [.. Sequences.Where(sequence => sequence.Length > 1)];
}

/// <summary>A few words of any kind, or none.</summary>
internal sealed record Gap : PhraseElement;

/// <summary>A number between two bounds.</summary>
internal sealed record NumberBetween(int Least, int Most) : PhraseElement;

/// <summary>The beginning of the message.</summary>
internal sealed record MessageStart : PhraseElement;

/// <summary>The end of the message.</summary>
internal sealed record MessageEnd : PhraseElement;
