using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace ChatbotSupport.Core.Language;

/// <summary>A line that only greets or only thanks: the commonest lines people write, and no question at all.</summary>
public static partial class SmallTalk
{
    private const int MostWords = 6;

    private static readonly FrozenSet<string> Greetings = Words(
        "هلو", "هلا", "هلاو", "مرحبا", "مرحبه", "السلام", "سلام", "صباح", "مساء", "اهلا", "شلونكم", "شلونك", "شخباركم", "هاي", "الو", "hello", "hi", "hey", "salam", "slm", "marhaba", "mar7aba", "hala", "slaw", "سلاو");

    private static readonly FrozenSet<string> Thanks = Words(
        "شكرا", "شكراً", "مشكور", "مشكوره", "مشكورين", "ممنون", "ممنونه", "ممنونكم", "ممنونك", "تسلم", "تسلمون", "تسلمين", "يسلمو", "عاشت", "ثانكس", "thanks", "thank", "thx", "shukran", "سوباس", "سپاس");

    // «وداعا» alone is none: whoever says that and nothing else is listened to.
    private static readonly FrozenSet<string> Farewells = Words("سلامه", "السلامه", "بالسلامه", "امان", "امانه", "وياكم", "وياك", "باي", "بااي", "تصبح", "تصبحون", "تصبحين", "bye", "bay", "goodbye");

    // What ends a longer sentence as a goodbye: alone, and with its company.
    private static readonly FrozenSet<string> LastWords = Words("باي", "بااي", "bye", "goodbye", "وداعا", "الوداع");

    private static readonly FrozenSet<string> LastFarewells = Words("السلامه", "وياكم", "تصبح", "تصبحون", "تصبحين");

    private static readonly FrozenSet<string> PartingCompany = Words("مع", "في", "ف", "علي", "خير", "الخير", "روح", "اروح", "هسه", "الي", "اللقاء", "اشوفكم", "ودعتكم", "الله");

    private static readonly FrozenSet<string> Company = Words(
        "عليكم", "ورحمه", "الله", "وبركاته", "الخير", "النور", "وسهلا", "بيكم", "بيك", "جزيلا", "هواي", "كثير", "كلش", "الكم", "الك", "لكم", "لك", "عيني", "اخوان", "جماعه", "يا", "ايديكم", "ايدك", "جدا", "تمام", "زين", "خوش", "اوكي", "ماشي", "يخليك", "يخليكم", "you", "very", "much", "so");

    /// <summary>Whether the line only greets.</summary>
    public static bool Greets(string line) => IsMadeOf(line, Greetings);

    /// <summary>Whether the line only thanks, with or without a greeting.</summary>
    public static bool Thanking(string line) => IsMadeOf(line, Thanks);

    /// <summary>Whether the line only takes leave, in passing: with thanks or without.</summary>
    public static bool TakesLeave(string line)
    {
        var words = ArabicText.Words(line);
        return words.Length is > 0 and <= MostWords
            && words.Any(Farewells.Contains)
            && words.All(word => Farewells.Contains(word) || PartingCompany.Contains(word) || Greetings.Contains(word) || Thanks.Contains(word) || Company.Contains(word));
    }

    /// <summary>Whether the line takes leave, in passing or as the end of something longer.</summary>
    public static bool Parts(string line)
    {
        var words = ArabicText.Words(line);
        return TakesLeave(line) || (words.Length > 0 && LastWords.Contains(words[^1])) || Enumerable.Range(2, 2).Any(count =>
            words.Length > count && words[^count..].Any(LastFarewells.Contains) && words[^count..].All(word => LastFarewells.Contains(word) || PartingCompany.Contains(word)));
    }

    private static bool IsMadeOf(string line, FrozenSet<string> needed)
    {
        // «ما قصرتوا» is thanks as a whole: alone, «قصرت» is guilt and «ما» denies what follows.
        var words = ArabicText.Words(NotFallenShort().Replace(ArabicText.Normalize(line), " شكرا "));
        return words.Length is > 0 and <= MostWords
            && words.Any(needed.Contains)
            && words.All(word => Greetings.Contains(word) || Thanks.Contains(word) || Company.Contains(word));
    }

    [GeneratedRegex(@"(?:^| )ما قصرت(?:وا|و|م|ي)?(?= |$)")]
    private static partial Regex NotFallenShort();

    private static FrozenSet<string> Words(params string[] words) => words.Select(ArabicText.Normalize).ToFrozenSet();
}
