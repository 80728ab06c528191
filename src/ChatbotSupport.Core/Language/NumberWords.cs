using System.Collections.Frozen;
using System.Globalization;

namespace ChatbotSupport.Core.Language;

/// <summary>A word of a normalised text, with the number it stands for, if it does.</summary>
/// <param name="Text">The word; the digits when several words made one number.</param>
/// <param name="Number">The number, or null.</param>
public readonly record struct NumberedWord(string Text, int? Number);

/// <summary>Finds numbers written as words, in standard Arabic and Iraqi («خمسطعش», «ثلثمية», «خمسة وعشرين»).</summary>
public static class NumberWords
{
    private const int MostDigits = 9;

    private static readonly (int Value, string[] Stems)[] Stems =
    [
        (3, ["ثلاث", "ثلث", "ثلا", "ثل", "تلت", "تل", "تلا"]), (4, ["اربع", "ارب", "اربا"]), (5, ["خمس", "خمص"]), (6, ["ست", "س"]), (7, ["سبع"]),
        (8, ["ثمان", "ثمن", "ثماني", "ثمانيه", "ثمنيه", "تمن", "تمان"]), (9, ["تسع"]),
    ];

    private static readonly string[] TeenEndings = ["طعش", "طاعش", "تعش", "تاعش", "طعشر", "طاعشر", "تعشر", "طاش", "تاش", "طاشر", "تاشر"];

    // Ages are what numbers in Latin letters are needed for: «khamusta3ash», «thnash», "fifteen".
    private static readonly (int Value, string[] Stems)[] LatinStems =
    [
        (3, ["tlat", "thlat", "thalat", "thalath", "thlath", "tla", "thla", "thala"]), (4, ["arba", "arb", "arb3", "arba3"]),
        (5, ["khams", "khamis", "khamus", "khmus", "khms", "5ams", "5amis", "5amus", "5mus", "5ms"]), (6, ["sit", "sut", "set", "si", "se"]),
        (7, ["sab3", "saba3", "sabi3", "sba3", "sb3", "saba", "sba"]), (8, ["thman", "thmun", "thaman", "thmen", "tman", "tmun", "tmen", "taman"]), (9, ["tis3", "tisa3", "tes3", "tsa3"]),
    ];

    private static readonly string[] LatinTeenEndings = ["ta3ash", "t3ash", "ta3sh", "t3sh", "ta3esh", "ta3ish", "6a3ash", "6a3esh", "6a3sh", "63sh", "6ash", "tash", "taash", "tashar"];

    private static readonly FrozenDictionary<string, int> Simple = BuildSimple();

    private static readonly FrozenDictionary<string, int> Latin = BuildLatin();

