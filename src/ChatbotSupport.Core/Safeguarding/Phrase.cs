using System.Runtime.InteropServices;
using ChatbotSupport.Core.Language;

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
    /// <param name="words">Those of one word, in any order; put into order here.</param>
    /// <param name="longer">Those of several words.</param>
    public OneOf(List<int> words, IEnumerable<int[]> longer)
    {
        words.Sort();
        Words = new int[PlaceOrder.Different(CollectionsMarshal.AsSpan(words))];
        var next = 0;
        for (var index = 0; index < words.Count; index++)
        {
            if (index == 0 || words[index] != words[index - 1])
            {
                Words[next++] = words[index];
                Marks |= WordNumbers.MarkOf(words[index]);
            }
        }

        Longer = [.. longer];
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

    /// <summary>Every word of every alternative.</summary>
    public IEnumerable<int> All => Words.Concat(Longer.SelectMany(sequence => sequence));

    /// <summary>The words that an alternative begins with, each once.</summary>
    public IEnumerable<int> Firsts => Longer.Length == 0 ? Words : Words.Concat(Longer.Select(sequence => sequence[0])).Distinct();
}

/// <summary>Choices are the same when they hold the same alternatives: of thousands that are written, hundreds are.</summary>
internal sealed class SameAlternatives : IEqualityComparer<OneOf>
{
    public bool Equals(OneOf? one, OneOf? other) =>
        one is not null && other is not null && one.Marks == other.Marks && one.Longer.Length == other.Longer.Length && one.Words.AsSpan().SequenceEqual(other.Words)
        && one.Longer.Zip(other.Longer).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second));

    public int GetHashCode(OneOf choice)
    {
        var hash = default(HashCode);
        hash.AddBytes(MemoryMarshal.AsBytes(choice.Words.AsSpan()));
        foreach (var sequence in choice.Longer)
        {
            hash.AddBytes(MemoryMarshal.AsBytes(sequence.AsSpan()));
        }

        return hash.ToHashCode();
    }
}

/// <summary>A few words of any kind, or none.</summary>
/// <param name="Ends">Words that are not among them, or null.</param>
internal sealed record Gap(OneOf? Ends = null) : PhraseElement;

/// <summary>A number between two bounds.</summary>
internal sealed record NumberBetween(int Least, int Most) : PhraseElement;

/// <summary>The beginning of the message.</summary>
internal sealed record MessageStart : PhraseElement;

/// <summary>The end of the message.</summary>
internal sealed record MessageEnd : PhraseElement;
