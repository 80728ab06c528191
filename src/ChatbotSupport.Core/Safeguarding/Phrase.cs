namespace ChatbotSupport.Core.Safeguarding;

/// <summary>A phrase of a rule, ready to be compared: elements that follow one another.</summary>
internal sealed record Phrase(PhraseElement[] Elements)
{
    /// <summary>As the operator wrote it.</summary>
    public string Written { get; init; } = "";
}

/// <summary>A piece of a phrase. A closed family.</summary>
internal abstract record PhraseElement;

/// <summary>One of several words or word sequences; the numbers are those of the <see cref="Vocabulary"/>. There are thousands, so each alternative is kept once.</summary>
internal sealed record OneOf : PhraseElement
{
    /// <summary>Takes the alternatives.</summary>
    public OneOf(IReadOnlyList<int[]> sequences)
    {
        Words = [.. sequences.Where(sequence => sequence.Length == 1).Select(sequence => sequence[0]).Distinct().Order()];
        Longer = [.. sequences.Where(sequence => sequence.Length > 1)];
        foreach (var word in Words)
        {
            Marks |= WordNumbers.MarkOf(word);
        }

        foreach (var sequence in Longer)
        {
            LongerMarks |= WordNumbers.MarkOf(sequence[0]);
        }
    }

    /// <summary>The alternatives of one word, ascending: asked for at once, however many there are.</summary>
    public int[] Words { get; }

    /// <summary>The alternatives of several words.</summary>
    public int[][] Longer { get; }

    /// <summary>The marks of <see cref="Words"/>: most words of a text are none of them, and are told apart by this alone.</summary>
    public ulong Marks { get; }

    /// <summary>The same of what <see cref="Longer"/> begins with.</summary>
    public ulong LongerMarks { get; }

    /// <summary>All alternatives.</summary>
    public IEnumerable<int[]> Sequences => Words.Select(word => new[] { word }).Concat(Longer);

    /// <summary>The words that an alternative begins with, each once.</summary>
    public IEnumerable<int> Firsts => Words.Concat(Longer.Select(sequence => sequence[0])).Distinct();
}

/// <summary>A few words of any kind, or none.</summary>
internal sealed record Gap : PhraseElement;

/// <summary>A number between two bounds.</summary>
internal sealed record NumberBetween(int Least, int Most) : PhraseElement;

/// <summary>The beginning of the message.</summary>
internal sealed record MessageStart : PhraseElement;

/// <summary>The end of the message.</summary>
internal sealed record MessageEnd : PhraseElement;
