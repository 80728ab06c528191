using System.Collections.Frozen;

namespace ChatbotSupport.Core.Language;

/// <summary>Recognises control words in one line. Those that cannot be undone count only as a whole message; asking for a human counts in any wording.</summary>
public static class ControlWords
{
    private const int MostWordsForHuman = 40;

    private static readonly (Control Control, string[] Wordings)[] Whole =
    [
        (Control.Leave, ["خروج", "خروج سريع", "خرج", "اخرج", "اريد اخرج", "اطلع", "exit", "quit", "5rooj", "khrooj", "khruj"]),
        (Control.End, ["إنهاء", "انهاء المحادثة", "انهاء الحديث", "انهي المحادثة", "انهي الحديث", "خلص الحديث", "اريد انهي المحادثة", "اريد انهاء المحادثة", "انهيها", "end"]),
        (Control.Erase,
        [
            "حذف", "امسح كل شيء", "امسح كلشي", "احذف كلشي", "احذف كل شيء", "حذف كل شيء", "مسح كل شيء", "مسح", "امسح الكل", "احذف الكل", "امسح المحادثة", "احذف المحادثة",
            "امسحوا كلشي", "احذفوا كلشي", "امسحو كلشي", "احذفو كلشي", "حذف بياناتي", "احذف بياناتي", "امسح بياناتي", "احذفوا بياناتي", "امسحوا بياناتي", "مسح بياناتي",
            "حذف المحادثة", "مسح المحادثة", "اريد احذف كلشي", "اريد امسح كلشي", "اريد حذف كل شيء", "erase", "delete", "delete everything",
        ]),
        (Control.Continue, ["متابعة", "استمرار", "كمل", "كملي", "نكمل", "اكمل", "تابع", "نتابع", "استمر", "خل نكمل", "continue"]),
        (Control.Menu, ["القائمة", "قائمة", "القائمة الرئيسية", "الرئيسية", "البداية", "ابدا من جديد", "من جديد", "ابدا", "menu", "start"]),
        (Control.Back, ["رجوع", "ارجع", "رجع", "الرجوع", "ارجعني", "السابق", "back"]),
        (Control.Stop, ["توقف", "وقف", "اوقف", "قف", "ايقاف", "كافي", "بس كافي", "stop"]),
        (Control.SomebodyElse,
        [
            "شخص آخر", "شخص ثاني", "غير شخص", "اريد شخص آخر", "اريد شخص ثاني", "اريد واحد ثاني", "اريد غيره", "اريد غيرها", "اريد احجي ويا غيره", "اريد احجي ويا شخص ثاني",
            "ممكن شخص آخر", "ممكن شخص ثاني", "اريد متطوع ثاني", "اريد متطوع آخر", "اريد متطوعة ثانية", "اريد متطوعة اخرى", "حولوني لشخص ثاني", "حولني لشخص ثاني",
        ]),
        (Control.Remark, ["ملاحظة على الحديث", "ملاحظة", "ملاحظة عالحديث", "عندي ملاحظة", "عندي ملاحظة على الحديث", "شكوى على المتطوع", "اريد اشتكي على المتطوع", "عندي شكوى على المتطوع"]),
        (Control.CodeWord, ["كلمة خاصة", "الكلمة الخاصة", "كلمتي الخاصة", "اريد كلمة خاصة", "code word"]),
        (Control.More, ["المزيد", "مزيد", "اكثر", "بعد اكثر", "تفاصيل اكثر", "زيدني", "more"]),
    ];

    private static readonly FrozenDictionary<string, Control> Wordings =
        Whole.SelectMany(pair => pair.Wordings.Select(wording => (ArabicText.Normalize(wording), pair.Control)))
            .ToFrozenDictionary(pair => pair.Item1, pair => pair.Control);

    private const string RemarkSigns = ":،,.؛-–—";

    private static readonly string[][] LongRemarkWords =
    [
        .. Whole.Single(pair => pair.Control == Control.Remark).Wordings.Select(wording => wording.Split(' ').Select(ArabicText.Normalize).ToArray())
            .Where(words => words.Any(ArabicText.Normalize("الحديث عالحديث المتطوع").Split(' ').Contains)).OrderByDescending(words => words.Length),
    ];

    /// <summary>The wordings that count as a whole message, as they are written here.</summary>
    internal static IEnumerable<string> Known => Whole.SelectMany(pair => pair.Wordings);

    /// <summary>The word that a remark about the talk is announced with.</summary>
    internal const string RemarkWord = "ملاحظة على الحديث";

    /// <summary>
    /// What stands behind the word of a remark in one line («ملاحظة على الحديث: …»), empty when nothing does; null when the line does not begin with one, or asks what it is.
    /// «ملاحظة» alone begins many a message.
    /// </summary>
    internal static string? AfterRemarkWord(string line)
    {
        var words = line.Split((char[])[' ', .. RemarkSigns], StringSplitOptions.RemoveEmptyEntries);
        if (LongRemarkWords.FirstOrDefault(wording => words.Length >= wording.Length && words.Take(wording.Length).Select(ArabicText.Normalize).SequenceEqual(wording)) is not { } known)
        {
            return null;
        }

        var rest = line.AsSpan();
        foreach (var word in words.Take(known.Length))
        {
            rest = rest[(rest.IndexOf(word, StringComparison.Ordinal) + word.Length)..];
        }

        var remark = rest.TrimStart([.. RemarkSigns, ' ']);
        var isAnnounced = rest.TrimStart() is [var sign, ..] && RemarkSigns.Contains(sign);
        return !isAnnounced && remark.IndexOfAny('؟', '?') >= 0 ? null : remark.ToString();
    }

    /// <summary>The control word a line is, or null. A slash in front («/خروج») and punctuation do not matter.</summary>
    public static Control? Recognise(string line)
    {
        var normalized = ArabicText.Normalize(line);
        if (Wordings.TryGetValue(normalized, out var control) || Wordings.TryGetValue(WithoutCourtesy(normalized), out control))
        {
            return control;
        }

        var words = normalized.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is 0 or > MostWordsForHuman ? null
            : HumanWish.In(words) ? Control.Human
            : HumanWish.IsAnger(words) ? Control.Anger
            : null;
    }

    private static string WithoutCourtesy(string normalized)
    {
        foreach (var courtesy in new[] { " رجاء", " لو سمحت", " من فضلك", " من فضلكم", " بلا زحمه", " فدوه", " الله يخليك", " الله يخليكم", " هسه", " please" })
        {
            if (normalized.EndsWith(courtesy, StringComparison.Ordinal))
            {
                return normalized[..^courtesy.Length];
            }
        }

        return normalized;
    }
}