    // «الخامسة عشرة» is an age as often as «خمسة عشر»; alone, an ordinal is a place in a row and no number.
    private static readonly FrozenDictionary<string, int> Ordinals = new Dictionary<string, int>
    {
        ["حاديه"] = 11, ["ثانيه"] = 12, ["ثالثه"] = 13, ["رابعه"] = 14, ["خامسه"] = 15, ["سادسه"] = 16, ["سابعه"] = 17, ["ثامنه"] = 18, ["تاسعه"] = 19,
        ["حادي"] = 11, ["ثاني"] = 12, ["ثالث"] = 13, ["رابع"] = 14, ["خامس"] = 15, ["سادس"] = 16, ["سابع"] = 17, ["ثامن"] = 18, ["تاسع"] = 19,
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> TenWords = FrozenSet.ToFrozenSet(["عشر", "عشره"]);

    // «خمسه عش», «اربع تعش»: a teen in two words.
    private static readonly FrozenSet<string> TeenWords = FrozenSet.ToFrozenSet(["عشر", "عشره", "عش", "طعش", "تعش", "طاعش"]);

    private static readonly string[] Articles = ["", "ال", "بال", "وال", "لل", "عال", "ب", "ل", "و"];

    /// <summary>The words of a normalised text, numbers of several words joined.</summary>
    public static IReadOnlyList<NumberedWord> Read(IReadOnlyList<string> words)
    {
        var result = new List<NumberedWord>(words.Count);
        for (var index = 0; index < words.Count;)
        {
            var (number, used) = ReadAt(words, index);
            result.Add(used switch
            {
                0 => new(words[index], null),
                1 => new(words[index], number),
                _ => new(number.ToString(CultureInfo.InvariantCulture), number),
            });
            index += Math.Max(1, used);
        }

        return result;
    }

    /// <summary>A normalised text with numbers as digits and whole thousands as «N الف», so that 300,000 and ثلثمية الف meet.</summary>
    public static string Fold(string normalized) => string.Join(' ', Folded(normalized.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>The same of words.</summary>
    public static IEnumerable<string> Folded(IReadOnlyList<string> words)
    {
        foreach (var word in Read(words))
        {
            switch (word.Number)
            {
                case null:
                    yield return word.Text;
                    break;
                case >= 1_000_000 and var n when n % 1_000_000 == 0:
                    yield return Spell(n / 1_000_000);
                    yield return "مليون";
                    break;
                case >= 1_000 and var n when n % 1_000 == 0:
                    yield return Spell(n / 1_000);
                    yield return "الف";
                    break;
                case var n:
                    yield return Spell(n.Value);
                    break;
            }
        }
    }

    private static string Spell(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static (int Number, int Used) ReadAt(IReadOnlyList<string> words, int index)
    {
        if (Next(words, index + 1, out var ten) && TenWords.Contains(ten) && Ordinals.TryGetValue(WithoutArticle(words[index]), out var ordinal))
        {
            return (ordinal, 2);
        }

        if (!TryValue(words[index], out var value))
        {
            return (0, 0);
        }

        if (char.IsAsciiDigit(words[index][0]))
        {
            return (value, 1);
        }

        var used = 1;
        if (value < 10 && Next(words, index + used, out var word) && TeenWords.Contains(word))
        {
            return (value + 10, 2);
        }

        if (value is > 2 and < 10 && Next(words, index + used, out word) && word is "ميه" or "مايه")
        {
            value *= 100;
            used++;
        }

        while (Next(words, index + used, out word) && word.Length > 2 && word[0] == 'و' && Simple.TryGetValue(word[1..], out var more) && Adds(value, more))
        {
            value += more;
            used++;
        }

        // «واحد» and «ثنين» alone mean "somebody" and "both" more often than numbers.
        return used == 1 && value < 3 ? (0, 0) : (value, used);
    }

    private static string WithoutArticle(string word) =>
        word.StartsWith("بال", StringComparison.Ordinal) ? word[3..] : word.StartsWith("ال", StringComparison.Ordinal) || word.StartsWith("لل", StringComparison.Ordinal) ? word[2..] : word;

    private static bool Adds(int value, int more) =>
        (value == 2000 && more < 1000) || (value < 10 && more is >= 20 and < 100 && more % 10 == 0) || (value >= 100 && value % 100 == 0 && more < 100) || (value >= 100 && value % 100 is > 0 and < 10 && more is >= 20 and < 100);

    private static bool Next(IReadOnlyList<string> words, int index, out string word)
    {
        word = index < words.Count ? words[index] : "";
        return word.Length > 0;
    }

    private static bool TryValue(string word, out int value)
    {
        if (Arabizi.IsLatin(word))
        {
            return Latin.TryGetValue(word, out value);
        }

        if (char.IsAsciiDigit(word[0]))
        {
            value = 0;
            return word.Length <= MostDigits && word.All(char.IsAsciiDigit) && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out value);
        }

        foreach (var article in Articles)
        {
            if (word.StartsWith(article, StringComparison.Ordinal) && Simple.TryGetValue(word[article.Length..], out value)
                && (article.Length != 1 || value > 10))
            {
                return true;
            }
        }

        value = 0;
        return false;
    }

    private static FrozenDictionary<string, int> BuildLatin()
    {
        var words = new Dictionary<string, int>
        {
            ["eleven"] = 11, ["twelve"] = 12, ["thirteen"] = 13, ["fourteen"] = 14, ["fifteen"] = 15, ["sixteen"] = 16, ["seventeen"] = 17,
            ["thnash"] = 12, ["ithnash"] = 12, ["thna3ash"] = 12, ["thna3sh"] = 12, ["thna3esh"] = 12, ["ithna3ash"] = 12, ["6na3ash"] = 12, ["6na3sh"] = 12, ["tna3ash"] = 12, ["tnash"] = 12,
            ["da3ash"] = 11, ["hda3ash"] = 11, ["7da3ash"] = 11, ["hda3sh"] = 11, ["hda3esh"] = 11, ["7da3esh"] = 11, ["7da3sh"] = 11, ["i7da3ash"] = 11, ["ihda3ash"] = 11,
        };
        foreach (var (value, stems) in LatinStems)
        {
            foreach (var word in stems.SelectMany(stem => LatinTeenEndings.Select(ending => stem + ending)))
            {
                words.TryAdd(word, 10 + value);
            }
        }

        return words.ToFrozenDictionary();
    }

    private static FrozenDictionary<string, int> BuildSimple()
    {
        var words = new Dictionary<string, int>
        {
            ["واحد"] = 1, ["احد"] = 1, ["احدي"] = 1, ["اثنين"] = 2, ["ثنين"] = 2, ["اثنان"] = 2, ["اثنا"] = 2, ["اثني"] = 2, ["اثنتا"] = 2,
            ["ثلاثه"] = 3, ["ثلاث"] = 3, ["تلاته"] = 3, ["اربع"] = 4, ["اربعه"] = 4, ["خمس"] = 5, ["خمسه"] = 5, ["ست"] = 6, ["سته"] = 6,
            ["سبع"] = 7, ["سبعه"] = 7, ["ثمان"] = 8, ["ثماني"] = 8, ["ثمانيه"] = 8, ["ثمنيه"] = 8, ["ثمن"] = 8, ["تسع"] = 9, ["تسعه"] = 9,
            ["عشر"] = 10, ["عشره"] = 10, ["احدعش"] = 11, ["احدعشر"] = 11, ["دعش"] = 11, ["هدعش"] = 11, ["حدعش"] = 11, ["حداعش"] = 11, ["ايدعش"] = 11,
            ["اثنعش"] = 12, ["اثنعشر"] = 12, ["اثناعش"] = 12, ["اثناعشر"] = 12, ["ثنعش"] = 12, ["اطنعش"] = 12, ["طنعش"] = 12,
            ["احداعش"] = 11, ["هداعش"] = 11, ["احداشر"] = 11, ["حداشر"] = 11, ["اتنعش"] = 12, ["ثناعش"] = 12, ["اطناعش"] = 12, ["طناعش"] = 12, ["اثنعشره"] = 12, ["اطناشر"] = 12, ["اتناشر"] = 12,
            ["عشرين"] = 20, ["عشرون"] = 20, ["ثلاثين"] = 30, ["ثلاثون"] = 30, ["تلاتين"] = 30,
            ["الفين"] = 2000, ["ميه"] = 100, ["مايه"] = 100, ["ميتين"] = 200, ["مايتين"] = 200, ["مايتان"] = 200, ["ميتان"] = 200,
        };
        foreach (var (value, stems) in Stems)
        {
            foreach (var stem in stems)
            {
                foreach (var ending in TeenEndings)
                {
                    words.TryAdd(stem + ending, 10 + value);
                }

                words.TryAdd(stem + "ميه", 100 * value);
                words.TryAdd(stem + "ميت", 100 * value);
                words.TryAdd(stem + "مايه", 100 * value);
                words.TryAdd(stem + "ين", 10 * value);
                words.TryAdd(stem + "ون", 10 * value);
            }
        }

        // «سين» and «سميه» are not numbers; the short stem only exists for «سطعش».
        foreach (var wrong in new[] { "سين", "سون", "سميه", "سمايه", "ثلين", "ثلون", "ثلاين", "ثلاون", "تلين", "تلون", "تلاين", "تلاون", "تلميه", "تلاميه", "اربين", "اربون", "ارباين", "ارباون", "اربميه" })
        {
            words.Remove(wrong);
        }

        return words.ToFrozenDictionary();
    }
}
