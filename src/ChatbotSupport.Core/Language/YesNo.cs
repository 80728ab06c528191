using System.Collections.Frozen;

namespace ChatbotSupport.Core.Language;

/// <summary>Reads yes and no in common Iraqi and standard wordings.</summary>
public static class YesNo
{
    private static readonly FrozenSet<string> Yes = new[]
    {
        "نعم", "اي", "ايوه", "ايه", "اه", "بلي", "بلى", "اكيد", "طبعا", "موافق", "موافقه", "تمام", "اوكي", "ok", "yes", "y", "ee", "اي نعم", "صح",
    }.Select(ArabicText.Normalize).ToFrozenSet();

    private static readonly FrozenSet<string> No = new[]
    {
        "لا", "كلا", "لاا", "مو", "ما", "لا شكرا", "مو هسه", "ليس الان", "no", "n", "la", "ابد", "ابدا", "ماكو",
    }.Select(ArabicText.Normalize).ToFrozenSet();

    /// <summary>True for yes, false for no, null for anything else.</summary>
    public static bool? Read(string text)
    {
        var words = ArabicText.Normalize(text);
        return Yes.Contains(words) ? true : No.Contains(words) ? false : null;
    }
}
