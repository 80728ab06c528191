using System.Collections.Frozen;

namespace ChatbotSupport.Core.Language;

/// <summary>Tells whether somebody asks for a human or is angry at talking to a machine.</summary>
internal static class HumanWish
{
    private const int Near = 5;
    private const int ShortWish = 6;
    private const int ScoldingWords = 10;

    private static readonly FrozenSet<string> Humans = Set(
        "انسان", "بشر", "بشري", "بشريه", "ادمي", "ادميه", "اوادم", "مسوول", "مسووله", "خبير", "متخصص", "متخصصه", "متخصصين", "مختصين", "موظفين", "مرشدين", "متطوع", "متطوعه", "متطوعين", "المتطوعين", "موظف", "موظفه", "مختص", "مختصه", "مرشد", "مرشده", "اخصائي", "اخصائيه", "مستشار",
        "human", "agent", "insan", "ensan", "bashar", "mutatawi3", "motatawe3", "muwathaf");

    // «شخص» and «احد» are everyday words; they mean the team only beside "talk with" or "real".
    private static readonly FrozenSet<string> Somebody = Set("شخص", "احد", "واحد", "حد", "احدهم", "بنيه", "بنت", "امراه", "مره", "رجال", "شخصا", "person", "someone", "sha5s", "shakhs", "people", "وحده", "ناس", "شخصيه", "wahed", "a7ad", "wa7ed", "somebody");

    private static readonly FrozenSet<string> Team = Set("الفريق", "فريق", "فريقكم", "المنظمه", "منظمتكم", "الدعم");

    private static readonly FrozenSet<string> Talking = Set(
        "احجي", "احكي", "احاجيه", "اكلمه", "محادثه", "مكالمه", "chat", "connect", "احجيلكم", "اتكلم", "اتحدث", "تكلم", "التكلم", "التحدث", "الحديث", "الكلام", "احاجي", "اكلم", "اتواصل", "التواصل", "تواصل", "اخابر", "يحجي", "يكلمني", "يحاجيني", "يرد", "يجاوبني", "يجاوب", "يسمعني",
        "يتواصل", "نحجي", "حولني", "حولوني", "وصلني", "وصلوني", "ربطني", "talk", "speak", "a7chi", "ahchi", "a7ki", "ahki", "a7che");

    private static readonly FrozenSet<string> Wanting = Set(
        "اريد", "ارد", "اريدلي", "ابي", "ابغي", "بدي", "محتاج", "محتاجه", "احتاج", "ممكن", "اكدر", "وين", "اين", "انطوني", "جيبولي", "جيبلي", "خلي", "خل", "هل", "اطلب", "طلب", "لازم", "ارغب", "اود", "احب", "اتمني", "نفسي", "ياريت", "يمكنني", "بامكاني", "اقدر", "هناك", "عندكم", "عدكم", "شوكت", "متي", "ليش", "دزولي", "دزوا", "نادولي", "نادوا", "اتركني", "can", "may", "please", "want", "need", "arid", "areed", "ared", "abi", "aku", "اكو", "يوجد", "حولني", "حولوني", "وصلني", "وصلوني", "فد");

    private static readonly FrozenSet<string> Real = Set("حقيقي", "حقيقيه", "طبيعي", "طبيعيه", "real", "7aqiqi", "حي");

    private static readonly FrozenSet<string> Machine = Set("بوت", "روبوت", "ربوت", "البوت", "الروبوت", "الاله", "ماكنه", "الماكنه", "مكينه", "برنامج", "ذكاء", "bot", "robot", "machine");

    private static readonly FrozenSet<string> Against = Set(
        "ما", "مو", "مب", "موش", "مش", "لا", "ليس", "كافي", "ملل", "طفرت", "تافه", "غبي", "غبيه", "زباله", "فاشل", "كرهت", "زهكت", "ضجت", "بدون", "غير", "خرب", "خره", "ينعل", "لعنه", "not", "stupid", "hate", "ماكو", "كله", "كلها", "كلكم", "تعيد", "تكرر", "نفس", "سخيف", "حمار", "عوفوني", "عوفني", "يكرر", "يعيد", "تعبت", "تعبني", "ضيعت", "يفهم", "تفهم", "يفتهم");

