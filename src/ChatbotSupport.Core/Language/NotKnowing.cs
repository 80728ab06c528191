using System.Collections.Frozen;

namespace ChatbotSupport.Core.Language;

/// <summary>A text that says nothing but that somebody does not know or did not understand: «ما اعرف», «مو فاهم».</summary>
public static class NotKnowing
{
    private static readonly FrozenSet<string> Lines = new[]
    {
        "مو فاهم", "مو فاهمه", "ما فهمت", "مافهمت", "ما افتهمت", "ما فاهم", "مفتهم", "شلون يعني", "شنو يعني", "يعني شنو", "يعني شلون", "ما اعرف", "ماعرف", "والله ما اعرف", "مدري", "ما ادري", "مادري", "والله مدري", "والله ما ادري", "لا اعلم", "لا ادري",
    }.Select(ArabicText.Normalize).ToFrozenSet();

    /// <summary>Whether the text is nothing but that.</summary>
    public static bool Is(string text) => Lines.Contains(ArabicText.Normalize(text));
}
