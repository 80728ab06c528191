using System.Collections.Frozen;

namespace ChatbotSupport.Core.Language;

/// <summary>«لا قصدي المبتز», «مو هيج»: says that a question misunderstood what was written before it.</summary>
public static class Correction
{
    /// <summary>Words from the beginning within which it must be said; further on they mean something else by it.</summary>
    private const int Beginning = 5;

    // «ما هذا» asks what something is.
    private const string Not = "ما";

    private static readonly FrozenSet<string> Meant = Words("قصدي", "كصدي", "اقصد", "اكصد", "قصدت", "قصدنا", "اعني");
    private static readonly FrozenSet<string> Denials = Words("لا", "لالا", "كلا", "مو", "موش", "ما", "no");
    private static readonly FrozenSet<string> This = Words("هيج", "هيجي", "هيك", "هذا", "هاي", "هالشي", "هذاك", "قصدي", "كصدي");
    private static readonly FrozenSet<string> Misread = Words("غلط", "خطا", "بالغلط", "بالخطا");
    private static readonly FrozenSet<string> Understood = Words("فهمتني", "فهمتوني", "فهمت", "فهمتو", "افتهمت", "افتهمتني", "افتهمتوني", "فاهمني", "فهمك", "فهمكم");

    /// <summary>What is meant instead; empty when only the misunderstanding is named, null when the text is no correction.</summary>
    public static string? Read(string text)
    {
        var words = ArabicText.Words(text);
        var said = -1;
        for (var index = 0; index < Math.Min(words.Length, Beginning); index++)
        {
            var next = index + 1 < words.Length ? words[index + 1] : "";
            if (Denials.Contains(words[index]) && This.Contains(next) && (words[index] != Not || Meant.Contains(next)))
            {
                said = index + 1;
            }
            else if (Meant.Contains(words[index]) && (index == 0 || said >= 0 || Denials.Contains(words[0])))
            {
                said = index;
            }
            else if (Understood.Contains(words[index]) && Misread.Contains(next))
            {
                said = index + 1;
            }
        }

        return said < 0 ? null : string.Join(' ', words[(said + 1)..].SkipWhile(word => This.Contains(word) || Meant.Contains(word)));
    }

    private static FrozenSet<string> Words(params string[] words) => words.Select(ArabicText.Normalize).ToFrozenSet();
}
