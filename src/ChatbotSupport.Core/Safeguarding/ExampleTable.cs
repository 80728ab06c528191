using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Safeguarding;

/// <summary>The examples of the sounds, by a number made of their words: what an operator wrote down is heard as written, at once and for certain.</summary>
internal sealed class ExampleTable
{
    private readonly Dictionary<ulong, bool?[]> _tells = [];

    /// <summary>Takes the examples.</summary>
    public ExampleTable(RiskRules rules)
    {
        foreach (var (index, sound) in rules.Sounds.Index())
        {
            Add(rules, sound.Negative.Concat(rules.Harmless), index, false);
            Add(rules, sound.Positive, index, true);
        }
    }

    /// <summary>Sets what an example of just these words settles.</summary>
    public void Settle(ReadOnlySpan<string> words, float[] heard)
    {
        if (!_tells.TryGetValue(Key(words), out var tells))
        {
            return;
        }

        for (var index = 0; index < tells.Length; index++)
        {
            heard[index] = tells[index] is { } tell ? (tell ? 1 : 0) : heard[index];
        }
    }

    private void Add(RiskRules rules, IEnumerable<string> texts, int sound, bool tells)
    {
        foreach (var text in texts)
        {
            var key = Key(TextFeatures.Words(text));
            if (!_tells.TryGetValue(key, out var known))
            {
                _tells.Add(key, known = new bool?[rules.Sounds.Count]);
            }

            known[sound] = tells;
        }
    }

    private static ulong Key(ReadOnlySpan<string> words)
    {
        var key = RunTable.Empty;
        foreach (var word in words)
        {
            foreach (var letter in word)
            {
                key = RunTable.With(key, letter);
            }

            key = RunTable.With(key, ' ');
        }

        return key;
    }
}
