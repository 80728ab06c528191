using System.Text;
using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Safeguarding;

/// <summary>Every word the phrases use, so that a text is compared with all of them by a few look-ups a word.</summary>
internal sealed class Vocabulary
{
    /// <summary>The number of a word that is none.</summary>
    public const int Nothing = -1;

    private const int ShortestSplit = 4;
    private const string Ye = "ي";

    // «و» and the article, the prepositions, the future of standard Arabic (س), and the dialect's marks of the present (د) and the future (ح، راح).
    private static readonly string[] Clitics =
        ["و", "ف", "ب", "ل", "ك", "ال", "وال", "فال", "بال", "لل", "هال", "عال", "د", "ود", "دا", "ح", "وح", "ه", "رح", "راح", "س", "وس", "فس", "ورح", "وراح", "ما", "وما"];

    private readonly Dictionary<string, int> _numbers = [];
    private readonly Dictionary<string, int> _exact = [];
    private readonly Dictionary<string, int> _literal = [];
    private readonly Dictionary<string, int> _beginnings = [];
    private readonly HashSet<int> _beginningPairs = [];
    private readonly Dictionary<string, List<int>> _forms = [];
    private readonly Dictionary<string, List<int>> _sounds = [];
    private readonly Dictionary<string, List<int>> _soundBeginnings = [];
    private readonly HashSet<int> _formNumbers = [];
    private int _longestBeginning;

    /// <summary>The number of a word as written in a phrase (with = in front or * behind); <see cref="Nothing"/> when nothing is left of it.</summary>
    public int Add(string written)
    {
        var isLiteral = written.StartsWith('=');
        var isBeginning = written.EndsWith('*');
        var words = ScreenText.Fold(ArabicText.Normalize(written.Trim('=', '*'))).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length != 1)
        {
            return Nothing;
        }

        var word = words[0];
        var key = (isLiteral ? "=" : "") + word + (isBeginning ? "*" : "");
        if (_numbers.TryGetValue(key, out var number))
        {
            return number;
        }

        number = _numbers.Count;
        _numbers.Add(key, number);
        (isBeginning ? _beginnings : isLiteral ? _literal : _exact).TryAdd(word, number);
        if (isBeginning)
        {
            _longestBeginning = Math.Max(_longestBeginning, word.Length);
            _beginningPairs.Add(Pair(word));
        }