    // What somebody from the team does for the person: «واحد يفهمني», «اكو احد هنا».
    private static readonly FrozenSet<string> Answering = Set(
        "يحاجيني", "تحاجيني", "يحجي", "تحجي", "يكلمني", "تكلمني", "يجاوبني", "تجاوبني", "يجاوب", "يرد", "ترد", "يردلي", "يسمعني", "تسمعني", "يسمع", "يتكلم", "تتكلم", "احجي", "احاجيه", "احاجيها", "اكلمه", "اكلمها",
        "يفهمني", "تفهمني", "يفهم", "يفتهمني", "تفتهمني", "يساعدني", "تساعدني", "هنا", "موجود", "صاحي", "منكم", "عدكم", "عندكم", "يمكنني", "التحدث", "اتحدث", "يتواصل", "يحاكيني", "يوصلني", "يرشدني", "ينصحني");

    private static readonly FrozenSet<string> Calling = Set(
        "خابروني", "خابرني", "كلموني", "كلمني", "حاجوني", "حاجيني", "راسلوني", "دكولي", "دقولي", "اتصلوا", "اتصلو", "جاوبوني", "جاوبوا", "جاوبو", "ردولي", "ردوا", "ردو");

    private static readonly FrozenSet<string> ToMe = Set("بيه", "بي", "عليه", "علي", "علينا", "الي", "عليا", "احتاج", "اريد", "رجاء");

    private static readonly FrozenSet<string> You = Set("انت", "انته", "انتي", "انتو", "انتم", "انتوا");

    private static readonly FrozenSet<string> Insults = Set("غبي", "غبيه", "اغبياء", "تافه", "تافهه", "زباله", "فاشل", "فاشله", "حمار", "سخيف", "تفهم", "تفتهم", "تفهمون", "تفتهمون", "تفيد", "تفيدون", "كذاب");

    private static readonly FrozenSet<string> Courtesy = Set("من", "فضلك", "فضلكم", "لو", "سمحت", "سمحتم", "رجاء", "ويه", "ويا", "وي", "مع", "هنا", "بس", "فد", "a", "the", "to", "please", "هسه", "الان", "فدوه", "الله", "يخليك", "يخليكم");

    // «هو انسان حقير» speaks of somebody, not of a wish.
    private static readonly FrozenSet<string> OfSomebody = Set("هو", "هي", "هم", "هذا", "هذه", "هاي", "انته", "انت", "اني", "انا");

    private static readonly FrozenSet<string> Us = Set("وياكم", "معكم", "معاكم", "ويهكم", "بيكم");

    private static readonly FrozenSet<string> Denials = Set("ما", "لا", "مو", "ماكو", "بدون");

    // Whom people talk with outside: «احجي ويه ابوي مره ثانيه» is no wish for the team.
    private static readonly FrozenSet<string> Outside = Set(
        "اهلي", "ابوي", "ابويه", "امي", "اخوي", "اخويه", "اختي", "زوجي", "زوجتي", "مرتي", "خطيبي", "خطيبتي", "عمي", "خالي", "صديقي", "صديقتي", "حبيبي", "حبيبتي", "المبتز", "الهكر", "الشرطه", "الضابط", "المحامي", "الدكتور", "نفسي", "روحي", "هذا", "هاي");

    private static readonly FrozenSet<string> Blackmailers = Set("المبتز", "مبتز", "الهكر", "يبتزني", "يهددني", "التلكرام", "بالتلكرام", "تلكرام");

