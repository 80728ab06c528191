using System.Collections.Frozen;
using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Conversations;

/// <summary>A question about the question that is open: what it means, or why it is asked.</summary>
internal static class AskingBack
{
    private const int MostWords = 6;

    private static readonly FrozenSet<string> Asking = Set(
        "شنو", "شنهو", "شنهي", "شني", "شكو", "ماذا", "ليش", "ليه", "لماذا", "لويش", "لشنو", "علويش", "شلون", "كيف", "شكصدكم", "شقصدكم", "معنى", "معناها", "معناه", "فهمت", "افهم", "مافهمت", "مفهمت", "ماافهم", "فاهم", "فاهمه", "افتهمت", "مفتهم", "مفتهمه",
        "why", "what", "shno", "shnu", "lesh", "laish");

    private static readonly FrozenSet<string> About = Set(
        "يعني", "قصدكم", "قصدك", "قصدج", "كصدكم", "كصدك", "تقصدون", "تقصد", "تكصدون", "تسالون", "تسال", "تسالوني", "تسالني", "السؤال", "سؤال", "سؤالكم", "هالسؤال", "التفضيل", "تفضيل", "الفرق", "فرق", "بالفرق",
        "هذا", "هاي", "هذه", "ما", "مو", "لم", "تريدون", "تعرفون", "هيج", "هيجي", "هسه", "و", "اني", "بس", "عن", "من", "هو", "هي", "امراه", "رجل", "لو", "او", "ولا", "do", "you", "ask", "mean", "does", "it", "this");

    /// <summary>Whether a text only asks what the question means or why it is asked: «شنو يعني؟», «ليش تسألون؟».</summary>
    public static bool Is(string text)
    {
        var words = ArabicText.Words(text);
        return words.Length == 0
            ? text.AsSpan().ContainsAny('؟', '?')
            : words.Length <= MostWords && words.Any(Asking.Contains) && words.All(word => Asking.Contains(word) || About.Contains(word));
    }

    private static FrozenSet<string> Set(params string[] words) => words.Select(ArabicText.Normalize).ToFrozenSet();
}
