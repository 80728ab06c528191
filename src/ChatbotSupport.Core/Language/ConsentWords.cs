using System.Collections.Frozen;

namespace ChatbotSupport.Core.Language;

/// <summary>
/// How people in Iraq agree that the team reads along, put it off, and take it back. Only what can mean nothing else counts: a question, a fear or a condition that nobody can keep is
/// no yes, and a plea to be read at last is no withdrawal. Everything else is asked once more.
/// </summary>
public static class ConsentWords
{
    private const int MostWords = 8;
    private const int MostWordsOfWithdrawal = 12;

    private static readonly FrozenSet<string> Naming = Words("اوافق", "موافق", "موافقه", "موافقين", "وافقت", "اقبل");

    private static readonly FrozenSet<string> Agreeing = [.. Naming, .. Words("ماشي", "اوك", "اوكي", "ok", "okay", "عادي")];

    private static readonly FrozenSet<string> Beside = Words(
        "والله", "اكيد", "تمام", "طبعا", "يلا", "هسه", "شكرا", "اقروا", "اقرو", "اكتبوا", "اكتبو", "خلي", "خليهم", "خلوهم", "يقرون", "يقرا", "يكتبون", "يكتب", "مشكله", "ماكو", "عيني");

    private static readonly FrozenSet<string> Denying = Words("لا", "ما", "مو", "كلا", "ولا", "بدون");

    private static readonly FrozenSet<string> Telling = Words("تكولون", "تكولين", "تكول", "تكلون", "تخبرون", "تخبر", "تحجون", "تبلغون", "تقولون", "يعرف", "يعرفون", "تعلمون");

    private static readonly FrozenSet<string> Later = Words(
        "بعدين", "مو هسه", "هسه لا", "لا هسه", "لا بعدين", "مو الان", "ما اريد", "لا ما اريد", "لا ماريد", "ماريد", "ارفض", "لا ارفض", "رافض", "رافضه", "لا مو هسه", "لا لا", "خليها بعدين");

    private static readonly FrozenSet<string> NoMatter = Words("ما عندي مانع", "ماكو مانع", "ماكو مشكله", "ما عندي مشكله", "ماعندي مانع", "ماعندي مشكله");

    private static readonly FrozenSet<string> Asking = Words("ليش", "شوكت", "شكد", "متى", "وين", "انتو", "انتم", "اذا", "لو", "شنو", "شلون", "منو");

    private static readonly FrozenSet<string> TakingBack = Words("اسحب", "سحبت", "اسحبوا", "اسحبو", "الغي", "لغيت", "الغيت", "الغوا", "الغو", "بطلت", "تراجعت", "سحب", "الغاء");

    private static readonly FrozenSet<string> Given = Words("موافقتي", "الموافقه");

    private static readonly FrozenSet<string> Reading = Words("يقرا", "يقرون", "يقراون", "تقرون", "تقرا", "تقراون", "يشوف", "يشوفون");

    private static readonly FrozenSet<string> Anybody = Words("احد", "حد", "الفريق", "كلامي");

    // Who else may read: that is no word on the team.
    private static readonly FrozenSet<string> Others = Words(
        "اهل", "اهلي", "ابوي", "ابويه", "امي", "اميه", "ماما", "بابا", "اخوي", "اخويه", "اخواني", "اختي", "خواتي", "زوجي", "زوجتي", "رجلي", "مرتي", "خطيبي", "خطيبتي", "عمي", "عمامي", "خالي", "خوالي", "ابن", "بنت",
        "بيتنا", "الشرطه", "هو", "هي");

    /// <summary>What somebody says to the question whether the team may read; true for yes, false for not now, null when it is neither for sure.</summary>
    public static bool? Read(string text)
    {
        var words = ArabicText.Words(text);
        if (words.Length is 0 or > MostWords || IsAsked(text))
        {
            return null;
        }

        var whole = string.Join(' ', words);
        if (Later.Contains(whole) || Pairs(words).Any(pair => Denying.Contains(pair.First) && Naming.Contains(pair.Second)) || Withdraws(text))
        {
            return false;
        }

        if (NoMatter.Contains(whole))
        {
            return true;
        }

        // «اي بس لا تكولون لاهلي»: a condition that is kept anyway.
        var condition = Array.IndexOf(words, "بس");
        var said = condition < 0 ? words : words[..condition];
        return said.Length > 0 && Agrees(said[0]) && said.All(word => Agrees(word) || Beside.Contains(word)) && (condition < 0 || IsKept(words[condition..])) ? true : null;
    }

    /// <summary>Whether somebody takes back that the team may read: «اسحب موافقتي», «ما اريد احد يقرا كلامي».</summary>
    public static bool Withdraws(string text)
    {
        var words = ArabicText.Words(text);
        if (words.Length is < 2 or > MostWordsOfWithdrawal || IsAsked(text) || words.Any(Others.Contains) || words.Any(Asking.Contains))
        {
            return false;
        }

        var pairs = Pairs(words).ToList();
        var wantsNone = pairs.Any(pair => pair is { First: "ما", Second: "اريد" or "اوافق" }) && words.Any(Anybody.Contains);
        var changes = pairs.Any(pair => pair is { First: "غيرت" or "بدلت", Second: "رايي" or "راي" });
        return pairs.Any(pair => TakingBack.Contains(pair.First) && Given.Contains(pair.Second))
            || pairs.Any(pair => pair is { First: "لا", Second: "تقرون" or "تقرا" or "تقراون" })
            || (wantsNone && (words.Any(Reading.Contains) || changes));
    }

    private static bool Agrees(string word) => Agreeing.Contains(word) || YesNo.Read(word) == true;

    private static bool IsKept(string[] clause) =>
        Pairs(clause).Any(pair => Denying.Contains(pair.First) && Telling.Contains(pair.Second)) && Pairs(clause).All(pair => !Denying.Contains(pair.First) || Telling.Contains(pair.Second));

    private static bool IsAsked(string text) => text.AsSpan().IndexOfAny('؟', '?') >= 0;

    private static IEnumerable<(string First, string Second)> Pairs(string[] words) => words.Zip(words.Skip(1));

    private static FrozenSet<string> Words(params string[] words) => words.Select(ArabicText.Normalize).ToFrozenSet();
}
