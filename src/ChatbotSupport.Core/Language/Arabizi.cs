using System.Collections.Frozen;
using System.Text;

namespace ChatbotSupport.Core.Language;

/// <summary>Turns Arabic written in Latin letters and digits («3omri», «yhadedni») into Arabic letters, as a best guess that is compared by its consonants.</summary>
public static class Arabizi
{
    private const int LongestOnStack = 64;

    // Longest first; emphatic and plain consonants are not told apart in Latin script, so the commoner one stands and comparing folds the pair.
    private static readonly (string Latin, string Arabic)[] Clusters =
    [
        ("kh", "خ"), ("gh", "غ"), ("sh", "ش"), ("ch", "ج"), ("th", "ث"), ("dh", "ذ"),
        ("ph", "ف"), ("ee", "ي"), ("oo", "و"), ("ou", "و"), ("ei", "ي"), ("ai", "ي"), ("aa", "ا"), ("ii", "ي"), ("uu", "و"),
    ];

    private static readonly FrozenDictionary<char, string> Letters = new Dictionary<char, string>
    {
        ['a'] = "ا", ['b'] = "ب", ['c'] = "س", ['d'] = "د", ['e'] = "ي", ['f'] = "ف", ['g'] = "ك", ['h'] = "ه", ['i'] = "ي", ['j'] = "ج",
        ['k'] = "ك", ['l'] = "ل", ['m'] = "م", ['n'] = "ن", ['o'] = "و", ['p'] = "ب", ['q'] = "ق", ['r'] = "ر", ['s'] = "س", ['t'] = "ت",
        ['u'] = "و", ['v'] = "ف", ['w'] = "و", ['x'] = "كس", ['y'] = "ي", ['z'] = "ز",
        ['2'] = "ا", ['3'] = "ع", ['4'] = "ذ", ['5'] = "خ", ['6'] = "ط", ['7'] = "ح", ['8'] = "ق", ['9'] = "ص",
    }.ToFrozenDictionary();

    /// <summary>Whether a normalised word is in Latin letters (with digits as letters).</summary>
    public static bool IsLatin(string word) => word.AsSpan().IndexOfAnyInRange('a', 'z') >= 0 || word.AsSpan().IndexOfAnyInRange('A', 'Z') >= 0;

    /// <summary>A normalised text with its Latin words in Arabic letters; Arabic words and numbers stay.</summary>
    public static string ToArabic(string normalized)
    {
        if (!IsLatin(normalized))
        {
            return normalized;
        }

        return string.Join(' ', normalized.Split(' ').Select(word => IsLatin(word) ? Transliterate(word) : word));
    }

    /// <summary>A normalised word in Arabic letters.</summary>
    public static string WordToArabic(string word) => IsLatin(word) ? Transliterate(word) : word;

    /// <summary>
    /// The consonants of a word in classes that Latin script does not tell apart, vowels left out: the same for «yhadedni» and «يهددني».
    /// </summary>
    public static string Sound(string word)
    {
        var arabic = IsLatin(word) ? Transliterate(word) : word;
        var result = arabic.Length <= LongestOnStack ? stackalloc char[LongestOnStack] : new char[arabic.Length];
        var length = 0;
        foreach (var letter in arabic)
        {
            var sound = letter switch
            {
                'ا' or 'و' or 'ي' => '\0',
                'ح' => 'ه',
                'ط' => 'ت',
                'ص' => 'س',
                'ض' or 'ظ' or 'ذ' or 'ث' => 'د',
                'ق' => 'ك',
                _ => letter,
            };
            if (sound != '\0')
            {
                result[length++] = sound;
            }
        }

        // A final ه is hardly ever written in Latin letters as a consonant.
        return new(result[..(length > 2 && result[length - 1] == 'ه' && arabic[^1] == 'ه' ? length - 1 : length)]);
    }

    private static string Transliterate(string word)
    {
        var result = new StringBuilder(word.Length);
        for (var index = 0; index < word.Length;)
        {
            var cluster = Array.Find(Clusters, pair => string.CompareOrdinal(word, index, pair.Latin, 0, pair.Latin.Length) == 0);
            if (cluster.Latin is not null)
            {
                result.Append(cluster.Arabic);
                index += cluster.Latin.Length;
            }
            else
            {
                result.Append(Letters.GetValueOrDefault(word[index], word[index].ToString()));
                index++;
            }
        }

        return result.ToString();
    }
}
