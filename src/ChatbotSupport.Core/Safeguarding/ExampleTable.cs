using System.Runtime.InteropServices;
using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Safeguarding;

/// <summary>
/// The examples that teach by sounding alike, by a number made of their words: whoever writes just what an operator wrote down is understood as it is written, at once and for certain.
/// </summary>
internal sealed class ExampleTable
{
    private readonly Dictionary<ulong, KnownExample> _known = [];
    private readonly List<RiskFault> _faults = [];

    /// <summary>Takes the examples. One that stands on both sides counts as what must be heard: the safer mistake.</summary>
    public ExampleTable(RiskRules rules)
    {
        foreach (var text in rules.Harmless)
        {
            _known.TryAdd(Key(text), new(new bool?[rules.Sounds.Count]) { IsHarmless = true });
        }

        foreach (var example in _known.Values)
        {
            Array.Fill(example.Tells, false);
        }

        foreach (var text in rules.Plain)
        {
            _known.TryAdd(Key(text), new(new bool?[rules.Sounds.Count]) { IsHarmless = true });
        }

        foreach (var (index, sound) in rules.Sounds.Index())
        {
            TakeSound(rules, sound, index);
        }

        foreach (var rule in rules.Rules)
        {
            TakeDanger(rules, rule);
        }

        // Thousands of examples say the same: they share one.
        var shared = new Dictionary<string, KnownExample>(StringComparer.Ordinal);
        foreach (var (words, example) in _known)
        {
            ref var same = ref CollectionsMarshal.GetValueRefOrAddDefault(shared, example.Said, out _);
            CollectionsMarshal.GetValueRefOrNullRef(_known, words) = same ??= example;
        }
    }

    /// <summary>What contradicts itself, and what holds no word; told to the operator, and nothing is refused for it.</summary>
    public IReadOnlyList<RiskFault> Faults => _faults;

    /// <summary>What an example of just these words says; null when none says them.</summary>
    public KnownExample? Of(ReadOnlySpan<string> words) => _known.GetValueOrDefault(Key(words));

    private void TakeSound(RiskRules rules, RiskSound sound, int index)
    {
        foreach (var text in sound.Negative)
        {
            Take(rules, sound.Id, text)?.Tells[index] = false;
        }

        foreach (var text in sound.Positive)
        {
            if (Take(rules, sound.Id, text) is not { } example)
            {
                continue;
            }

            Compare(example.Tells[index] == false, sound.Id, text);
            example.Tells[index] = true;
        }
    }

    // The examples of a rule that only asks about a danger also teach by sounding alike.
    private void TakeDanger(RiskRules rules, RiskRule rule)
    {
        if (rule is not { Ask: true, Flag: { } flag } || !FlagNames.Risks.Contains(flag))
        {
            return;
        }

        var negative = rule.Negative.Select(Key).ToHashSet();
        foreach (var text in rule.Positive)
        {
            var key = Key(text);
            if (Take(rules, rule.Id, text, key) is not { } example)
            {
                continue;
            }

            Compare(example.IsHarmless || negative.Contains(key), rule.Id, text);
            example.Asks ??= flag;
        }
    }

    private KnownExample? Take(RiskRules rules, string id, string text) => Take(rules, id, text, Key(text));

    private KnownExample? Take(RiskRules rules, string id, string text, ulong key)
    {
        if (key == RunTable.Empty)
        {
            _faults.Add(new(RiskFaultKind.ExampleWithoutWords, id, text));
            return null;
        }

        if (!_known.TryGetValue(key, out var example))
        {
            _known.Add(key, example = new(new bool?[rules.Sounds.Count]));
        }

        return example;
    }

    private void Compare(bool standsOnBothSides, string id, string text)
    {
        if (standsOnBothSides)
        {
            _faults.Add(new(RiskFaultKind.ExampleOnBothSides, id, text));
        }
    }

    // The same for a text as for its words: they are divided by single spaces.
    private static ulong Key(string text)
    {
        var folded = Arabizi.ToArabic(ArabicText.Normalize(text));
        return folded.Length == 0 ? RunTable.Empty : RunTable.With(With(RunTable.Empty, folded), ' ');
    }

    private static ulong Key(ReadOnlySpan<string> words)
    {
        var key = RunTable.Empty;
        foreach (var word in words)
        {
            key = RunTable.With(With(key, word), ' ');
        }

        return key;
    }

    private static ulong With(ulong key, string letters)
    {
        foreach (var letter in letters)
        {
            key = RunTable.With(key, letter);
        }

        return key;
    }
}
