using System.Collections.Frozen;

namespace ChatbotSupport.Core.Language;

/// <summary>Tells whether a text is in a language this service does not answer in.</summary>
public static class ForeignTongue
{
    private const int FewestEnglishWords = 3;

    // Words that Arabic in Latin letters never has; «me», «in» and the like are left out because it may.
    private static readonly FrozenSet<string> EnglishWords = new[]
    {
        "the", "and", "please", "help", "someone", "somebody", "with", "my", "photos", "pictures", "photo", "picture", "money", "is", "are", "was", "he", "she", "they", "want", "wants", "need", "have", "has", "from", "what",
        "this", "that", "will", "can", "threatening", "threatens", "blackmail", "blackmailing", "blackmailed", "am", "i", "im", "me", "who", "how", "do", "dont", "not", "to", "of", "for", "family", "send", "sent", "video", "police", "afraid",
    }.ToFrozenSet();

    /// <summary>Whether most words of a text are plain English.</summary>
    public static bool IsEnglish(string text)
    {
        var words = ArabicText.Words(text);
        var english = words.Count(EnglishWords.Contains);
        return english >= FewestEnglishWords && english * 2 >= words.Length && words.All(word => Arabizi.IsLatin(word) || word.All(char.IsAsciiDigit));
    }

    /// <summary>Whether a text is in Kurdish in Arabic letters: letters and vowels that Arabic does not write.</summary>
    public static bool IsKurdish(string text)
    {
        var marks = 0;
        for (var index = 0; index < text.Length; index++)
        {
            // «ە» is also what some keyboards write for a final «ه», so it counts only inside a word.
            marks += text[index] is 'ڕ' or 'ڵ' or 'ۆ' or 'ێ' || (text[index] == 'ە' && index + 1 < text.Length && char.IsLetter(text[index + 1])) ? 1 : 0;
        }

        return marks >= 2 || (marks == 1 && ArabicText.Words(text).Length <= 3);
    }
}
