using System.Globalization;
using System.Text;
using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Alerts;

/// <summary>Finds links in what people paste, brings each into one form, and makes it safe to show.</summary>
public static class LinkReader
{
    private static readonly string[] HostPrefixes = ["www.", "m.", "mobile."];

    /// <summary>The links of a text, each once, in order; also without scheme, defanged by somebody, or glued to Arabic punctuation.</summary>
    public static IReadOnlyList<Link> Read(string text)
    {
        // Every link holds one of these, also where somebody made it harmless.
        if (!text.AsSpan().ContainsAny(".:。．"))
        {
            return [];
        }

        var clean = Refang(Bidi.Strip(TextLimits.Cut(text)));
        var links = new List<Link>();
        foreach (var span in SpanFinder.Find(clean).Where(span => span.Kind == TextSpanKind.Link))
        {
            if (links.Count < AlertLimits.Links && Parse(clean.Substring(span.Start, span.Length)) is { } link && !links.Exists(known => known.Host == link.Host && known.Path == link.Path))
            {
                links.Add(link);
            }
        }

        return links;
    }

    /// <summary>A link as operators write it, in its one form; null when it is none.</summary>
    public static Link? One(string written) => Parse(written.Trim());

    /// <summary>The canonical host of a domain as operators write it; null when it is none.</summary>
    public static string? Host(string written) => Parse(written.Trim())?.Host;

    private static string Refang(string text) => text
        .Replace("hxxp", "http", StringComparison.OrdinalIgnoreCase)
        .Replace("[.]", ".", StringComparison.Ordinal)
        .Replace("(.)", ".", StringComparison.Ordinal)
        .Replace("[:]", ":", StringComparison.Ordinal);

    private static Link? Parse(string written)
    {
        var scheme = written.IndexOf("://", StringComparison.Ordinal);
        var rest = scheme >= 0 ? written[(scheme + 3)..] : written;
        var end = rest.AsSpan().IndexOfAny("/?#\\");
        var authority = end < 0 ? rest : rest[..end];
        var path = end < 0 ? "" : rest[end..];

        // Before an @ stands a name meant to mislead: http://gov.iq@evil.example
        authority = authority[(authority.LastIndexOf('@') + 1)..];
        var port = authority.IndexOf(':', StringComparison.Ordinal);
        var host = CanonicalHost(port < 0 ? authority : authority[..port]);
        return host is null ? null : new(host, CanonicalPath(path), Defang(host, CanonicalPath(path))) { IsDisguised = rest.AsSpan(0, end < 0 ? rest.Length : end).Contains('@') };
    }

    private static string? CanonicalHost(string written)
    {
        var host = Unescape(written).Normalize(NormalizationForm.FormKC).ToLowerInvariant().Trim('.');
        foreach (var prefix in HostPrefixes)
        {
            if (host.StartsWith(prefix, StringComparison.Ordinal) && host.IndexOf('.', prefix.Length) > 0)
            {
                host = host[prefix.Length..];
                break;
            }
        }

        if (!host.Contains('.', StringComparison.Ordinal) || host.Length > 253)
        {
            return null;
        }

        try
        {
            return new IdnMapping { AllowUnassigned = true }.GetAscii(host);
        }
        catch (ArgumentException)
        {
            // Not a name the web knows, and still something a person was sent: kept as written, letters and digits only.
            return string.Concat(host.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-'));
        }
    }

    // The query and the fragment only track; the path tells pages of one host apart.
    private static string CanonicalPath(string path)
    {
        var end = path.AsSpan().IndexOfAny('?', '#');
        return Unescape(end < 0 ? path : path[..end]).TrimEnd('/');
    }

    private static string Unescape(string text)
    {
        if (!text.Contains('%', StringComparison.Ordinal))
        {
            return Wellformed(text);
        }

        return Wellformed(Uri.UnescapeDataString(text));
    }

    private static string Wellformed(string text) => string.Concat(text.Where(letter => !char.IsSurrogate(letter) && !char.IsControl(letter) && letter < '\uFFF0'));

    private static string Defang(string host, string path)
    {
        // In the path too: https://bit.ly/https://other.example holds a second one that messengers would make a link of.
        var shown = Defanging.Dead(host + string.Concat(path.Where(letter => letter is > ' ' and < '\u007F')));
        return shown.Length <= AlertLimits.ShownLink ? shown : string.Concat(shown.AsSpan(0, AlertLimits.ShownLink), "…");
    }
}
