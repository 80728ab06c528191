using ChatbotSupport.Playbooks.Sentences;
using ChatbotSupport.Playbooks.Texts;
using ChatbotSupport.Playbooks.Tree;

namespace ChatbotSupport.Playbooks.Readers;

/// <summary>Reads `texts.yaml`: what is said in several places and must not be mended in one and forgotten in another. One text may name others, but never itself.</summary>
public sealed class SharedTextReader(FactBook facts, FindingList findings, DateOnly today)
{
    private readonly Dictionary<string, string> _read = new(StringComparer.Ordinal);
    private readonly List<string> _open = [];
    private readonly HashSet<string> _inRing = new(StringComparer.Ordinal);
    private Dictionary<string, YamlText> _nodes = [];
    private SharedTexts _all = SharedTexts.None;

    /// <summary>The texts; none where the file is missing, which it may be.</summary>
    public SharedTexts Read(YamlMap? tree)
    {
        if (tree is null)
        {
            return SharedTexts.None;
        }

        var room = new ReadingRoom(findings, new PeopleText(facts, findings), today);
        var file = PlaybookFile.Open(room, tree, "texts");
        if (file.Map("texts") is not { } map)
        {
            return SharedTexts.None;
        }

        var texts = new MapReader(room, map, [.. map.Entries.Select(entry => entry.Key)]);
        foreach (var entry in map.Entries)
        {
            if (!Names.IsId(entry.Key))
            {
                texts.Fail(ShapeSentences.BadId(entry.KeyAt, entry.Key));
            }
            else if (facts.Known && facts.Names.Contains(entry.Key))
            {
                texts.Fail(TextSentences.NamedLikeFact(entry.KeyAt, entry.Key));
            }
            else if (entry.Value is not YamlText)
            {
                texts.Fail(TextSentences.NotABlock(entry.Value.At));
            }
        }

        _nodes = map.Entries.Where(entry => entry.Value is YamlText).ToDictionary(entry => entry.Key, entry => (YamlText)entry.Value, StringComparer.Ordinal);
        _all = new(_read, map.Entries.Select(entry => entry.Key).ToHashSet(StringComparer.Ordinal));
        foreach (var name in _nodes.Keys)
        {
            Finish(name);
        }

        return _all;
    }

    /// <summary>Reports the texts that nothing says.</summary>
    public void TellUnused(YamlMap? tree)
    {
        foreach (var entry in ((tree?["texts"] as YamlMap)?.Entries ?? []).Where(entry => !_all.IsUsed(entry.Key)))
        {
            findings.Add(TextSentences.UnusedText(entry.KeyAt, entry.Key));
        }
    }

    // Those that a text names are read before it; one that is being read already would never end.
    private void Finish(string name)
    {
        if (_read.ContainsKey(name))
        {
            return;
        }

        _open.Add(name);
        foreach (var (other, at) in PeopleText.NamesIn(_nodes[name]).Where(other => _nodes.ContainsKey(other.Name)))
        {
            if (_open.IndexOf(other) is >= 0 and var from)
            {
                IReadOnlyList<string> ring = [.. _open.Skip(from), other];
                if (!ring.Any(_inRing.Contains))
                {
                    findings.Add(TextSentences.TextRing(at, ring));
                }

                _inRing.UnionWith(ring);
            }
            else
            {
                Finish(other);
            }
        }

        _open.RemoveAt(_open.Count - 1);
        _read[name] = new PeopleText(facts, findings, _all).Read(_nodes[name], TextRule.SpokenMore);
    }
}
