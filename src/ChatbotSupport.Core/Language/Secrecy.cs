using System.Collections.Frozen;

namespace ChatbotSupport.Core.Language;

/// <summary>«ما اريد احد», «لا تحجون ويه احد»: whoever wants nobody told sounds like somebody who asks for a person, and must not be told that the team was called.</summary>
public static class Secrecy
{
    private const int MostWordsWithoutName = 2;

    // Parts of the words by which people ask for a person, also in other letters.
    private static readonly string[] Somebody =
    [
        "احج", "احك", "حجي", "حكي", "اكلم", "اتكلم", "نحجي", "ساعد", "مساعد", "موظف", "شخص", "احد", "واحد", "وحد", "انسان", "بشر", "ادمي", "متطوع", "فريق", "موجود", "اكو", "مختص", "مستشار", "محام", "دكتور", "بنيه", "بنت",
        "ولد", "رجال", "مره", "human", "agent", "person", "someone", "help", "talk", "a7ad", "a7ed", "ahad", "insan", "shakh", "ba7ad", "mutat",
    ];

    private static readonly FrozenSet<string> Not = Words("لا", "ما", "مو", "ولا");

    private static readonly FrozenSet<string> Telling = Words(
        "اريد", "احتاج", "تحجون", "تحجين", "تحجي", "تحكون", "تكولون", "تكولين", "تكول", "تكلون", "تخبرون", "تخبرين", "تخبر", "تبلغون", "تبلغ", "تقولون", "تقولين", "تقول", "تعلمون");

    private static readonly FrozenSet<string> Anybody = Words("احد", "حد", "لاحد", "واحد", "اهلي", "لاهلي", "ابوي", "لابوي", "امي", "لامي", "اخوي", "لاخوي");

    /// <summary>Whether a line asks that nobody is told, or wants nobody.</summary>
    public static bool IsAskedFor(string line)
    {
        var words = ArabicText.Words(line);
        return words.Any(word => word is "محد")
            || words.Zip(words.Skip(1)).Any(pair => Not.Contains(pair.First) && Telling.Contains(pair.Second)) && words.Any(Anybody.Contains);
    }

    /// <summary>Whether a text is so short that it would have to name whom it wants, and does not.</summary>
    public static bool NamesNobody(string text)
    {
        var words = ArabicText.Words(text);
        return words.Length <= MostWordsWithoutName && !words.Any(word => Somebody.Any(stem => word.Contains(stem, StringComparison.Ordinal)));
    }

    private static FrozenSet<string> Words(params string[] words) => words.Select(ArabicText.Normalize).ToFrozenSet();
}
