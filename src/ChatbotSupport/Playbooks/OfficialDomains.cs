using ChatbotSupport.Core;

namespace ChatbotSupport.Playbooks;

/// <summary>The domains of the links that operators vouch for: they are never called unknown when somebody pastes one.</summary>
public static class OfficialDomains
{
    private const string SchemeEnd = "://";
    private const string Www = "www.";

    /// <summary>The host parts of the facts of kind link.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<Fact> facts) =>
        [.. facts.Where(fact => fact.Kind == FactKind.Link).Select(fact => HostOf(fact.Value)).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static string HostOf(string link)
    {
        var scheme = link.IndexOf(SchemeEnd, StringComparison.Ordinal);
        var host = (scheme < 0 ? link : link[(scheme + SchemeEnd.Length)..]).Split('/', 2)[0].ToLowerInvariant();
        return host.StartsWith(Www, StringComparison.Ordinal) ? host[Www.Length..] : host;
    }
}
