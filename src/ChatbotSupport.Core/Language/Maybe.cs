using System.Collections.Frozen;

namespace ChatbotSupport.Core.Language;

/// <summary>A line that says neither yes nor no and nothing else: «يمكن», «مدري».</summary>
public static class Maybe
{
    private static readonly FrozenSet<string> Lines = new[]
    {
        "يمكن", "يمكن اي", "اي يمكن", "يمكن لا", "يمكن نعم", "ممكن", "يجوز", "بلكي", "بلكت", "ربما", "قد", "مدري", "مادري", "ما ادري", "ما دري", "والله مدري", "والله ما ادري", "لا ادري", "لا اعلم",
        "ما اعرف", "ماعرف", "معرف", "والله ما اعرف", "مو متاكد", "مو متاكده", "مو اكيد", "لست متاكدا", "احيانا", "شويه", "نوعا ما", "نص ونص", "صعب اجاوب", "ما اكدر اجاوب", "maybe", "ymkn", "yemken", "mdri",
    }.Select(ArabicText.Normalize).ToFrozenSet();

    /// <summary>Whether the text is nothing but that.</summary>
    public static bool Is(string text) => Lines.Contains(ArabicText.Normalize(text));
}
