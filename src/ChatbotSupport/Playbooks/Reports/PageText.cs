using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace ChatbotSupport.Playbooks.Reports;

/// <summary>Text inside a page: nothing of a file can become a part of the page itself.</summary>
internal static class PageText
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The text, safe inside an element or a quoted attribute.</summary>
    public static string Of(string text) => Encoder.Encode(text);

    /// <summary>A page of the program by its name, its places filled.</summary>
    public static string Page(string name, params IReadOnlyList<(string Place, string Html)> parts)
    {
        using var stream = typeof(PageText).Assembly.GetManifestResourceStream($"{typeof(PageText).Namespace}.{name}")
            ?? throw new InvalidOperationException($"The page {name} is missing.");
        using var reader = new StreamReader(stream);
        return parts.Aggregate(reader.ReadToEnd(), (page, part) => page.Replace($"{{{{{part.Place}}}}}", part.Html, StringComparison.Ordinal));
    }
}