        AddSound(word, isBeginning, number);
        return number;
    }

    /// <summary>One number for all forms of a verb, so that a phrase asks once for hundreds of them.</summary>
    public int AddForms(string name, IEnumerable<string> forms)
    {
        if (_numbers.TryGetValue(name, out var number))
        {
            return number;
        }

        number = _numbers.Count;
        _numbers.Add(name, number);
        _formNumbers.Add(number);
        foreach (var form in forms.Select(form => ScreenText.Fold(ArabicText.Normalize(form))).Where(form => form.Length > 2).Distinct())
        {
            if (!_forms.TryGetValue(form, out var numbers))
            {
                _forms.Add(form, numbers = []);
            }

            numbers.Add(number);
            AddSound(form, false, number);
        }

        return number;
    }

    /// <summary>The number of a verb as a phrase writes it («kill:me»); <see cref="Nothing"/> when no phrase does.</summary>
    public int NumberOf(string verb) => _numbers.GetValueOrDefault(verb, Nothing);

    /// <summary>Whether a number stands for the forms of a verb.</summary>
    public bool AreForms(int number) => _formNumbers.Contains(number);

    /// <summary>Whether a word, as it stands, is one of a phrase.</summary>
    public bool Knows(ReadOnlySpan<char> word) => Look(_exact).ContainsKey(word) || Look(_literal).ContainsKey(word) || _forms.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(word);

    /// <summary>Where an unknown word falls into two known ones («اريداموت»), or 0.</summary>
    public int SplitOf(string word)
    {
        if (word.Length > ScreenLimits.LongestWord)
        {
            return 0;
        }

        for (var index = ShortestSplit; index <= word.Length - ShortestSplit; index++)
        {
            if (Knows(word.AsSpan(0, index)) && (Knows(word.AsSpan(index)) || Begins(word.AsSpan(index))))
            {
                return index;
            }
        }

        return 0;
    }

    /// <summary>Whether a word begins like one of a phrase that allows endings.</summary>
    public bool Begins(ReadOnlySpan<char> word)
    {
        if (word.Length < 2 || !_beginningPairs.Contains(Pair(word)))
        {
            return false;
        }

        var beginnings = Look(_beginnings);
        for (var length = Math.Min(word.Length, _longestBeginning); length > 1; length--)
        {
            if (beginnings.ContainsKey(word[..length]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The numbers of all words of phrases that a word of a text may be.</summary>
    public WordNumbers Match(string word)
    {
        var found = new WordNumbers();
        if (_literal.TryGetValue(word, out var literal))
        {
            found.Add(literal);
        }

        Collect(word, found);
        foreach (var clitic in Clitics)
        {
            // A glued letter needs a word of three letters behind it, or «بسم» would be «سم»; only «و» joins anything («وما»).
            if (word.Length - clitic.Length > (clitic == "و" ? 1 : 2) && word.StartsWith(clitic, StringComparison.Ordinal))
            {
                Collect(word.AsSpan(clitic.Length), found);
            }
        }

        if (Arabizi.IsLatin(word) && !EverydayEnglish.Has(word))
        {
            // Short words («ma», «ani») have too few consonants to be told by their sound.
            CollectOne(ScreenText.Fold(Arabizi.ToArabic(word)), found);
            CollectSounds(word, found);
        }

        return found.InOrder.IsEmpty ? WordNumbers.None : found;
    }

    private void Collect(ReadOnlySpan<char> word, WordNumbers found)
    {
        CollectOne(word, found);
        if (HasDouble(word))
        {
            CollectOne(Squeeze(word), found);
        }
    }

    private void CollectOne(ReadOnlySpan<char> word, WordNumbers found)
    {
        if (Look(_exact).TryGetValue(word, out var exact))
        {
            found.Add(exact);
        }

        if (_forms.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var forms))
        {
            AddAll(forms, found);
        }

        if (word.Length < 2 || !_beginningPairs.Contains(Pair(word)))
        {
            return;
        }

        var beginnings = Look(_beginnings);
        for (var length = Math.Min(word.Length, _longestBeginning); length > 1; length--)
        {
            if (beginnings.TryGetValue(word[..length], out var beginning))
            {
                found.Add(beginning);
            }
        }
    }

    // The «ي» of «يطلب» is a letter of its own in Latin script too («ytlob»): a word that has none is not «طلابي», and one that has it is.
    private void CollectSounds(string word, WordNumbers found)
    {
        var sound = Arabizi.Sound(word);
        if (word[0] != 'y')
        {
            CollectSound(sound, 0, found);
        }

        if (word[0] is 'y' or 'w' or 'a' or 'e' or 'i' or 'o' or 'u' or '2')
        {
            CollectSound(Ye + sound, 1, found);
        }
    }

    private void CollectSound(string sound, int before, WordNumbers found)
    {
        if (_sounds.TryGetValue(sound, out var numbers))
        {
            AddAll(numbers, found);
        }

        for (var length = before + ScreenLimits.SoundLetters; length <= Math.Min(sound.Length, ScreenLimits.LongestWord); length++)
        {
            if (_soundBeginnings.TryGetValue(sound[..length], out numbers))
            {
                AddAll(numbers, found);
            }
        }
    }

    private static void AddAll(List<int> numbers, WordNumbers found)
    {
        foreach (var number in numbers)
        {
            found.Add(number);
        }
    }

    private void AddSound(string word, bool isBeginning, int number)
    {
        var sound = Arabizi.Sound(word);
        if (Arabizi.IsLatin(word) || sound.Length < ScreenLimits.SoundLetters)
        {
            return;
        }

        sound = word[0] == Ye[0] ? Ye + sound : sound;
        var sounds = isBeginning ? _soundBeginnings : _sounds;
        if (!sounds.TryGetValue(sound, out var numbers))
        {
            sounds.Add(sound, numbers = []);
        }

        numbers.Add(number);
    }

    // No piece of a word is made a string of its own only to be looked up.
    private static Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Look(Dictionary<string, int> words) => words.GetAlternateLookup<ReadOnlySpan<char>>();

    // The first two letters: most words begin like none of those that allow endings.
    private static int Pair(ReadOnlySpan<char> word) => (word[0] << 16) | (word.Length > 1 ? word[1] : 0);

    private static bool HasDouble(ReadOnlySpan<char> word)
    {
        for (var index = 1; index < word.Length; index++)
        {
            if (word[index] == word[index - 1])
            {
                return true;
            }
        }

        return false;
    }

    private static string Squeeze(ReadOnlySpan<char> word)
    {
        var result = new StringBuilder(word.Length);
        for (var index = 0; index < word.Length; index++)
        {
            if (index == 0 || word[index - 1] != word[index])
            {
                result.Append(word[index]);
            }
        }

        return result.ToString();
    }
}