    public static bool In(string[] words)
    {
        if (WantsSomebodyAgain(words) || WantsUs(words))
        {
            return true;
        }

        if (IsOnlyThat(words) || Calls(words) || Scolds(words) || AsksInEnglish(words))
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

            if (Is(Team, words[index]) && (Around(words, index, Talking, Denied) || (index > 1 && words[index - 1] == "من" && Is(Somebody, words[index - 2]))))
            {
                return true;
            }

            if ((Is(Machine, words[index]) || IsDevice(words, index)) && Around(words, index, Against, null) && !Around(words, index, Blackmailers, null))
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

    // «موظف لو سمحت»; of «موظف بالشركه يبتزني» more is told than a wish.
    private static bool IsOnlyThat(string[] words) =>
        words.Length <= ShortWish && words.Any(word => Is(Humans, word)) && !words.Any(Denials.Contains) && !OfSomebody.Contains(words[0])
        && words.All(word => Is(Humans, word) || Is(Wanting, word) || Is(Talking, word) || Is(Real, word) || Courtesy.Contains(word) || Answering.Contains(word));

    // «خابروني», «اتصلو بيه»: said to whoever answers here.
    private static bool Calls(string[] words)
    {
        for (var index = 0; index < words.Length; index++)
        {
            if (Calling.Contains(words[index]) && !Denied(words, index) && (index == 0 || !Outside.Contains(words[index - 1]))
                && (words[index].EndsWith("ني", StringComparison.Ordinal) || words[index].EndsWith("لي", StringComparison.Ordinal) || (index + 1 < words.Length && ToMe.Contains(words[index + 1]))))
            {
                return index < 2 || words.Any(Wanting.Contains);
            }
        }

        return false;
    }

    // «انت غبي ما تفهم»
    private static bool Scolds(string[] words)
    {
        for (var index = 0; index < words.Length; index++)
        {
            if (You.Contains(words[index]) && words.Length <= ScoldingWords && Around(words, index, Insults, null) && !Around(words, index, Blackmailers, null))
            {
                return true;
            }
        }

        return false;
    }

    private static bool AsksInEnglish(string[] words) =>
        Array.Exists(words, word => word is "talk" or "speak" or "chat" or "connect") && Array.Exists(words, word => word is "person" or "human" or "someone" or "somebody" or "agent" or "people")
        && !Array.Exists(words, word => word is "not" or "dont" or "cannot" or "blackmailer");

    // «اله» is "to him" much more often than "a machine".
    private static bool IsDevice(string[] words, int index) => words[index] is "اله" && index > 0 && words[index - 1] is "ويه" or "ويا" or "وي" or "مع" or "انت" or "انته" or "انتو";

    private static bool IsRealPerson(string[] words, int index) => index + 1 < words.Length && Is(Real, words[index + 1]) && Around(words, index, Wanting, Denied);

    // "I want to talk with somebody", but not "I want to talk about somebody who …": the verb stands before, a «ويا / مع» between, and nothing is told of the person after.
    private static bool IsSomebodyToTalkTo(string[] words, int index)
    {
        var first = Math.Max(0, index - Near);
        var before = words.AsSpan(first, index - first);
        for (var other = first; other < index; other++)
        {
            if ((Is(Wanting, words[other]) || Is(Talking, words[other])) && Denied(words, other))
            {
                return false;
            }
        }

        var wants = Contains(before, Wanting);
        var talks = Contains(before, Talking) && wants && index == words.Length - 1;
        var answers = index + 1 < words.Length && Answering.Contains(words[index + 1]);
        var ofYou = index + 1 < words.Length && words[index + 1] is "منكم" || (index + 2 < words.Length && words[index + 1] is "من" && words[index + 2] is "عدكم" or "عندكم" or "الفريق" or "فريقكم");
        var isAsked = Array.Exists(words[first..index], word => word is "شوكت" or "متي" or "ليش") && Contains(before, Answering);
        return talks || (answers && wants) || (ofYou && (wants || Contains(words.AsSpan(index), Answering))) || isAsked;
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
        || (word.Length > 3 && word[0] is 'و' or 'ب' or 'ل' or 'ف' && set.Contains(word[1..]))
        || (word.Length > 5 && word.StartsWith("بال", StringComparison.Ordinal) && (set.Contains(word[3..]) || set.Contains(word[1..])));

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet();
}
