using static ChatbotSupport.Core.Language.HumanWords;

namespace ChatbotSupport.Core.Language;

/// <summary>Tells whether somebody asks for a human, is tired of a machine, or is only angry at it.</summary>
internal static class HumanWish
{
    private const int Near = 5;
    private const int MostWordsAlone = 3;
    private const int CalledWithin = 2;
    private const int ShortWish = 6;
    private const int ScoldingWords = 10;

    /// <summary>«انت غبي», «البوت ما يفتهم»: anger at what answers here; whether a human is wanted is not said.</summary>
    public static bool IsAnger(string[] words)
    {
        if (Scolds(words))
        {
            return true;
        }

        for (var index = 0; index < words.Length; index++)
        {
            if (IsMachine(words, index) && Around(words, index, Against, null) && !Around(words, index, Blackmailers, null))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A wish for a human, in whatever words.</summary>
    public static bool In(string[] words)
    {
        if (WantsSomebodyAgain(words) || WantsUs(words) || IsTiredOfTheMachine(words) || IsOnlyThat(words) || CallsUs(words) || AsksInEnglish(words)
            || AsksHowToReachUs(words) || MissesSomebody(words))
        {
            return true;
        }

        for (var index = 0; index < words.Length; index++)
        {
            if ((Humans.Has(words[index]) || IsHealer(words, index)) && !IsWithout(words, index) && !Telling.HasAny(Before(words, index)) && (Around(words, index, Wanting, Denied) || Around(words, index, Talking, Denied)))
            {
                return true;
            }

            if (Somebody.Has(words[index]) && (IsRealPerson(words, index) || IsCalledFor(words, index) || IsSomebodyToTalkTo(words, index)))
            {
                return true;
            }

            if (Team.Has(words[index])
                && (Around(words, index, Talking, Denied) || IsCalledFor(words, index) || (index > 1 && words[index - 1] == "من" && Somebody.Has(words[index - 2]))))
            {
                return true;
            }

            if (IsMachine(words, index) && Around(words, index, Against, IsScolding) && !Around(words, index, Blackmailers, null))
            {
                return true;
            }
        }

        return false;
    }

    // «غبي», «ما يفتهم», «ما تفهم» beside the machine scold it; «ما اريد بوت», «مليت من البوت» want something else.
    private static bool IsScolding(string[] words, int index) =>
        Insults.Has(words[index]) || Understanding.Has(words[index]) || words[index] is "يفهم" or "يفتهم" or "يفيد" or "خره" or "ينعل" or "لعنه" or "خرب" or "كرهت"
        || (Denials.Has(words[index]) && index + 1 < words.Length && IsScolding(words, index + 1));

    // «كافي نفس الكلام», «ملل من الردود الالية», «تعيد نفس الجواب»: of what is answered here, not of what somebody else says.
    private static bool IsTiredOfTheMachine(string[] words)
    {
        var answers = Array.FindIndex(words, SaidHere.Has);
        return answers >= 0 && !Outside.HasAny(words)
            && ((answers > 0 && words[answers - 1] == "نفس" && FedUp.HasAny(words)) || (answers + 1 < words.Length && Dull.Has(words[answers + 1]) && (FedUp.HasAny(words) || Against.HasAny(words))));
    }

    // «اريد احجي ويه نور مره ثانيه»: a name the person knows from an earlier talk here.
    private static bool WantsSomebodyAgain(string[] words)
    {
        for (var index = 1; index + 3 < words.Length; index++)
        {
            var before = words.AsSpan(0, index);
            if (words[index] is "ويه" or "ويا" or "وي" or "مع"
                && words[index + 2] is "مره" or "مرت"
                && words[index + 3] is "ثانيه" or "اخري" or "لخ"
                && !Outside.Has(words[index + 1]) && Talking.HasAny(before) && Wanting.HasAny(before) && !Denials.HasAny(before))
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
            if (Talking.Has(words[index]) && Us.Has(words[index + 1]) && Wanting.Has(words[index - 1]) && (index < 2 || !Denials.Has(words[index - 2])))
            {
                return true;
            }
        }

        return false;
    }

    // «موظف لو سمحت»; of «موظف بالشركه يبتزني» more is told than a wish.
    private static bool IsOnlyThat(string[] words) =>
        words.Length <= ShortWish && Humans.HasAny(words) && !Denials.HasAny(words) && !Telling.HasAny(words) && !Outside.HasAny(words) && !OfSomebody.Has(words[0])
        && (words.Length <= MostWordsAlone
            || Array.TrueForAll(words, IsOfAWish));

    // «خابروني», «اتصلو بيه»: said to whoever answers here; «كلمني واحد وهددني» tells of somebody.
    private static bool CallsUs(string[] words)
    {
        if (Blackmailers.HasAny(words))
        {
            return false;
        }

        for (var index = 0; index < words.Length; index++)
        {
            if (CallingUs.Has(words[index]) && !Denied(words, index) && (index == 0 || !Outside.Has(words[index - 1]))
                && (words[index].EndsWith("ني", StringComparison.Ordinal) || words[index].EndsWith("لي", StringComparison.Ordinal) || (index + 1 < words.Length && ToMe.Has(words[index + 1]))))
            {
                return Wanting.HasAny(words.AsSpan(0, index)) || Array.TrueForAll(words[(index + 1)..], IsOfAWish);
            }
        }

        return false;
    }

    private static bool IsOfAWish(string word) =>
        Humans.Has(word) || Wanting.Has(word) || Talking.Has(word) || Real.Has(word) || Courtesy.Has(word) || Answering.Has(word) || ToMe.Has(word);

    // «شلون اخابركم», «اريد رقم اتصل بيكم»
    private static bool AsksHowToReachUs(string[] words)
    {
        for (var index = 0; index < words.Length; index++)
        {
            if (!Denied(words, index) && (ReachingYou.Has(words[index]) || (words[index] is "اتصل" or "اتواصل" && index + 1 < words.Length && (Us.Has(words[index + 1]) || words[index + 1] is "عليكم"))))
            {
                return true;
            }
        }

        return false;
    }

    // «ماكو موظف فاضي», of whoever finds nobody here.
    private static bool MissesSomebody(string[] words) =>
        words.Length is > 1 and <= MostWordsAlone && words[0] is "ماكو" or "محد" && Humans.Has(words[1]);

    // «دكتور نفسي»: any other doctor is looked for outside.
    private static bool IsHealer(string[] words, int index) =>
        Healers.Has(words[index]) && index + 1 < words.Length && words[index + 1] is "نفسي" or "نفسيه" && Wanting.HasAny(Before(words, index));

    // «خليني وحدي بدون بشر»
    private static bool IsWithout(string[] words, int index) => index > 0 && words[index - 1] is "بدون" or "بلا";

    // «انت غبي ما تفهم»
    private static bool Scolds(string[] words)
    {
        for (var index = 0; index < words.Length; index++)
        {
            if (You.Has(words[index]) && words.Length <= ScoldingWords && (Around(words, index, Insults, null) || Around(words, index, Understanding, IsAffirmed)) && !Around(words, index, Blackmailers, null))
            {
                return true;
            }
        }

        return false;
    }

    private static bool AsksInEnglish(string[] words) =>
        Array.Exists(words, word => word is "talk" or "speak" or "chat" or "connect") && Array.Exists(words, word => word is "person" or "human" or "someone" or "somebody" or "agent" or "people")
        && !Array.Exists(words, word => word is "about" or "not" or "dont" or "cannot" or "blackmailer");

    // «اله» is "to him" much more often than "a machine".
    private static bool IsMachine(string[] words, int index) => words[index] is "اله"
        ? index > 0 && words[index - 1] is "ويه" or "ويا" or "وي" or "مع" or "انت" or "انته" or "انتو"
        : Machine.Has(words[index]);

    // «شخص حقيقي», «a real person»: the word stands behind in Arabic and before in English.
    private static bool IsRealPerson(string[] words, int index) =>
        ((index + 1 < words.Length && Real.Has(words[index + 1])) || (index > 0 && Real.Has(words[index - 1]))) && !Telling.HasAny(Before(words, index)) && Around(words, index, Wanting, Denied);

    // «نادولي واحد», «حولوني على شخص».
    private static bool IsCalledFor(string[] words, int index) => Calling.HasAny(words.AsSpan(Math.Max(0, index - CalledWithin), Math.Min(index, CalledWithin)));

    // "I want to talk with somebody", but not "I want to talk about somebody who …": the verb stands before, a «ويا / مع» between, and nothing is told of the person after.
    private static bool IsSomebodyToTalkTo(string[] words, int index)
    {
        for (var other = Math.Max(0, index - Near); other < index; other++)
        {
            if ((Wanting.Has(words[other]) || Talking.Has(words[other])) && Denied(words, other))
            {
                return false;
            }
        }

        var before = Before(words, index);
        var after = words.AsSpan(index + 1);
        var wants = Wanting.HasAny(before);
        return (WantsToTalk(words, index) && (after.IsEmpty || (after[0] is "من" or "ثقه" && after.Length <= 2)))
            || (!after.IsEmpty && Answering.Has(after[0]) && (wants || Wanting.HasAny(after)))
            || (IsOfYou(after) && (wants || Answering.HasAny(after)))
            || (before.ContainsAny("شوكت", "متي", "ليش") && Answering.HasAny(before))
            || IsDescribed(words, index)
            || (after.IsEmpty && words[index] is not ("واحد" or "وحده") && IsAskedFor(words, index));
    }

    // «اريد احد», «احتاج مساعده من شخص»
    private static bool IsAskedFor(string[] words, int index) =>
        index > 0 && (words[index - 1] is "اريد" or "احتاج" or "محتاج" or "محتاجه"
            || (index > 1 && words[index - 1] is "من" && words[index - 2] is "مساعده" or "دعم" && Wanting.HasAny(Before(words, index))));

    // «واحد منكم», «احد من فريقكم»
    private static bool IsOfYou(ReadOnlySpan<string> after) =>
        (after.Length > 0 && after[0] is "منكم") || (after.Length > 1 && after[0] is "من" && after[1] is "عدكم" or "عندكم" or "الفريق" or "فريقكم");

    // «اريد وحدة كبيرة احجي وياها»: what kind of person it should be stands between.
    private static bool IsDescribed(string[] words, int index) =>
        words.Length > index + 2 && WithThem.Has(words[^1]) && Talking.Has(words[^2]) && Wanting.HasAny(Before(words, index)) && !Denials.HasAny(Before(words, index));

    private static bool WantsToTalk(string[] words, int index)
    {
        var before = Before(words, index);
        // «اخليه يحجي وحده»: alone.
        return !(words[index] is "وحده" && before.Length > 0 && before[^1][0] is 'ي') && Talking.HasAny(before) && Wanting.HasAny(before) && !before.Contains("about") && !Denials.HasAny(before);
    }

    private static ReadOnlySpan<string> Before(string[] words, int index) => words.AsSpan(Math.Max(0, index - Near), Math.Min(index, Near));

    private static bool IsAffirmed(string[] words, int index) => !Denied(words, index);

    private static bool Denied(string[] words, int index) => index > 0 && Denials.Has(words[index - 1]);

    private static bool Around(string[] words, int index, WordFamily family, Func<string[], int, bool>? refused)
    {
        for (var other = Math.Max(0, index - Near); other <= Math.Min(words.Length - 1, index + Near); other++)
        {
            if (other != index && family.Has(words[other]) && (refused is null || !refused(words, other)))
            {
                return true;
            }
        }

        return false;
    }
}
