using System.Collections.Frozen;

namespace ChatbotSupport.Core.Language;

/// <summary>How people in Iraq agree that the team reads along, put it off, and take it back. A missed yes keeps somebody waiting; a missed no breaks a promise.</summary>
public static class ConsentWords
{
    private const int MostWords = 8;
    private const int MostWordsOfYes = 4;
    private const int MostWordsOfWithdrawal = 12;

    private static readonly FrozenSet<string> Agreeing = Words("اوافق", "موافق", "موافقه", "موافقين", "وافقت", "وافق", "ماشي", "اوك", "اوكي", "ok", "okay", "اقبل", "قبلت", "قابل", "قابله", "عادي", "يلا");

    private static readonly FrozenSet<string> Denying = Words("لا", "ما", "مو", "كلا", "بدون", "مب", "مش", "غير");

    private static readonly FrozenSet<string> Later = Words(
        "بعدين", "مو هسه", "هسه لا", "لا هسه", "لا بعدين", "مو الان", "ما اريد", "لا ما اريد", "لا ماريد", "ماريد", "ارفض", "لا ارفض", "رافض", "رافضه", "لا مو هسه", "لا لا", "خليها بعدين");

    private static readonly FrozenSet<string> NoMatter = Words("ما عندي مانع", "ماكو مانع", "ماكو مشكله", "ما عندي مشكله", "ماعندي مانع", "ماعندي مشكله", "عادي ماكو مشكله");

    private static readonly FrozenSet<string> TakingBack = Words("اسحب", "سحبت", "الغي", "لغيت", "الغيت", "بطلت", "تراجعت", "سحب", "الغاء");

    private static readonly FrozenSet<string> Refusing = Words("اوافق", "اريد", "اريدهم", "اريدكم", "تقرون", "تقرا", "تقراون", "يقرون", "يقرا", "تخلون", "تخلوهم", "موافق", "موافقه");

    private static readonly string[] Reading = ["يقرا", "يقرو", "تقرا", "تقرو"];

    // Who else may read: that is no word on the team.
    private static readonly FrozenSet<string> Others = Words(
        "اهل", "اهلي", "ابوي", "امي", "ماما", "بابا", "اخوي", "اخواني", "اختي", "خواتي", "زوجي", "زوجتي", "رجلي", "مرتي", "خطيبي", "خطيبتي", "عمامي", "بيتنا", "الشرطه", "هو", "هي");

    /// <summary>What somebody says to the question whether the team may read; true for yes, false for not now, null when it is neither.</summary>
    public static bool? Read(string text)
    {
        var words = ArabicText.Words(text);
        if (words.Length is 0 or > MostWords || text.Contains('؟', StringComparison.Ordinal))
        {
            return null;
        }

        var whole = string.Join(' ', words);
        if (NoMatter.Contains(whole))
        {
            return true;
        }

        var denies = words.Any(Denying.Contains);
        var agrees = words.Any(Agreeing.Contains);
        if (Later.Contains(whole) || (agrees && denies && !YesNo.BeginsWithYes(text)))
        {
            return false;
        }

        return (YesNo.BeginsWithYes(text) && !Denying.Contains(words[1])) || (agrees && !denies && words.Length <= MostWordsOfYes) ? true : null;
    }

    /// <summary>Whether somebody takes back that the team may read: «اسحب موافقتي», «ما اريد احد يقرا كلامي».</summary>
    public static bool Withdraws(string text)
    {
        var words = ArabicText.Words(text);
        if (words.Length is < 2 or > MostWordsOfWithdrawal || words.Any(Others.Contains))
        {
            return false;
        }

        var names = words.Any(word => word.Contains("موافق", StringComparison.Ordinal) || word is "اوافق" or "وافقت");
        var refuses = words.Zip(words.Skip(1)).Any(pair => Denying.Contains(pair.First) && Refusing.Contains(pair.Second));
        var reads = words.Any(word => Reading.Any(stem => word.StartsWith(stem, StringComparison.Ordinal)));
        var changes = words.Zip(words.Skip(1)).Any(pair => pair is { First: "غيرت" or "بدلت", Second: "رايي" or "راي" });
        return (words.Any(TakingBack.Contains) && names) || (refuses && reads) || (changes && refuses && words.Any(word => word is "احد" or "حد" or "الفريق"));
    }

    private static FrozenSet<string> Words(params string[] words) => words.Select(ArabicText.Normalize).ToFrozenSet();
}
