using System.Text;

namespace ChatbotSupport.Core.Language;

/// <summary>What became of a person's text before a volunteer sees it.</summary>
/// <param name="Text">The text with dots where a number, handle, link or e-mail address stood.</param>
/// <param name="Any">Something was masked; the volunteer may uncover it by a press that is recorded.</param>
public sealed record MaskedText(string Text, bool Any)
{
    /// <summary>Its kind alone: what is in it is somebody's.</summary>
    public override string ToString() => nameof(MaskedText);
}

/// <summary>Hides what could tell who somebody is: long numbers, handles, links and e-mail addresses.</summary>
public static class Masking
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
        var any = false;
        foreach (var span in SpanFinder.Find(source))
        {
            if (span.Kind == TextSpanKind.Number && !IsLong(source, span))
            {
                continue;
            }

            any = true;
            result.Append(source, start, span.Start - start).Append(Dots);
            start = span.End;
        }

        return new(result.Append(source, start, source.Length - start).ToString(), any);
    }

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
