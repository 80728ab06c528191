namespace ChatbotSupport.Core.Language;

/// <summary>Tells whether somebody asks for a human or is angry at talking to a machine.</summary>
internal static class HumanWish
{
    private const int Near = 5;
    private const int MostWordsAlone = 3;
    private const int CalledWithin = 2;

    private static readonly WordFamily Humans = new(
        "انسان انسانه بشر بشري بشريه ادمي متطوع متطوعه متطوعين المتطوعين موظف موظفه موظفين مختص مختصه مرشد مرشده اخصائي اخصائيه مستشار مستشاره human humans agent operator counselor volunteer insan ensan bashar muwathaf مروف مروفيك مروفيكي خوبهخش");

    // «شخص» and «احد» are everyday words; they mean the team only beside "talk with" or "real".
    private static readonly WordFamily Somebody = new(
        "شخص احد واحد وحده حد احدهم بنيه بنت امراه مره رجال شخصا ناس person people someone somebody anyone anybody sha5s shakhs wahed a7ad wa7ed كهسيك كهسيكي كهس");

    private static readonly WordFamily Team = new("الفريق فريق فريقكم المنظمه منظمتكم الدعم المشرف المشرفه مشرف مشرفه الادمن ادمن المسؤولين support admin");

    private static readonly WordFamily Talking = new(
        "احجي احكي احجيلكم اتكلم اتحدث تكلم التكلم التحدث الحديث الكلام احاجي احاجيه احاجيها اكلم اكلمه اكلمها اتواصل التواصل تواصل اخابر اسولف اسولفله نسولف ادردش دردشه افضفض افضفضله استشير يحجي يكلمني يحاجيني يرد يجاوبني يجاوب يسمعني يفهمني تسمعني تفهمني تحجي يسولف "
        + "يتواصل نحجي حولني حولوني وصلني وصلوني ربطني اربطني اربطوني تحويلي تحولوني تحولني توصيلي توصلوني توصلني talk talking speak chat connect transfer a7chi ahchi a7ki ahki a7che قسه");

    private static readonly WordFamily Wanting = new(
        "اريد ارد اريدلي ابي ابغي بدي محتاج محتاجه احتاج نحتاج ممكن يمكن بالامكان امكانيه اكدر اقدر استطيع وين اين انطوني اعطوني جيبولي جيبلي خلي خل خلوني خليني هل اطلب طلب ارجوكم رجاء ياريت اتمني لازم want need can could may please let "
        + "arid areed ared abi aku اكو يوجد حولني حولوني وصلني وصلوني فد دهمهويت دهتوانم");

    private static readonly WordFamily Calling = new("جيبولي جيبلي جيبوا جيبو نادولي نادلي نادوا نادو نادي صيحولي صيحوا صيحو صيحلي خابروا خلوا حولوني حولني وصلوني وصلني وصليني حوليني ربطوني اربطوني انطوني اعطوني ابعثوا ابعثولي connect transfer");

    private static readonly WordFamily Real = new("حقيقي حقيقيه طبيعي طبيعيه real actual live 7aqiqi حي راستهقينه");

    private static readonly WordFamily Machine = new("بوت روبوت ربوت البوت الروبوت الاله اله ماكنه مكينه برنامج ذكاء bot robot machine");

    private static readonly WordFamily Against = new(
        "ما مو مب موش مش لا ليس كافي ملل مليت طفرت تافه غبي غبيه زباله فاشل فاشله كرهت زهكت ضجت بدون غير خرب خره ينعل لعنه not no stupid hate useless fashil");

    // «هو انسان حقير» speaks of somebody, not of a wish.
    private static readonly WordFamily OfSomebody = new("هو هي هم هذا هذه هاي انته انت اني انا");

    // «كلمت موظف بالبنك» tells of a talk that was.
    private static readonly WordFamily Telling = new("كلمت كلمني حجيت حجيتله حاجيت حاجاني راسلت راسلني خابرت خابرني اتصلت اتصل شفت لكيت التقيت سالت صار جان كان دفعت دزيت يهددني يبتزني هددني ابتزني");

    private static readonly WordFamily Us = new("وياكم معكم معاكم ويهكم بيكم");

    private static readonly WordFamily WithThem = new("وياه وياها ويهه معه معها معاه معاها");

    private static readonly WordFamily Denials = new("ما لا مو ماكو بدون dont");

    // Whom people talk with outside: «احجي ويه ابوي مره ثانيه» is no wish for the team.
    private static readonly WordFamily Outside = new(
        "اهلي ابوي ابويه امي اخوي اخويه اختي زوجي زوجتي مرتي خطيبي خطيبتي عمي خالي صديقي صديقتي حبيبي حبيبتي المبتز الهكر الشرطه الضابط المحامي الدكتور نفسي روحي هذا هاي");

    private static readonly WordFamily Answers = new("كلام كلامك جواب جوابك رد ردك ردود ردودك اجوبه اجوبتك سؤال");

