using System.Collections.Frozen;

namespace ChatbotSupport.Core.Language;

/// <summary>Tells whether somebody asks for a human or is angry at talking to a machine.</summary>
internal static class HumanWish
{
    private const int Near = 5;

    private static readonly FrozenSet<string> Humans = Set(
        "انسان", "بشر", "بشري", "ادمي", "متطوع", "متطوعه", "متطوعين", "المتطوعين", "موظف", "موظفه", "مختص", "مختصه", "مرشد", "مرشده", "اخصائي", "اخصائيه", "مستشار",
        "human", "agent", "insan", "ensan", "bashar", "mutatawi3", "motatawe3", "muwathaf");

    // «شخص» and «احد» are everyday words; they mean the team only beside "talk with" or "real".
    private static readonly FrozenSet<string> Somebody = Set("شخص", "احد", "واحد", "حد", "احدهم", "بنيه", "بنت", "امراه", "مره", "رجال", "شخصا", "person", "someone", "sha5s", "shakhs", "wahed", "a7ad", "wa7ed", "somebody");

    private static readonly FrozenSet<string> Team = Set("الفريق", "فريق", "فريقكم", "المنظمه", "منظمتكم", "الدعم");

    private static readonly FrozenSet<string> Talking = Set(
        "احجي", "احكي", "احجيلكم", "اتكلم", "اتحدث", "تكلم", "التكلم", "التحدث", "الحديث", "الكلام", "احاجي", "اكلم", "اتواصل", "التواصل", "تواصل", "اخابر", "يحجي", "يكلمني", "يحاجيني", "يرد", "يجاوبني", "يجاوب", "يسمعني",
        "يتواصل", "نحجي", "حولني", "حولوني", "وصلني", "وصلوني", "ربطني", "talk", "speak", "a7chi", "ahchi", "a7ki", "ahki", "a7che");

    private static readonly FrozenSet<string> Wanting = Set(
        "اريد", "ارد", "اريدلي", "ابي", "ابغي", "بدي", "محتاج", "محتاجه", "احتاج", "ممكن", "اكدر", "وين", "اين", "انطوني", "جيبولي", "جيبلي", "خلي", "خل", "هل", "اطلب", "طلب", "لازم", "want", "need", "arid", "areed", "ared", "abi", "aku", "اكو", "يوجد", "حولني", "حولوني", "وصلني", "وصلوني", "فد");

    private static readonly FrozenSet<string> Real = Set("حقيقي", "حقيقيه", "طبيعي", "طبيعيه", "real", "7aqiqi", "حي");

    private static readonly FrozenSet<string> Machine = Set("بوت", "روبوت", "ربوت", "البوت", "الروبوت", "الاله", "اله", "ماكنه", "مكينه", "برنامج", "ذكاء", "bot", "robot", "machine");

    private static readonly FrozenSet<string> Against = Set(
        "ما", "مو", "مب", "موش", "مش", "لا", "ليس", "كافي", "ملل", "طفرت", "تافه", "غبي", "غبيه", "زباله", "فاشل", "كرهت", "زهكت", "ضجت", "بدون", "غير", "خرب", "خره", "ينعل", "لعنه", "not", "stupid", "hate");

    // «هو انسان حقير» speaks of somebody, not of a wish.
    private static readonly FrozenSet<string> OfSomebody = Set("هو", "هي", "هم", "هذا", "هذه", "هاي", "انته", "انت", "اني", "انا");

    private static readonly FrozenSet<string> Us = Set("وياكم", "معكم", "معاكم", "ويهكم", "بيكم");

    private static readonly FrozenSet<string> Denials = Set("ما", "لا", "مو", "ماكو", "بدون");

    // Whom people talk with outside: «احجي ويه ابوي مره ثانيه» is no wish for the team.
    private static readonly FrozenSet<string> Outside = Set(
        "اهلي", "ابوي", "ابويه", "امي", "اخوي", "اخويه", "اختي", "زوجي", "زوجتي", "مرتي", "خطيبي", "خطيبتي", "عمي", "خالي", "صديقي", "صديقتي", "حبيبي", "حبيبتي", "المبتز", "الهكر", "الشرطه", "الضابط", "المحامي", "الدكتور", "نفسي", "روحي", "هذا", "هاي");

