using System.Collections.Frozen;

namespace ChatbotSupport.Core.Language;

/// <summary>Reads yes and no in common Iraqi and standard wordings.</summary>
public static class YesNo
{
    /// <summary>Words of the longest yes or no.</summary>
    public const int MostWords = 3;

    /// <summary>Words of a text that begins with a yes.</summary>
    public const int MostWordsAfterYes = 8;

    private static readonly FrozenSet<string> Yes = new[]
    {
        "نعم", "اي", "ايوه", "ايه", "اه", "بلي", "بلى", "اكيد", "طبعا", "موافق", "موافقه", "تمام", "اوكي", "ok", "yes", "y", "ee", "اي نعم", "صح",
    }.Select(ArabicText.Normalize).ToFrozenSet();

    private static readonly FrozenSet<string> Acknowledging = new[] { "تمام", "اوكي", "ok", "صح" }.Select(ArabicText.Normalize).ToFrozenSet();

    private static readonly FrozenSet<string> No = new[]
    {
        "لا", "كلا", "لاا", "مو", "ما", "لا شكرا", "مو هسه", "ليس الان", "no", "n", "la", "ابد", "ابدا", "ماكو",
    }.Select(ArabicText.Normalize).ToFrozenSet();

    // «اي رقم» asks which number.
    private static readonly FrozenSet<string> Which = new[]
    {
        "رقم", "شي", "شيء", "وقت", "مكان", "واحد", "وحده", "احد", "شخص", "جهه", "يوم", "ساعه", "طريقه", "مركز", "خط",
    }.Select(ArabicText.Normalize).ToFrozenSet();

    /// <summary>Whether a yes may only say that something was read: «تمام».</summary>
    public static bool OnlyAcknowledges(string text) => Acknowledging.Contains(ArabicText.Normalize(text));

    /// <summary>Whether a few words begin with a yes: «اي والله», «نعم بس ما اكدر». Read so only where a missed yes could cost a life.</summary>
    public static bool BeginsWithYes(string text)
    {
        var words = ArabicText.Words(text);
        return words.Length is > 1 and <= MostWordsAfterYes && Yes.Contains(words[0]) && !Which.Contains(words[1]) && !text.Contains('؟', StringComparison.Ordinal);
    }

    /// <summary>True for yes, false for no, null for anything else.</summary>
    public static bool? Read(string text) => Meant(ArabicText.Normalize(text));

    /// <summary>The same of a text that was read.</summary>
    public static bool? Read(Reading text) => Meant(text.Normalized);

    private static bool? Meant(string words) => Yes.Contains(words) ? true : No.Contains(words) ? false : null;
}
