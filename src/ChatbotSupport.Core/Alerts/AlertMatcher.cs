using System.Globalization;
using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Alerts;

/// <summary>Recognises known scams and links in a text. A link no alert knows is reported and never called safe.</summary>
public sealed class AlertMatcher
{
    private readonly Claim[] _claims;
    private readonly (Link Link, string Alert)[] _known;
    private readonly string[] _official;
    private readonly TextFeatures _features;
    private readonly Likeness _likeness;
    private readonly string[] _alertOfPhrasing;
    private readonly bool[] _namesAmount;

    /// <summary>Prepares the alerts.</summary>
    /// <param name="alerts">By id.</param>
    /// <param name="officialDomains">Domains that scams imitate: those of our facts and of the state.</param>
    public AlertMatcher(IReadOnlyDictionary<string, Alert> alerts, IReadOnlyList<string> officialDomains)
    {
        var ordered = alerts.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value).ToArray();
        _claims = [.. ordered.Select(alert => new Claim(alert))];
        _known = [.. ordered.SelectMany(alert => alert.Links.Select(LinkReader.One).OfType<Link>().Select(link => (link, alert.Id)))];
        _official = [.. officialDomains.Select(LinkReader.Host).OfType<string>().Distinct()];
        var phrasings = ordered.SelectMany(alert => alert.Phrasings.Select(text => (Words: Claim.Words(text), alert.Id))).ToArray();
        _features = new([.. phrasings.Select(phrasing => string.Join(' ', phrasing.Words))], AlertLimits.Words, RunScale.Wordings);
        _namesAmount = [.. phrasings.Select(phrasing => Array.Exists(phrasing.Words, IsNumber))];
        _alertOfPhrasing = [.. phrasings.Select(phrasing => phrasing.Id)];
        _likeness = new([.. phrasings.Select((phrasing, index) => (_features.Vector(phrasing.Words), index))], _features.Count);
    }

    /// <summary>Matches one text against the known alerts.</summary>
    public AlertMatch Match(string text)
    {
        var links = LinkReader.Read(text);
        var because = new List<string>();
        var words = Claim.Words(text);
        var denies = Denial.In(text, words);
        string? perhaps = null;
        var id = ByLink(links, because);
        if (id is null && !denies)
        {
            id = ByWords(words, because) ?? ByWording(words, because, out perhaps);
        }

        var unknown = links.Where(link => !_known.Any(known => IsThat(link, known.Link)) && !_official.Any(domain => Imitation.IsWithin(link.Host, domain))).ToArray();
        because.AddRange(unknown.Select(link => Imitation.Of(link.Host, _official)).OfType<string>().Distinct().Select(domain => "imitates " + domain));
        return id is null && perhaps is null && links.Count == 0
            ? AlertMatch.None
            : new(id, unknown.Length > 0, [.. links.Select(link => link.Defanged)], because)
            {
                Perhaps = perhaps,
                Signs = [.. unknown.SelectMany(link => LinkSigns.Of(link, _official)).Distinct().Order()],
            };
    }

    // A known link is a fact; neither denials nor other words change it.
    private string? ByLink(IReadOnlyList<Link> links, List<string> because)
    {
        foreach (var link in links)
        {
            foreach (var (known, alert) in _known)
            {
                if (IsThat(link, known))
                {
                    because.Add(link.Host == known.Host && link.Path == known.Path ? "known link" : "known domain");
                    return alert;
                }
            }
        }

        return null;
    }

    private static bool IsThat(Link link, Link known) => known.Path.Length == 0
        ? Imitation.IsWithin(link.Host, known.Host)
        : link.Host == known.Host && (link.Path == known.Path || link.Path.StartsWith(known.Path + "/", StringComparison.Ordinal));

    private string? ByWords(string[] words, List<string> because)
    {
        var claim = Array.Find(_claims, claim => claim.Matches(words) && !claim.IsCancelled(words));
        if (claim is not null)
        {
            because.Add("words of the claim");
        }

        return claim?.Alert.Id;
    }

    private string? ByWording(string[] words, List<string> because, out string? perhaps)
    {
        perhaps = null;
        var vector = _features.Vector(words);
        if (_alertOfPhrasing.Length == 0 || vector.Places.Length == 0)
        {
            return null;
        }

        var (phrasing, nearness) = _likeness.Nearest(vector);
        var likeness = _namesAmount[phrasing] && !Array.Exists(words, IsNumber) ? nearness * AlertLimits.WithoutAmount : nearness;
        var claim = Array.Find(_claims, claim => claim.Alert.Id == _alertOfPhrasing[phrasing]);
        if (likeness < AlertLimits.PerhapsWording || claim is null || claim.IsCancelled(words))
        {
            return null;
        }

        var isSame = likeness >= AlertLimits.SameWording;
        because.Add(string.Create(CultureInfo.InvariantCulture, $"{(isSame ? "wording" : "perhaps")} {likeness:F2} {claim.Alert.Id}"));
        perhaps = isSame ? null : claim.Alert.Id;
        return isSame ? claim.Alert.Id : null;
    }

    private static bool IsNumber(string word) => char.IsAsciiDigit(word[0]);
}
