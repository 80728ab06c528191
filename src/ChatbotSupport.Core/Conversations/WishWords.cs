using System.Collections.Frozen;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Conversations;

/// <summary>What people write where they are asked with whom they would like to talk: a short word for a choice.</summary>
internal static class WishWords
{
    private static readonly FrozenSet<string> Woman = Set("امراه", "مرا", "مره", "بنيه", "بنت", "انثى", "woman", "girl", "bnaya");

    private static readonly FrozenSet<string> Man = Set("رجل", "رجال", "ولد", "شاب", "ذكر", "زلمه", "man", "rajul");

    private static readonly FrozenSet<string> NoDifference = Set("لا فرق", "ماكو فرق", "ما تفرق", "ما يفرق", "متفرق", "مايفرق", "عادي", "اي احد", "اي واحد", "اي شخص", "الموجود", "كلهم", "منو ما كان", "بكيفكم", "any", "anyone");

    // «اريد بنيه», «احسن مره», «مع امراه».
    private static readonly FrozenSet<string> Before = Set("اريد", "اريدها", "احب", "افضل", "احسن", "خل", "خلي", "تكون", "يكون", "مع", "ويه", "لو", "ممكن", "اذا", "فد");

    /// <summary>The choice a short text means, or null.</summary>
    public static Wish? Read(string text)
    {
        var words = ArabicText.Words(text);
        var from = 0;
        while (from + 1 < words.Length && Before.Contains(words[from]))
        {
            from++;
        }

        var rest = string.Join(' ', words[from..]);
        return Woman.Contains(rest) ? Wish.Woman : Man.Contains(rest) ? Wish.Man : NoDifference.Contains(rest) ? Wish.NoDifference : null;
    }

    private static FrozenSet<string> Set(params string[] words) => words.Select(ArabicText.Normalize).ToFrozenSet();
}
