using System.Text.RegularExpressions;
using ChatbotSupport.Core.Flows.Inspection;
using ChatbotSupport.Core.Language;
using ChatbotSupport.Playbooks.Sentences;
using ChatbotSupport.Playbooks.Tree;

namespace ChatbotSupport.Playbooks.Texts;

/// <summary>Reads a text that people will read: checks its wording and fills in the facts, so that Core receives finished sentences.</summary>
public sealed partial class PeopleText(FactBook facts, FindingList findings)
{
    private readonly Dictionary<string, Place> _told = new(StringComparer.Ordinal);

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

        CheckCopy(node, text);
        CheckSize(node, filled, rule);
        return filled;
    }

    // A copy is mended in one place and forgotten in the other; inside one file both are in sight.
    private void CheckCopy(YamlText node, string text)
    {
        var words = ArabicText.Normalize(text);
        if (words.Length >= PlaybookLimits.MinDuplicateLength && !_told.TryAdd(words, node.At) && _told[words].File != node.At.File)
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
        if (!facts.Has(name))
        {
            findings.Add(TextSentences.UnknownFact(at, name, NearestName.Of(name, facts.Names.Concat(rule.Arguments ?? []))));
        }
        else if (facts.IsHidden(name))
        {
            findings.Add(TextSentences.HiddenFact(at, name));
        }

        return facts.Value(name);
    });

    private void CheckSize(YamlText node, string filled, TextRule rule)
    {
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
