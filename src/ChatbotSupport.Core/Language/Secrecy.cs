using System.Collections.Frozen;

namespace ChatbotSupport.Core.Language;

/// <summary>«ما اريد احد», «لا تحجون ويه احد»: whoever wants nobody told sounds like somebody who asks for a person, and must not be told that the team was called. So does whoever does not understand.</summary>
public static class Secrecy
{
    private static readonly FrozenSet<string> Not = Words("لا", "ما", "مو", "ولا");

    private static readonly FrozenSet<string> Wanting = Words("اريد", "احتاج", "محتاج", "محتاجه", "ساعدوني", "تساعدوني", "اتمنى");

    private static readonly FrozenSet<string> Telling = Words(
        "تحجون", "تحجين", "تحجي", "تحكون", "تكولون", "تكولين", "تكول", "تكلون", "تخبرون", "تخبرين", "تخبر", "تبلغون", "تبلغ", "تقولون", "تقولين", "تقول", "تعلمون");

    private static readonly FrozenSet<string> Anybody = Words("احد", "حد", "لاحد", "واحد", "اهلي", "لاهلي", "ابوي", "لابوي", "امي", "لامي", "اخوي", "لاخوي");

    private static readonly FrozenSet<string> Puzzled = Words("وضح", "وضح اكثر", "وضحولي", "الاولى", "الثانيه", "يجي", "كمل");

    /// <summary>Whether a line asks that nobody is told, or wants nobody; not when it also says what it wants.</summary>
    public static bool IsAskedFor(string line)
    {
        var words = ArabicText.Words(line);
        var denied = words.Zip(words.Skip(1)).Where(pair => Not.Contains(pair.First)).Select(pair => pair.Second).ToList();
        return words.Any(Anybody.Contains) && denied.Any(word => Telling.Contains(word) || Wanting.Contains(word)) && words.Count(Wanting.Contains) == denied.Count(Wanting.Contains);
    }

    /// <summary>Whether a text only says that something was not understood.</summary>
    public static bool IsPuzzled(string text) => NotKnowing.Is(text) || Puzzled.Contains(ArabicText.Normalize(text));

    private static FrozenSet<string> Words(params string[] words) => words.Select(ArabicText.Normalize).ToFrozenSet();
}