    public static bool In(string[] words)
    {
        if (WantsSomebodyAgain(words) || WantsUs(words))
        {
            return true;
        }

        if (words.Length <= 3 && words.Any(word => Is(Humans, word)) && !words.Any(Denials.Contains) && !OfSomebody.Contains(words[0]))
        {
            return true;
        }

        for (var index = 0; index < words.Length; index++)
        {
            if (Is(Humans, words[index]) && (Around(words, index, Wanting, Denied) || Around(words, index, Talking, Denied)))
            {
                return true;
            }

            if (Is(Somebody, words[index]) && (IsRealPerson(words, index) || IsSomebodyToTalkTo(words, index)))
            {
                return true;
            }

            if (Team.Contains(words[index]) && (Around(words, index, Talking, Denied) || (index > 1 && words[index - 1] == "من" && Is(Somebody, words[index - 2]))))
            {
                return true;
            }

            if (Is(Machine, words[index]) && Around(words, index, Against, null))
            {
                return true;
            }
        }

        return false;
    }

    // «اريد احجي ويه نور مره ثانيه»: a name the person knows from an earlier talk here.
    private static bool WantsSomebodyAgain(string[] words)
    {
        for (var index = 1; index + 3 < words.Length; index++)
        {
            if (words[index] is "ويه" or "ويا" or "وي" or "مع"
                && words[index + 2] is "مره" or "مرت"
                && words[index + 3] is "ثانيه" or "اخري" or "لخ"
                && !Is(Outside, words[index + 1]) && Contains(words.AsSpan(0, index), Talking) && Contains(words.AsSpan(0, index), Wanting) && !words.Take(index).Any(Denials.Contains))
            {
                return true;
            }
        }

        return false;
    }

    // «اريد احجي وياكم مره ثانيه»: whoever answers here, in the plural that people use for a team.
    private static bool WantsUs(string[] words)
    {
        for (var index = 1; index + 1 < words.Length; index++)
        {
            if (Is(Talking, words[index]) && Us.Contains(words[index + 1]) && Wanting.Contains(words[index - 1]) && (index < 2 || !Denials.Contains(words[index - 2])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsRealPerson(string[] words, int index) => index + 1 < words.Length && Is(Real, words[index + 1]) && Around(words, index, Wanting, Denied);

    // "I want to talk with somebody", but not "I want to talk about somebody who …": the verb stands before, a «ويا / مع» between, and nothing is told of the person after.
    private static bool IsSomebodyToTalkTo(string[] words, int index)
    {
        var before = words.AsSpan(Math.Max(0, index - Near), index - Math.Max(0, index - Near));
        var talks = Contains(before, Talking) && Contains(before, Wanting) && index == words.Length - 1;
        var isAnswered = index + 1 < words.Length && words[index + 1] is "يحاجيني" or "يحجي" or "يكلمني" or "يجاوبني" or "يرد" or "يسمعني" or "يتكلم" or "احجي" or "احاجيه" or "اكلمه";
        return talks || (isAnswered && Contains(before, Wanting)) || (Contains(before, Talking) && Contains(before, Wanting) && index + 1 < words.Length && words[index + 1] is "منكم" or "من" && index + 2 >= words.Length - 1);
    }

    private static bool Denied(string[] words, int index) => index > 0 && Denials.Contains(words[index - 1]);

    private static bool Around(string[] words, int index, FrozenSet<string> set, Func<string[], int, bool>? refused)
    {
        for (var other = Math.Max(0, index - Near); other <= Math.Min(words.Length - 1, index + Near); other++)
        {
            if (other != index && Is(set, words[other]) && (refused is null || !refused(words, other)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Contains(ReadOnlySpan<string> words, FrozenSet<string> set)
    {
        foreach (var word in words)
        {
            if (Is(set, word))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Is(FrozenSet<string> set, string word) =>
        set.Contains(word)
        || (word.Length > 4 && word.StartsWith("ال", StringComparison.Ordinal) && set.Contains(word[2..]))
        || (word.Length > 4 && word[0] is 'و' or 'ب' or 'ل' or 'ف' && set.Contains(word[1..]));

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet();
}
