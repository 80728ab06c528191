using System.Text.RegularExpressions;
using ChatbotSupport.Core.Flows.Inspection;
using ChatbotSupport.Core.Language;
using ChatbotSupport.Playbooks.Sentences;
using ChatbotSupport.Playbooks.Tree;

namespace ChatbotSupport.Playbooks.Texts;

/// <summary>Reads a text that people will read: checks its wording and fills in the facts, so that Core receives finished sentences.</summary>
public sealed partial class PeopleText(FactBook facts, FindingList findings, SharedTexts? shared = null)
{
    private static readonly AddressForm[] Forms = [AddressForm.Neutral, AddressForm.Masculine, AddressForm.Feminine];

    private readonly Dictionary<string, Place> _told = new(StringComparer.Ordinal);

    // What may be a copy of a text in another file; only for one that is read beside others.
    private List<(string Words, YamlText Node)>? _apart;

    /// <summary>The same for one file that is read beside others, with findings of its own.</summary>
    public PeopleText Apart(FindingList own) => new(facts, own, shared) { _apart = [] };

    /// <summary>Looks for copies in a file that was read apart; those of all files in their order, so that it is always the later one that is told.</summary>
    public void BringHome(PeopleText apart)
    {
        foreach (var (words, node) in apart._apart ?? [])
        {
            CheckCopy(node, words);
        }
    }

    /// <summary>The finished text; empty when it cannot be used, which was then reported.</summary>
    public string Read(YamlText node, TextRule rule)
    {
        if (node.Style != TextStyle.Block)
        {
            findings.Add(TextSentences.NotABlock(node.At));
            return "";
        }

        var text = node.Value.TrimEnd();
        if (text.Length == 0)
        {
            findings.Add(TextSentences.Empty(node.At));
            return "";
        }

        foreach (var finding in TextWording.Check(node, text))
        {
            findings.Add(finding);
        }

        if (!rule.Quoted)
        {
            findings.AddRange(TextWording.CheckAddress(node, text));
        }

        var filled = Fill(node, text, rule).Trim('\n');
        if (TextWording.HasMixedDigits(filled))
        {
            findings.Add(TextSentences.MixedDigits(node.PlaceOf(0)));
        }

        CheckCopy(node, ArabicText.Normalize(text));
        CheckSize(node, filled, rule);
        return filled;
    }

    /// <summary>The names that stand in a text, with where they stand.</summary>
    public static IEnumerable<(string Name, Place At)> NamesIn(YamlText node) =>
        Reference().Matches(node.Value).Select(match => (match.Groups["name"].Value, node.PlaceOf(match.Index)));

    // A copy is mended in one place and forgotten in the other; inside one file both are in sight.
    private void CheckCopy(YamlText node, string words)
    {
        if (words.Length < PlaybookLimits.MinDuplicateLength)
        {
            return;
        }

        if (_apart is not null)
        {
            _apart.Add((words, node));
        }
        else if (!_told.TryAdd(words, node.At) && _told[words].File != node.At.File)
        {
            findings.Add(TextSentences.Copy(node.PlaceOf(0), _told[words]));
        }
    }

    private string Fill(YamlText node, string text, TextRule rule) => Reference().Replace(text, match =>
    {
        var name = match.Groups["name"].Value;
        if (rule.Arguments?.Contains(name) == true)
        {
            return match.Value;
        }

        var at = node.PlaceOf(match.Index);
        if (name.Contains(Variants.Between, StringComparison.Ordinal))
        {
            return Worded(name, at, rule);
        }

        if (shared?.Use(name) is { } text)
        {
            if (!rule.Addressed && Variants.AreIn(text))
            {
                findings.Add(TextSentences.VariantNotHere(at));
            }

            return text.Trim('\n');
        }

        if (!facts.Has(name))
        {
            findings.Add(TextSentences.UnknownFact(at, name, NearestName.Of(name, facts.Names.Concat((shared ?? SharedTexts.None).Names).Concat(rule.Arguments ?? []))));
        }
        else if (facts.IsHidden(name))
        {
            findings.Add(TextSentences.HiddenFact(at, name));
        }

        return facts.Value(name);
    });

    // A place that reads differently for men and women stays as it is: only the turn knows who reads.
    private string Worded(string wordings, Place at, TextRule rule)
    {
        var parts = Variants.Parts(wordings);
        if (parts.Length != Variants.Wordings || parts.Any(part => part.Length == 0))
        {
            findings.Add(TextSentences.VariantParts(at, parts.Length));
        }
        else if (!rule.Addressed)
        {
            findings.Add(TextSentences.VariantNotHere(at));
        }

        return $"(({string.Join(Variants.Between, parts)}))";
    }

    private void CheckSize(YamlText node, string text, TextRule rule)
    {
        var filled = Variants.AreIn(text) ? Forms.Select(form => Variants.In(text, form)).MaxBy(form => form.Length)! : text;
        if (filled.Length > rule.MaxLength)
        {
            findings.Add(TextSentences.TooLong(node.PlaceOf(0), filled.Length, rule.MaxLength));
        }

        var lines = filled.Split('\n').Where(line => !string.IsNullOrWhiteSpace(line)).ToList();
        if (rule.OneLine && lines.Count > 1)
        {
            findings.Add(TextSentences.MoreThanOneLine(node.PlaceOf(0)));
        }
        else if (rule.Short && (lines.Count > PlaybookLimits.MaxShortLines || lines.Exists(line => line.Length > PlaybookLimits.MaxShortLine)))
        {
            findings.Add(TextSentences.NotShort(node.PlaceOf(0), lines.Count, lines.Max(line => line.Length)));
        }
    }

    [GeneratedRegex(@"\(\((?<name>[^()\n]*)\)\)")]
    private static partial Regex Reference();
}
