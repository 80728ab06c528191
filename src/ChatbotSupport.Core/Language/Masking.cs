using System.Text;
using System.Text.RegularExpressions;

namespace ChatbotSupport.Core.Language;

/// <summary>What became of a person's text before a volunteer sees it.</summary>
/// <param name="Text">The text with dots where a number, handle, link or e-mail address stood.</param>
/// <param name="Any">Something was masked; the volunteer may uncover it by a press that is recorded.</param>
public sealed record MaskedText(string Text, bool Any)
{
    /// <summary>Its kind alone: what is in it is somebody's.</summary>
    public override string ToString() => nameof(MaskedText);
}

/// <summary>
/// Hides what could tell who somebody is: long numbers, also where they are broken up by gaps, signs or lines or spelt out digit by digit, handles, links and e-mail addresses.
/// Rather too much than too little: what is hidden is uncovered by one press.
/// </summary>
public static partial class Masking
{
    /// <summary>What stands for a masked piece.</summary>
    public const string Dots = "•••";

    private const int FewestDigits = 5;

    /// <summary>The text as a volunteer first sees it; direction marks of the person are removed too.</summary>
    public static MaskedText Mask(string text)
    {
        var source = Bidi.Strip(text);
        var result = new StringBuilder(source.Length);
        var start = 0;
        foreach (var (begin, end) in Pieces(source).OrderBy(piece => piece.Start))
        {
            if (begin >= start)
            {
                result.Append(source, start, begin - start).Append(Dots);
            }

            start = Math.Max(start, end);
        }

        return new(result.Append(source, start, source.Length - start).ToString(), start > 0);
    }

    private static IEnumerable<(int Start, int End)> Pieces(string source) =>
    [
        .. SpanFinder.Find(source).Where(span => span.Kind != TextSpanKind.Number || IsLong(source, span)).Select(span => (span.Start, span.End)),
        .. new[] { BrokenUp(), SpeltOut(), NameWithDigits() }.SelectMany(shape => shape.Matches(source)).Select(match => (match.Index, match.Index + match.Value.TrimEnd().Length)),
    ];

    // Seven digits and more with nothing but signs and gaps between them: «0750   252  2728», «0750*252*2728», one digit a line.
    [GeneratedRegex(@"\+?\p{Nd}(?:[^\p{L}\p{Nd}]{0,6}\p{Nd}){6,}", RegexOptions.CultureInvariant)]
    private static partial Regex BrokenUp();

    // Six words and more, each of them a digit, a ten or a few digits: «صفر سبعة خمسة صفر …».
    [GeneratedRegex(
        @"(?<!\p{L})(?:و?(?:صفر|زيرو|واحد[ةه]?|وحد[ةه]|[إا]?ثنين|[إا]ثن(?:ان|تين|ا)|[ثت]لاث?ت?[ةه]?|[أا]ربع[ةه]?|خمس[ةه]?|ست[ةه]?|سبع[ةه]?|[ثت]مان(?:ي[ةه]?)?|تسع[ةه]?|عشر(?:[ةه]|ين)?|[ثت]لاث?ت?ين|[أا]ربعين|خمسين|ستين|سبعين|[ثت]مانين|تسعين|zero|one|two|three|four|five|six|seven|eight|nine|\p{Nd}{1,4})(?![\p{L}\p{Nd}])[\s\p{P}]{0,4}){6,}",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex SpeltOut();

    // «zainab88»: no word ends so, in whatever letters Arabic is typed.
    [GeneratedRegex(@"(?<![\p{L}\p{Nd}])[A-Za-z][A-Za-z.]{2,}\p{Nd}{2,}(?![\p{L}\p{Nd}])", RegexOptions.CultureInvariant)]
    private static partial Regex NameWithDigits();

    private static bool IsLong(string text, TextSpan span)
    {
        var digits = 0;
        for (var index = span.Start; index < span.End; index++)
        {
            if (Digits.ValueAt(text, index) >= 0 && !char.IsHighSurrogate(text[index]))
            {
                digits++;
            }
        }

        return digits >= FewestDigits;
    }
}
