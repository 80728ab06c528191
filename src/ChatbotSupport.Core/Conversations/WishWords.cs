using System.Collections.Frozen;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Conversations;

/// <summary>What people write where they are asked with whom they would like to talk: a short word for a choice, or a question about the question.</summary>
internal static class WishWords
{
    private const int MostWords = 6;

    private static readonly FrozenSet<string> Woman = Set("امراه", "مرا", "مره", "بنيه", "بنت", "انثى", "woman", "girl", "bnaya");

    private static readonly FrozenSet<string> Man = Set("رجل", "رجال", "ولد", "شاب", "ذكر", "زلمه", "man", "rajul");

    private static readonly FrozenSet<string> NoDifference = Set("لا فرق", "ماكو فرق", "ما تفرق", "ما يفرق", "متفرق", "مايفرق", "عادي", "اي احد", "اي واحد", "اي شخص", "الموجود", "كلهم", "منو ما كان", "بكيفكم", "any", "anyone");

    // «اريد بنيه», «احسن مره», «مع امراه».
    private static readonly FrozenSet<string> Before = Set("اريد", "اريدها", "احب", "افضل", "احسن", "خل", "خلي", "تكون", "يكون", "مع", "ويه", "لو", "ممكن", "اذا", "فد");

    private static readonly FrozenSet<string> Asking = Set(
        "شنو", "شنهو", "شنهي", "شني", "شكو", "ماذا", "ليش", "ليه", "لماذا", "لويش", "لشنو", "علويش", "شلون", "كيف", "شكصدكم", "شقصدكم", "معنى", "معناها", "معناه", "فهمت", "افهم", "مافهمت", "مفهمت", "ماافهم",
        "why", "what", "shno", "shnu", "lesh", "laish");

    private static readonly FrozenSet<string> About = Set(
        "يعني", "قصدكم", "قصدك", "قصدج", "كصدكم", "كصدك", "تقصدون", "تقصد", "تكصدون", "تسالون", "تسال", "تسالوني", "تسالني", "السؤال", "سؤال", "سؤالكم", "هالسؤال", "التفضيل", "تفضيل", "الفرق", "فرق", "بالفرق",
        "هذا", "هاي", "هذه", "ما", "مو", "لم", "تريدون", "تعرفون", "هيج", "هيجي", "هسه", "و", "اني", "بس", "عن", "من", "هو", "هي", "امراه", "رجل", "لو", "او", "ولا", "do", "you", "ask", "mean", "does", "it", "this");

    /// <summary>The choice a short text means, or null.</summary>
    public static Wish? Read(string text)
    {
        var words = ArabicText.Words(text);
        while (words.Length > 1 && Before.Contains(words[0]))
        {
            words = words[1..];
        }

        var rest = string.Join(' ', words);
        return Woman.Contains(rest) ? Wish.Woman : Man.Contains(rest) ? Wish.Man : NoDifference.Contains(rest) ? Wish.NoDifference : null;
    }

    /// <summary>Whether a text only asks what the question means or why it is asked: «شنو يعني؟», «ليش تسألون؟».</summary>
    public static bool AsksBack(string text)
    {
        var words = ArabicText.Words(text);
        return words.Length == 0
            ? text.AsSpan().ContainsAny('؟', '?')
            : words.Length <= MostWords && words.Any(Asking.Contains) && words.All(word => Asking.Contains(word) || About.Contains(word));
    }

    private static FrozenSet<string> Set(params string[] words) => words.Select(ArabicText.Normalize).ToFrozenSet();
}
