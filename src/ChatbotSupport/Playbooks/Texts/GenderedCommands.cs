namespace ChatbotSupport.Playbooks.Texts;

/// <summary>Commands that speak to one gender only.</summary>
internal static class GenderedCommands
{
    private const string Not = "لا";

    // Only forms that are hardly ever anything else: most others are also the past tense.
    private static readonly HashSet<string> Commands =
    [
        .. "أرسل ارسل احتفظ احفظ اضغط أخبر اختر تأكد افتح اغلق أغلق احذف ادفع استخدم حاول اكتب اطلب تواصل انتظر اتصل".Split(' ').Select(command => command + "ي"),
        .. "احتفظ احفظ اضغط اختر افتح أغلق احذف ادفع اطلب".Split(' '),
    ];

    private static readonly string[] Forbidden = ["ترسلي", "تدفعي", "تردي", "تحذفي", "تخافي", "تقلقي", "تفتحي", "تشاركي", "تخف", "تقلق", "تدفع له", "ترد عليه"];

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Known = Commands.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Where one stands in a text, with what is glued in front of it.</summary>
    public static IEnumerable<Range> In(string text)
    {
        for (var start = 0; start < text.Length; start++)
        {
            if (!IsLetter(text[start]))
            {
                continue;
            }

            var end = EndOfWord(text, start);
            if (EndOfCommand(text, start, end) is var last and > 0)
            {
                yield return start..last;
                end = last;
            }

            start = end;
        }
    }

    private static int EndOfCommand(string text, int start, int end)
    {
        var glued = text[start] is 'و' or 'ف' ? 1 : 0;
        for (var from = start; from <= start + glued; from++)
        {
            var word = text.AsSpan(from, end - from);
            if (Known.Contains(word))
            {
                return end;
            }

            if (word.SequenceEqual(Not) && end < text.Length && text[end] == ' ' && Array.Find(Forbidden, command => IsAt(text, end + 1, command)) is { } forbidden)
            {
                return end + 1 + forbidden.Length;
            }
        }

        return 0;
    }

    private static bool IsAt(string text, int place, string command) =>
        text.AsSpan(place).StartsWith(command, StringComparison.Ordinal) && EndOfWord(text, place + command.Length - 1) == place + command.Length;

    private static int EndOfWord(string text, int letter)
    {
        while (letter < text.Length && IsLetter(text[letter]))
        {
            letter++;
        }

        return letter;
    }

    // Letters and the marks that stand on them.
    private static bool IsLetter(char sign) => sign is >= '\u0621' and <= '\u0652';
}
