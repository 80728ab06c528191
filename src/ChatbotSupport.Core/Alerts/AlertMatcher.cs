using System.Globalization;
using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Alerts;

/// <summary>Recognises known scams and links in a text. A link no alert knows is reported and never called safe.</summary>
public sealed class AlertMatcher
{
    private readonly WordSequences _sequences = new();
    private readonly Claim[] _claims;
    private readonly Dictionary<string, Claim> _claimOf;
    private readonly (Link Link, string Alert)[] _known;
    private readonly string[] _official;

    // What scams imitate besides: never called official, for anybody may have a page there.
    private readonly string[] _imitated;
    private readonly TextFeatures _features;
    private readonly Likeness _likeness;
    private readonly string?[] _alertOfPhrasing;
    private readonly bool[] _namesAmount;
    private ClaimEar? _ear;

    // Of the texts that were last learnt from, whether they name a claim: whoever learns again, with one more, looks at that one.
    private Dictionary<string, bool> _names = [];

    /// <summary>Prepares the alerts; nothing is heard that no word and no wording names.</summary>
    /// <param name="alerts">By id.</param>
    /// <param name="officialDomains">Domains that scams imitate: those of our facts and of the state.</param>
    public AlertMatcher(IReadOnlyDictionary<string, Alert> alerts, IReadOnlyList<string> officialDomains)
    {
        var ordered = alerts.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value).ToArray();
        _claims = [.. ordered.Select(alert => new Claim(alert, _sequences))];
        _claimOf = _claims.ToDictionary(claim => claim.Alert.Id);
        _known = [.. ordered.SelectMany(alert => alert.Links.Select(LinkReader.One).OfType<Link>().Select(link => (link, alert.Id)))];
        _official = [.. officialDomains.Select(LinkReader.Host).OfType<string>().Distinct()];
        _imitated = [.. _official.Union(Platforms.All)];

