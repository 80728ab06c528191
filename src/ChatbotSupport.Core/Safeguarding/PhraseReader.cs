using System.Globalization;
using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Safeguarding;

/// <summary>Reads the phrases operators write into elements; says what is wrong instead of throwing.</summary>
internal sealed class PhraseReader(RiskRules rules, Vocabulary vocabulary)
{
    private const string GapSign = "…";

    private static readonly char[] Between = [' ', '_'];

    // Many phrases hold the same element, and many the same choice in other words; each is made once.
    private readonly Dictionary<string, PhraseElement> _elements = [];
    private readonly Dictionary<OneOf, OneOf> _choices = new(new SameAlternatives());

    /// <summary>The phrase, or the kind of fault it has.</summary>
    public (Phrase? Phrase, RiskFaultKind? Fault) Read(string text)
    {
        var elements = new List<PhraseElement>();
        foreach (var part in Parts(text))
        {
            var (element, fault) = ReadElement(part);
            if (element is null)
            {
                return (null, fault);
            }

            elements.Add(element);
        }

        if (elements.Count(element => element is Gap) > ScreenLimits.GapsInPhrase)
        {
            return (null, RiskFaultKind.TooManyGaps);
        }

        // A phrase that begins or ends with a gap, or is made of gaps, says nothing about where the sign stands.
        return elements.Count == 0 || elements[0] is Gap || elements[^1] is Gap || !elements.Any(element => element is OneOf or NumberBetween)
            ? (null, RiskFaultKind.BadPhrase)
            : (new Phrase([.. elements]) { Written = text.Trim() }, null);
    }

    // «[born 5-17]» holds a space; everything else is divided by spaces.
    private static List<string> Parts(string text)
    {
        var parts = new List<string>();
        var spaced = text.Replace("...", GapSign, StringComparison.Ordinal).Replace(GapSign, $" {GapSign} ", StringComparison.Ordinal);
        foreach (var piece in spaced.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (parts.Count > 0 && parts[^1].LastIndexOf('[') > parts[^1].LastIndexOf(']'))
            {
                parts[^1] += " " + piece;
            }
            else
            {
                parts.Add(piece);
            }
        }

        return parts;
    }

    private (PhraseElement? Element, RiskFaultKind? Fault) ReadElement(string part)
    {
        if (_elements.TryGetValue(part, out var known))
        {
            return (known, null);
        }

        var alternatives = part.Split('/');
        var read = part == GapSign ? (new Gap(), null)
            : alternatives.Length > 1 ? ReadAlternatives(alternatives)
            : part.StartsWith('[') ? ReadBracket(part)
            : ReadWords([part]);
        if (read.Element is { } element)
        {
            _elements.Add(part, element);
        }

        return read;
    }

    // «[family]/جيراني»: lists and words side by side are one choice.
    private (PhraseElement? Element, RiskFaultKind? Fault) ReadAlternatives(string[] alternatives)
    {
        var (words, longer) = (new List<int>(), new List<int[]>());
        foreach (var alternative in alternatives)
        {
            var (element, fault) = ReadElement(alternative);
            if (element is not OneOf oneOf)
            {
                return (null, fault ?? RiskFaultKind.BadPhrase);
            }

            words.AddRange(oneOf.Words);
            longer.AddRange(oneOf.Longer);
        }

        return (Choice(words, longer), null);
    }

    private (PhraseElement? Element, RiskFaultKind? Fault) ReadBracket(string part)
    {
        if (!part.EndsWith(']'))
        {
            return (null, RiskFaultKind.BadPhrase);
        }

        var inside = part[1..^1].Trim();
        if (inside is "start")
        {
            return (new MessageStart(), null);
        }

        if (inside is "end")
        {
            return (new MessageEnd(), null);
        }

        if (rules.Words.TryGetValue(inside, out var list))
        {
            return ReadWords(list);
        }

        var colon = inside.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && rules.Verbs.TryGetValue(inside[..colon], out var stems))
        {
            return VerbForms.Of(stems, inside[(colon + 1)..]) is { } forms
                ? (Choice([vocabulary.AddForms(inside, forms)], []), null)
                : (null, RiskFaultKind.UnknownList);
        }

        var isBirth = inside.StartsWith("born ", StringComparison.Ordinal);
        var bounds = Digits.ToAscii(isBirth ? inside[5..] : inside).Split('-');
        if (bounds.Length == 2 && TryNumber(bounds[0], out var least) && TryNumber(bounds[1], out var most) && least <= most)
        {
            return (isBirth ? new NumberBetween(rules.ReferenceYear - most, rules.ReferenceYear - least) : new NumberBetween(least, most), null);
        }

        return (null, bounds.Length == 2 ? RiskFaultKind.BadPhrase : RiskFaultKind.UnknownList);
    }

    private (PhraseElement? Element, RiskFaultKind? Fault) ReadWords(IReadOnlyList<string> alternatives)
    {
        var (words, longer) = (new List<int>(alternatives.Count), new List<int[]>());
        foreach (var alternative in alternatives)
        {
            var ids = alternative.Split(Between, StringSplitOptions.RemoveEmptyEntries).Select(vocabulary.Add).ToArray();
            if (ids.Length == 0 || ids.Contains(Vocabulary.Nothing))
            {
                return (null, RiskFaultKind.BadPhrase);
            }

            if (ids.Length == 1)
            {
                words.Add(ids[0]);
            }
            else
            {
                longer.Add(ids);
            }
        }

        return alternatives.Count == 0 ? (null, RiskFaultKind.BadPhrase) : (Choice(words, longer), null);
    }

    private OneOf Choice(List<int> words, List<int[]> longer)
    {
        var choice = new OneOf(words, longer);
        return _choices.TryGetValue(choice, out var same) ? same : _choices[choice] = choice;
    }

    private static bool TryNumber(string text, out int number) => int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
