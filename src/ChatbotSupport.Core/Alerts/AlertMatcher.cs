using System.Globalization;
using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Alerts;

/// <summary>Recognises known scams and links in a text. A link no alert knows is reported and never called safe.</summary>
public sealed class AlertMatcher
{
    private readonly Claim[] _claims;
    private readonly (string Host, string Alert)[] _domains;
    private readonly string[] _official;
    private readonly TextFeatures _features;
    private readonly Likeness _likeness;
    private readonly string[] _alertOfPhrasing;

    /// <summary>Prepares the alerts.</summary>
    /// <param name="alerts">By id.</param>
    /// <param name="officialDomains">Domains that scams imitate: those of our facts and of the state.</param>
    public AlertMatcher(IReadOnlyDictionary<string, Alert> alerts, IReadOnlyList<string> officialDomains)
    {
        var ordered = alerts.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value).ToArray();
        _claims = [.. ordered.Select(alert => new Claim(alert))];
        _domains = [.. ordered.SelectMany(alert => alert.Links.Select(LinkReader.Host).OfType<string>().Select(host => (host, alert.Id)))];
        _official = [.. officialDomains.Select(LinkReader.Host).OfType<string>().Distinct()];
        var phrasings = ordered.SelectMany(alert => alert.Phrasings.Select(text => (Words: Claim.Words(text), alert.Id))).ToArray();
        _features = new([.. phrasings.Select(phrasing => string.Join(' ', phrasing.Words))], AlertLimits.Words, RunScale.Wordings);
        _alertOfPhrasing = [.. phrasings.Select(phrasing => phrasing.Id)];
        _likeness = new([.. phrasings.Select((phrasing, index) => (_features.Vector(phrasing.Words), index))], _features.Count);
    }

    /// <summary>Matches one text against the known alerts.</summary>
    public AlertMatch Match(string text)
    {
        var links = LinkReader.Read(text);
        var because = new List<string>();
        var words = Claim.Words(text);
        var id = ByDomain(links, because) ?? ByWords(words, because) ?? ByWording(words, because);
        var unknown = links.Where(link => !_domains.Any(domain => Imitation.IsWithin(link.Host, domain.Host)) && !_official.Any(domain => Imitation.IsWithin(link.Host, domain))).ToArray();
        because.AddRange(unknown.Select(link => Imitation.Of(link.Host, _official)).OfType<string>().Distinct().Select(domain => "imitates " + domain));
        return id is null && links.Count == 0 ? AlertMatch.None : new(id, unknown.Length > 0, [.. links.Select(link => link.Defanged)], because);
    }

    // A known domain is a fact; neither denials nor other words change it.
    private string? ByDomain(IReadOnlyList<Link> links, List<string> because)
    {
        foreach (var link in links)
        {
            foreach (var (host, alert) in _domains)
            {
                if (Imitation.IsWithin(link.Host, host))
                {
                    because.Add("known domain");
                    return alert;
                }
            }
        }

        return null;
    }

    private string? ByWords(string[] words, List<string> because)
    {
        var claim = Array.Find(_claims, claim => claim.Matches(words) && !claim.IsCancelled(words));
        if (claim is not null)
        {
            because.Add("words of the claim");
        }

        return claim?.Alert.Id;
    }

    private string? ByWording(string[] words, List<string> because)
    {
        var vector = _features.Vector(words);
        if (_alertOfPhrasing.Length == 0 || vector.Places.Length == 0)
        {
            return null;
        }

        var (phrasing, likeness) = _likeness.Nearest(vector);
        var claim = Array.Find(_claims, claim => claim.Alert.Id == _alertOfPhrasing[phrasing]);
        if (likeness < AlertLimits.SameWording || claim is null || claim.IsCancelled(words))
        {
            return null;
        }

        because.Add(string.Create(CultureInfo.InvariantCulture, $"wording {likeness:F2}"));
        return claim.Alert.Id;
    }
}
