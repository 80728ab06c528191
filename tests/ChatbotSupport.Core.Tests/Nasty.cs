namespace ChatbotSupport.Core.Tests;

/// <summary>Texts that break careless readers.</summary>
internal static class Nasty
{
    public static IReadOnlyList<string> Texts { get; } =
    [
        "", " ", "\n\n\n", "\0", "\u0001\u0002\u001b[31m", "\ud800", "\udc00\ud800", "a\ud83d", "\ufffe\uffff\ufdd0", "\u202e\u202dabc\u2066\u2067", "\u2069\u2069\u2066",
        "ﷺﷺﷺ", "ء", "ـــــ", "ًٌٍَُِّْ", new string('\u064B', 100_000), new string('ا', 100_000), new string('٥', 100_000), new string('.', 100_000), new string('@', 100_000),
        string.Concat(Enumerable.Repeat("\ud83d\ude00", 50_000)), string.Concat(Enumerable.Repeat("ما ", 33_000)), string.Join('\n', Enumerable.Repeat("هو", 33_000)),
        string.Concat(Enumerable.Repeat("اهلي يقتلوني اذا عرفوا ", 4_500)), string.Concat(Enumerable.Repeat("a.b", 33_000)), string.Concat(Enumerable.Repeat("1 2", 33_000)),
        string.Concat(Enumerable.Repeat("http://", 14_000)), string.Concat(Enumerable.Repeat("xn--", 25_000)) + ".com", "http://%%%/%zz", "http://\u202egpj.exe", "http://xn--/", "http://a..b/", "١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦٧٨٩٠",
        "99999999999999999999", "خمسة و و و عشرين", "ا ب ج د ه و ز", "[begin]", "…", "((fact))", "<script>alert(1)</script>", "'; drop table people; --",
    ];

    public static TheoryData<int> Indices => [.. Enumerable.Range(0, Texts.Count)];
}
