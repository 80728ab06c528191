using System.Collections.Frozen;

namespace ChatbotSupport.Core.Language;

/// <summary>Words that say one thing, met also with an article or a small word grown to their front, and in Latin letters by their sound.</summary>
internal sealed class WordFamily
{
    private const int FewestSounds = 3;

    private readonly FrozenSet<string> _words;

    // «2t7adath» and «atkallam» have no one spelling; shorter words sound like too many others.
    private readonly FrozenSet<string> _sounds;

    /// <summary>Takes normalised words, one blank between two.</summary>
    public WordFamily(string words)
    {
        _words = words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();
        _sounds = _words.Where(word => !Arabizi.IsLatin(word)).Select(Arabizi.Sound).Where(sound => sound.Length >= FewestSounds).ToFrozenSet();
    }

    /// <summary>Whether a normalised word belongs to the family.</summary>
    public bool Has(string word) =>
        _words.Contains(word)
        || (word.Length > 4 && word.StartsWith("ال", StringComparison.Ordinal) && _words.Contains(word[2..]))
        || (word.Length > 4 && word.StartsWith("لل", StringComparison.Ordinal) && _words.Contains(word[2..]))
        || (word.Length > 3 && word[0] is 'و' or 'ب' or 'ل' or 'ف' && _words.Contains(word[1..]))
        || (word.Length > FewestSounds && Arabizi.IsLatin(word) && _sounds.Contains(Arabizi.Sound(word)));

    /// <summary>Whether one of the words belongs to the family.</summary>
    public bool HasAny(ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (Has(word))
            {
                return true;
            }
        }

        return false;
    }
}
