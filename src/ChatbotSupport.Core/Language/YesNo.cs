using System.Collections.Frozen;

namespace ChatbotSupport.Core.Language;

/// <summary>Reads yes and no in common Iraqi and standard wordings.</summary>
public static class YesNo
{
    /// <summary>Words of the longest yes or no.</summary>
    public const int MostWords = 3;

    private static readonly FrozenSet<string> Yes = new[]
    {
        "نعم", "اي", "ايوه", "ايه", "اه", "بلي", "بلى", "اكيد", "طبعا", "موافق", "موافقه", "تمام", "اوكي", "ok", "yes", "y", "ee", "اي نعم", "صح",
    }.Select(ArabicText.Normalize).ToFrozenSet();

    private static readonly FrozenSet<string> No = new[]
    {
        "لا", "كلا", "لاا", "مو", "ما", "لا شكرا", "مو هسه", "ليس الان", "no", "n", "la", "ابد", "ابدا", "ماكو",
    }.Select(ArabicText.Normalize).ToFrozenSet();

    /// <summary>True for yes, false for no, null for anything else.</summary>
    public static bool? Read(string text) => Meant(ArabicText.Normalize(text));

    /// <summary>The same of a text that was read.</summary>
    public static bool? Read(Reading text) => Meant(text.Normalized);

    private static bool? Meant(string words) => Yes.Contains(words) ? true : No.Contains(words) ? false : null;
}
