namespace ChatbotSupport.Core.Language;

/// <summary>Finds links, e-mail addresses, handles and numbers in a text, left to right, without overlaps and in one pass.</summary>
public static class SpanFinder
{
    private const int ShortestTopLevel = 2;
    private const int PhoneDigits = 7;

    /// <summary>All such pieces, in order.</summary>
    public static IReadOnlyList<TextSpan> Find(string text)
    {
        var spans = new List<TextSpan>();
        var examined = 0;
        for (var index = 0; index < text.Length;)
        {
            // A run that is none of these is examined once; afterwards only numbers are looked for in it, which keeps this linear.
            if (index >= examined && IsLatinPart(text[index]))
            {
                examined = RunEnd(text, index);
                var kept = TrimEnd(text, index, examined);
                if (KindOf(text.AsSpan(index, kept - index)) is { } kind)
                {
                    spans.Add(new(index, kept - index, kind));
                    index = examined = kept;
                    continue;
                }
            }

            index = NumberAt(text, index, spans) ?? index + 1;
        }

        return spans;
    }

    // A run may hold any letter once it is clearly a link, because paths and host names may be Arabic; before that, only Latin ones.
    private static int RunEnd(string text, int start)
    {
        var end = start;
        var isLink = false;
        while (end < text.Length && (IsLatinPart(text[end]) || (isLink && !IsBreak(text[end]))))
        {
            isLink = isLink || (text[end] == '/' && end > start && text[end - 1] is '/');
            end++;
        }

        return end;
    }

    private static int TrimEnd(string text, int start, int end)
    {
        while (end > start && text[end - 1] is '.' or ',' or ':' or ';' or '!' or '?' or ')' or ']' or '\'' or '-' or '&' or '=' or '،' or '؟' or '؛' or '»')
        {
            end--;
        }

        return end;
    }

    private static TextSpanKind? KindOf(ReadOnlySpan<char> run)
    {
        var at = run.IndexOf('@');
        if (run.Contains("://", StringComparison.Ordinal) || run.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
        {
            return TextSpanKind.Link;
        }

        if (at == 0)
        {
            return run.Length > 1 && !run[1..].Contains('@') ? TextSpanKind.Handle : null;
        }

        if (at > 0 && IsHost(run[(at + 1)..]))
        {
            return TextSpanKind.Email;
        }

        var slash = run.IndexOfAny("/?#:");
        if (IsHost(slash < 0 ? run : run[..slash]))
        {
            return TextSpanKind.Link;
        }

        return run.Contains('_') && ContainsLatin(run) && slash < 0 ? TextSpanKind.Handle : null;
    }

    private static bool IsHost(ReadOnlySpan<char> text)
    {
        var defanged = text.ToString().Replace("[.]", ".", StringComparison.Ordinal);
        var labels = defanged.Split('.');
        return labels.Length > 1
            && labels.All(label => label.Length > 0 && label[0] != '-' && label.All(letter => IsForeignLetter(letter) || char.IsAsciiDigit(letter) || letter is '-' or '_'))
            && labels[^1].Length >= ShortestTopLevel && (labels[^1].All(IsForeignLetter) || labels[^1].StartsWith("xn--", StringComparison.OrdinalIgnoreCase));
    }

    private static int? NumberAt(string text, int start, List<TextSpan> spans)
    {
        var first = start;
        if (text[first] is '+' or '#' && first + 1 < text.Length)
        {
            first++;
        }

        if (Digits.ValueAt(text, first) < 0 || char.IsLowSurrogate(text[start]))
        {
            return null;
        }

        var end = GroupEnd(text, first);
        var phone = end;
        while (phone + 1 < text.Length && text[phone] is ' ' or '\u00A0' && Digits.ValueAt(text, phone + 1) >= 0)
        {
            phone = GroupEnd(text, phone + 1);
        }

        if (phone > end && CountDigits(text, first, phone) >= PhoneDigits)
        {
            end = phone;
        }

        if (end < text.Length && text[end] is '%' or '٪')
        {
            end++;
        }

        spans.Add(new(start, end - start, TextSpanKind.Number));
        return end;
    }

    // Digits with single separators inside: dates, times, 482-715, 300,000.
    private static int GroupEnd(string text, int start)
    {
        var end = start;
        while (end < text.Length)
        {
            if (Digits.ValueAt(text, end) >= 0)
            {
                end++;
            }
            else if (end + 1 < text.Length && text[end] is '.' or ',' or '-' or '/' or ':' or '٫' or '٬' or '–' or '(' or ')' && Digits.ValueAt(text, end + 1) >= 0)
            {
                end++;
            }
            else
            {
                break;
            }
        }

        return end;
    }

    private static int CountDigits(string text, int start, int end)
    {
        var count = 0;
        for (var index = start; index < end; index++)
        {
            count += Digits.ValueAt(text, index) >= 0 && !char.IsHighSurrogate(text[index]) ? 1 : 0;
        }

        return count;
    }

    // Also Cyrillic and Greek, which imitations of host names are written with.
    private static bool IsForeignLetter(char letter) => char.IsAsciiLetter(letter) || (letter is > '\u007F' and < '\u0590' && char.IsLetter(letter));

    private static bool IsLatinPart(char letter) => IsForeignLetter(letter) || char.IsAsciiDigit(letter) || letter is '@' or '.' or '_' or '-' or '/' or ':' or '?' or '=' or '&' or '%' or '#' or '~' or '+' or '[' or ']';

    private static bool IsBreak(char letter) => char.IsWhiteSpace(letter) || char.IsControl(letter) || letter is '<' or '>' or '"' or '«' or '»' or '،' or '؛' or '؟' or '(' or ')' or (>= '\u2066' and <= '\u2069');

    private static bool ContainsLatin(ReadOnlySpan<char> run) => run.ContainsAnyInRange('a', 'z') || run.ContainsAnyInRange('A', 'Z');
}
