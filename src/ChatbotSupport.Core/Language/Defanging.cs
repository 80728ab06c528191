using System.Text;

namespace ChatbotSupport.Core.Language;

/// <summary>Makes the links in what somebody wrote readable and dead: no messenger or browser of whoever looks opens example[.]com by accident.</summary>
public static class Defanging
{
    /// <summary>The text with dead links; everything else stays as it was.</summary>
    public static string Of(string text)
    {
        var result = new StringBuilder(text.Length);
        var start = 0;
        foreach (var span in SpanFinder.Find(text).Where(span => span.Kind is TextSpanKind.Link or TextSpanKind.Email))
        {
            result.Append(text, start, span.Start - start).Append(Dead(text.Substring(span.Start, span.Length)));
            start = span.End;
        }

        return result.Append(text, start, text.Length - start).ToString();
    }

    /// <summary>One link, or a piece of one, so that nothing in it is a link any more: an address in its path neither.</summary>
    public static string Dead(string link) => link
        .Replace("[.]", ".", StringComparison.Ordinal)
        .Replace("[:]", ":", StringComparison.Ordinal)
        .Replace(".", "[.]", StringComparison.Ordinal)
        .Replace("。", "[.]", StringComparison.Ordinal)
        .Replace("．", "[.]", StringComparison.Ordinal)
        .Replace("://", "[:]//", StringComparison.Ordinal)
        .Replace("@", "[@]", StringComparison.Ordinal);
}