    private static readonly WordFamily Dull = new("جاهز جاهزه اليه الي تلقائيه تلقائي مكرره مكرر");

    private static readonly WordFamily FedUp = new("كافي ملل مليت طفرت زهكت ضجت تعبت كرهت تعيد تكرر دتعيد دتكرر");

    public static bool In(string[] words)
    {
        if (WantsSomebodyAgain(words) || WantsUs(words) || IsTiredOfTheMachine(words))
        {
            return true;
        }

        if (words.Length <= MostWordsAlone && Humans.HasAny(words) && !Denials.HasAny(words) && !Telling.HasAny(words) && !OfSomebody.Has(words[0]))
        {
            return true;
        }

        for (var index = 0; index < words.Length; index++)
        {
            if (Humans.Has(words[index]) && !Telling.HasAny(Before(words, index)) && (Around(words, index, Wanting, Denied) || Around(words, index, Talking, Denied)))
            {
                return true;
            }

            if (Somebody.Has(words[index]) && (IsRealPerson(words, index) || IsCalledFor(words, index) || IsSomebodyToTalkTo(words, index)))
            {
                return true;
            }

            if (Team.Has(words[index]) && (WantsToTalk(words, index) || IsCalledFor(words, index) || (index > 1 && words[index - 1] == "من" && Somebody.Has(words[index - 2]))))
            {
                return true;
            }

            if (Machine.Has(words[index]) && Around(words, index, Against, null))
            {
                return true;
            }
        }

        return false;
    }

    // «كافي نفس الكلام», «ملل من الردود الالية», «تعيد نفس الجواب»: of what is answered here, not of what somebody else says.
    private static bool IsTiredOfTheMachine(string[] words)
    {
        var answers = Array.FindIndex(words, Answers.Has);
        return answers >= 0 && !words.Any(Outside.Has)
            && ((answers > 0 && words[answers - 1] == "نفس" && FedUp.HasAny(words)) || (answers + 1 < words.Length && Dull.Has(words[answers + 1]) && (FedUp.HasAny(words) || Against.HasAny(words))));
    }

    // «اريد احجي ويه نور مره ثانيه»: a name the person knows from an earlier talk here.
    private static bool WantsSomebodyAgain(string[] words)
    {
        for (var index = 1; index + 3 < words.Length; index++)
        {
            if (words[index] is "ويه" or "ويا" or "وي" or "مع"
                && words[index + 2] is "مره" or "مرت"
                && words[index + 3] is "ثانيه" or "اخري" or "لخ"
                && !Outside.Has(words[index + 1]) && Talking.HasAny(words.AsSpan(0, index)) && Wanting.HasAny(words.AsSpan(0, index)) && !words.Take(index).Any(Denials.Has))
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

    // «شخص حقيقي», «a real person»: the word stands behind in Arabic and before in English.
    private static bool IsRealPerson(string[] words, int index) =>
        ((index + 1 < words.Length && Real.Has(words[index + 1])) || (index > 0 && Real.Has(words[index - 1]))) && Around(words, index, Wanting, Denied);

    // «نادولي واحد», «حولوني على شخص».
    private static bool IsCalledFor(string[] words, int index) => Calling.HasAny(words.AsSpan(Math.Max(0, index - CalledWithin), Math.Min(index, CalledWithin)));

    // "I want to talk with somebody", but not "I want to talk about somebody who …": the verb stands before, a «ويا / مع» between, and nothing is told of the person after.
    private static bool IsSomebodyToTalkTo(string[] words, int index)
    {
        var before = Before(words, index);
        var talks = WantsToTalk(words, index) && index == words.Length - 1;
        var isAnswered = index + 1 < words.Length && words[index + 1] is "يحاجيني" or "يحجي" or "يكلمني" or "يجاوبني" or "يرد" or "يسمعني" or "يفهمني" or "يتكلم" or "احجي" or "احاجيه" or "اكلمه" or "اسولف" or "قسه";
        return talks || (isAnswered && (Wanting.HasAny(before) || Wanting.HasAny(words.AsSpan(index + 1)))) || IsDescribed(words, index)
            || (WantsToTalk(words, index) && index + 1 < words.Length && words[index + 1] is "منكم" or "من" or "ثقه" && index + 2 >= words.Length - 1);
    }

    // «اريد وحدة كبيرة احجي وياها»: what kind of person it should be stands between.
    private static bool IsDescribed(string[] words, int index) =>
        words.Length > index + 2 && WithThem.Has(words[^1]) && Talking.Has(words[^2]) && Wanting.HasAny(Before(words, index)) && !Denials.HasAny(Before(words, index));

    private static bool WantsToTalk(string[] words, int index)
    {
        var before = Before(words, index);
        return Talking.HasAny(before) && Wanting.HasAny(before) && !before.Contains("about") && !Denials.HasAny(before);
    }

    private static ReadOnlySpan<string> Before(string[] words, int index) => words.AsSpan(Math.Max(0, index - Near), Math.Min(index, Near));

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
