using System.Collections.Frozen;

namespace ChatbotSupport.Core.Language;

/// <summary>A short question whether something is true or to be trusted: «اثق بيه؟», «اكيد نصب؟», «شنو لو صدك».</summary>
public static class Doubt
{
    private const int MostWords = 5;

    private static readonly FrozenSet<string> Doubting = Words(
        "اثق", "نثق", "ثقه", "اصدك", "اصدق", "نصدك", "صدك", "صدق", "صحيح", "صح", "حقيقي", "حقيقيه", "حقيقه", "مضمون", "مضمونه", "موثوق", "موثوقه", "اكيد", "متاكد", "متاكدين", "كذب", "كذبه", "جذب", "نصب", "احتيال", "وهمي", "وهميه", "مزيف", "رسمي", "رسميه", "trust", "real", "fake", "legit", "sure");

    private static readonly FrozenSet<string> Beside = Words(
        "هل", "لو", "لا", "ولا", "او", "يعني", "هو", "هي", "هذا", "هاي", "هذه", "بيه", "بيها", "به", "بها", "فيه", "فيها", "منه", "منها", "من", "اله", "الخبر", "الرابط", "الرساله", "المنحه", "مو", "ما", "اكو", "شي", "زين", "انتو", "انتم", "انت", "وين", "شنو", "بالله", "عليكم", "is", "it", "this", "you", "are", "i", "should", "can");

    /// <summary>Whether the text is nothing but such a question.</summary>
    public static bool Is(string text)
    {
        var words = ArabicText.Words(text);
        return words.Length is > 0 and <= MostWords && words.Any(Doubting.Contains) && words.All(word => Doubting.Contains(word) || Beside.Contains(word));
    }

    private static FrozenSet<string> Words(params string[] words) => words.Select(ArabicText.Normalize).ToFrozenSet();
}
