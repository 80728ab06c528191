using System.Collections.Frozen;

namespace ChatbotSupport.Core.Language;

/// <summary>Small words that Iraqi and standard Arabic say differently; each is replaced by one pivot so that phrasings of both meet.</summary>
internal static class FunctionWords
{
    private static readonly FrozenDictionary<string, string> Pivots = Build(
        ("ماذا", "شنو شنهو شو وش ايش اش شنهي شني shno shnu shino"),
        ("كيف", "شلون اشلون كيفيه شلونه shlon shloon"),
        ("لماذا", "ليش علويش ليه لويش lesh leish"),
        ("اين", "وين بوين منين فين wen wein ween"),
        ("متي", "شوكت شوكتن ايمتي امتي"),
        ("من", "منو منهو مين meno mno"),
        ("كم", "شكد شكثر اشكد قديش shgad shgd"),
        ("الان", "هسه هسا هسع هلا الحين hassa hessa"),
        ("اريد", "ارد ابي ابغي بدي ودي اود ارغب محتاج محتاجه احتاج عايز arid areed ared"),
        ("ليس", "مو مب مش موش مهو"),
        ("يوجد", "اكو فيه aku ako"),
        ("لايوجد", "ماكو maku mako"),
        ("هذا", "هاي هذي هذه هاذا هذا هالشي هيج هيجي هاذي"),
        ("الذي", "اللي الي التي الذين"),
        ("ايضا", "هم همين كمان همه"),
        ("كثير", "هوايه هواي كلش وايد كتير جدا كلشي hwaya"),
        ("قليل", "شويه شوي اشويه"),
        ("ممكن", "يمكن بلكي بلكت اكدر اقدر استطيع يصير"),
        ("اعمل", "اسوي شسوي اتصرف"),
        ("يفعل", "يسوي يعمل"),
        ("لي", "الي مالي مالتي مالاتي"),
        ("له", "اله مالته ماله"),
        ("واحد", "فد شخص احد"),
        ("قال", "كال كالي كلي يكول يقول"),
        ("هاتف", "موبايل موبايلي تلفون تلفوني جوال جوالي تليفون جهاز"),
        ("صوره", "صور صوري صورتي صورها الصور الصوره"),
        ("ارسل", "دز دزيت دزلي ادز رسل بعث ارسلت"),
        ("نقود", "فلوس الفلوس مصاري المال مبلغ المبلغ"));

    /// <summary>Letters of the longest pivot.</summary>
    public static int Longest { get; } = Pivots.Values.Max(pivot => pivot.Length);

    /// <summary>The pivot of a normalised word, or the word.</summary>
    public static string Pivot(string word) => Pivots.GetValueOrDefault(word, word);

    private static FrozenDictionary<string, string> Build(params (string Pivot, string Words)[] table) =>
        table.SelectMany(row => row.Words.Split(' ').Select(word => (word, row.Pivot)))
            .GroupBy(pair => pair.word)
            .ToFrozenDictionary(group => group.Key, group => group.First().Pivot);
}
