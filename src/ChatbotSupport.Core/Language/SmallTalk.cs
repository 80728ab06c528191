using System.Collections.Frozen;

namespace ChatbotSupport.Core.Language;

/// <summary>A line that only greets or only thanks: the commonest lines people write, and no question at all.</summary>
public static class SmallTalk
{
    private const int MostWords = 6;

    private static readonly FrozenSet<string> Greetings = Words(
        "هلو", "هلا", "هلاو", "مرحبا", "مرحبه", "السلام", "سلام", "صباح", "مساء", "اهلا", "شلونكم", "شلونك", "شخباركم", "هاي", "الو", "hello", "hi", "hey", "salam", "slm", "marhaba", "mar7aba", "hala", "slaw", "سلاو");

    private static readonly FrozenSet<string> Thanks = Words(
        "شكرا", "شكراً", "مشكور", "مشكوره", "مشكورين", "ممنون", "ممنونه", "ممنونكم", "ممنونك", "تسلم", "تسلمون", "تسلمين", "يسلمو", "عاشت", "ثانكس", "thanks", "thank", "thx", "shukran", "سوباس", "سپاس");

    private static readonly FrozenSet<string> Company = Words(
        "عليكم", "ورحمه", "الله", "وبركاته", "الخير", "النور", "وسهلا", "بيكم", "بيك", "جزيلا", "هواي", "كثير", "كلش", "الكم", "الك", "لكم", "لك", "عيني", "اخوان", "جماعه", "يا", "ايديكم", "ايدك", "جدا", "you", "very", "much", "so");

    /// <summary>Whether the line only greets.</summary>
    public static bool Greets(string line) => IsMadeOf(line, Greetings);

    /// <summary>Whether the line only thanks, with or without a greeting.</summary>
    public static bool Thanking(string line) => IsMadeOf(line, Thanks);

    private static bool IsMadeOf(string line, FrozenSet<string> needed)
    {
        var words = ArabicText.Words(line);
        return words.Length is > 0 and <= MostWords
            && words.Any(needed.Contains)
            && words.All(word => Greetings.Contains(word) || Thanks.Contains(word) || Company.Contains(word));
    }

    private static FrozenSet<string> Words(params string[] words) => words.Select(ArabicText.Normalize).ToFrozenSet();
}