        // What must not be taken for a claim stands beside the claims: whatever is nearer to it is none.
        var phrasings = ordered.SelectMany(alert => alert.Phrasings.Select(text => (Words: Claim.Words(text), Id: (string?)alert.Id)).Concat(alert.Negative.Select(text => (Words: Claim.Words(text), Id: (string?)null)))).ToArray();
        string[][] words = [.. phrasings.Select(phrasing => phrasing.Words)];
        _features = new(words, AlertLimits.Words, RunScale.Wordings, fewest: 1);
        _namesAmount = [.. phrasings.Select(phrasing => Array.Exists(phrasing.Words, IsNumber))];
        _alertOfPhrasing = [.. phrasings.Select(phrasing => phrasing.Id)];
        var rows = SparseRows.Of(words.Select(phrasing => _features.Vector(phrasing)));
        _likeness = new(rows, [.. Enumerable.Range(0, words.Length)], _features.Count);
    }

    /// <summary>The same matcher with an ear that learns what its claims sound like.</summary>
    /// <param name="ordinary">What people write besides: what claims are told apart from.</param>
    public AlertMatcher Learning(IReadOnlyList<string> ordinary)
    {
        var deaf = With(null);
        var learning = With(deaf.Learn(ordinary));
        (_names, learning._names) = (deaf._names, []);
        return learning;
    }

    /// <summary>The same matcher with what was learnt before from the same alerts.</summary>
    /// <exception cref="FormatException">It is not what <see cref="Learnt"/> gave.</exception>
    public AlertMatcher Knowing(ReadOnlySpan<byte> learnt) => With(ClaimEar.From(learnt));

    /// <summary>What was learnt from the phrasings, to be kept.</summary>
    /// <exception cref="InvalidOperationException">Nothing was learnt.</exception>
    public byte[] Learnt() => _ear?.Learnt() ?? throw new InvalidOperationException("this matcher has learnt nothing");

    /// <summary>Matches one text against the known alerts.</summary>
    public AlertMatch Match(string text) => Match(Reading.Of(text));

    /// <summary>Matches one text against the known alerts.</summary>
    public AlertMatch Match(Reading text)
    {
        var links = LinkReader.Read(text.Text).Where(link => !Platforms.IsFrontPage(link)).ToArray();
        var because = new List<string>();
        var words = text.Counted;
        string? perhaps = null;
        var id = ByLink(links, because);
        var isByLink = id is not null;
        if (id is null && !Denial.In(text))
        {
            var occurs = _sequences.In(words);
            id = ByWords(occurs, because) ?? ByWording(words, occurs, because, out perhaps);
        }

        var unknown = links.Where(link => !_known.Any(known => IsThat(link, known.Link)) && !_official.Any(domain => Imitation.IsWithin(link.Host, domain))).ToArray();
        because.AddRange(unknown.Select(link => Imitation.Of(link.Host, _imitated)).OfType<string>().Distinct().Select(domain => "imitates " + domain));
        return id is null && perhaps is null && links.Length == 0
            ? AlertMatch.None
            : new(id, unknown.Length > 0, [.. links.Select(link => link.Defanged)], because)
            {
                Perhaps = perhaps,
                IsByLink = isByLink,
                Signs = [.. unknown.SelectMany(link => LinkSigns.Of(link, _imitated)).Distinct().Order()],
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

    private string? ByWords(bool[] occurs, List<string> because)
    {
        foreach (var claim in _claims)
        {
            if (claim.Matches(occurs) && !claim.IsCancelled(occurs))
            {
                because.Add("words of the claim");
                return claim.Alert.Id;
            }
        }

        return null;
    }

    private string? ByWording(string[] words, bool[] occurs, List<string> because, out string? perhaps)
    {
        perhaps = null;
        var vector = _features.Vector(words);
        if (_alertOfPhrasing.Length == 0 || vector.Places.Length == 0)
        {
            return null;
        }

        var (phrasing, nearness) = _likeness.Nearest(vector);
        var likeness = _namesAmount[phrasing] && !Array.Exists(words, IsNumber) ? nearness * AlertLimits.WithoutAmount : nearness;
        if (_alertOfPhrasing[phrasing] is not { } alert || _claimOf[alert] is not { } claim || claim.IsCancelled(occurs))
        {
            return null;
        }

        // Near enough to a wording, or of the sound of such claims and then of the wording that is nearest.
        var heard = likeness < AlertLimits.SameWording && nearness >= AlertLimits.LeastLikeness ? _ear?.Hear(words) ?? 0 : 0;
        if (likeness < AlertLimits.PerhapsWording && heard < AlertLimits.HearsPerhaps)
        {
            return null;
        }

        var isSame = likeness >= AlertLimits.SameWording || heard >= AlertLimits.Hears;
        because.Add(string.Create(CultureInfo.InvariantCulture, $"{(isSame ? "" : "perhaps ")}{(heard >= AlertLimits.HearsPerhaps ? "sound" : "wording")} {Math.Max(likeness, heard):F2} {claim.Alert.Id}"));
        perhaps = isSame ? null : claim.Alert.Id;
        return isSame ? claim.Alert.Id : null;
    }

    private AlertMatcher With(ClaimEar? ear)
    {
        var other = (AlertMatcher)MemberwiseClone();
        other._ear = ear;
        return other;
    }

    private ClaimEar Learn(IReadOnlyList<string> ordinary)
    {
        var (before, known) = (_names, new Dictionary<string, bool>(_names.Count, StringComparer.Ordinal));
        var ordered = _claims.Select(claim => claim.Alert).ToArray();
        var others = ordered.SelectMany(alert => alert.Negative).Concat(ordinary.Where(text => !NamesClaim(text)));
        ClaimEar ear = new([.. ordered.SelectMany(alert => alert.Phrasings).Distinct().Select(Claim.Words)], [.. others.Distinct().Select(Claim.Words).Where(words => words.Length > 0)]);
        _names = known;
        return ear;

        bool NamesClaim(string text)
        {
            if (!known.TryGetValue(text, out var names))
            {
                known.Add(text, names = before.TryGetValue(text, out var named) ? named : Match(text).AlertId is not null);
            }

            return names;
        }
    }

    private static bool IsNumber(string word) => char.IsAsciiDigit(word[0]);
}
