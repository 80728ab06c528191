using ChatbotSupport.Core.Answers;
using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Safeguarding;

/// <summary>
/// Hears signs of L2 and the wish for a human in words that no phrase names, learnt from the examples operators wrote. It adds to what the phrases see and takes nothing back; of dangers it says nothing.
/// </summary>
internal sealed class Sounds
{
    private readonly TextFeatures _features;
    private readonly DetectorModel _model;

    /// <summary>Learns from the examples of the sounds and of the rules, and from ordinary text.</summary>
    /// <param name="rules">Rules and sounds.</param>
    /// <param name="ordinary">The phrasings of the answers and text that belongs nowhere.</param>
    /// <param name="phrases">The flags that the phrases raise for a text: what they see needs no ear, and is not taught as silence.</param>
    public Sounds(RiskRules rules, IReadOnlyList<Phrasing> ordinary, Func<string, IReadOnlyList<Flag>> phrases)
    {
        var texts = Texts(rules, ordinary);
        var sides = rules.Sounds.Select(sound => (Positive: sound.Positive.ToHashSet(), Negative: sound.Negative.Concat(rules.Harmless).ToHashSet())).ToArray();
        var lessons = texts.Select(text => (Words: TextFeatures.Words(text.Key), Tells: Tells(text.Key, text.Value, rules, sides, phrases(text.Key)))).Where(text => text.Words.Length > 0).ToArray();
        string[][] words = [.. lessons.Select(lesson => lesson.Words)];
        _features = new(words, ScreenLimits.ComparedWords, RunScale.Signs, ScreenLimits.ExamplesOfRun);
        var examples = SparseRows.Of(words.Select(line => _features.Vector(line)));
        _model = new(SoftmaxPace.Signs, examples, [.. lessons.Select(lesson => lesson.Tells)], rules.Sounds.Count, _features.Count);
    }

    private Sounds(TextFeatures features, DetectorModel model) => (_features, _model) = (features, model);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static Sounds Read(ref LearntReader reader) => new(TextFeatures.Read(ref reader), DetectorModel.Read(ref reader));

    /// <summary>Writes what was learnt.</summary>
    public void Write(LearntWriter writer)
    {
        _features.Write(writer);
        _model.Write(writer);
    }

    /// <summary>How much a line sounds like each of the sounds, in their order; null when it shares nothing with any example.</summary>
    public float[]? Of(ReadOnlySpan<string> line) => _features.Vector(line) is { Places.Length: > 0 } vector ? _model.Probabilities(vector) : null;

    // Each text once, with the answers it belongs to.
    private static Dictionary<string, List<string>> Texts(RiskRules rules, IReadOnlyList<Phrasing> ordinary)
    {
        var texts = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var text in rules.Sounds.SelectMany(sound => sound.Positive.Concat(sound.Negative)).Concat(rules.Harmless).Concat(rules.Rules.SelectMany(rule => IsLineOfDanger(rule) ? rule.Negative : rule.Positive.Concat(rule.Negative))))
        {
            texts.TryAdd(text, []);
        }

        foreach (var phrasing in ordinary)
        {
            if (!texts.TryGetValue(phrasing.Text, out var answers))
            {
                texts.Add(phrasing.Text, answers = []);
            }

            answers.Add(phrasing.AnswerId ?? "");
        }

        return texts;
    }

    // What only sounds like a danger often tells of a sign too; nobody said which.
    private static bool IsLineOfDanger(RiskRule rule) => rule is { Ask: true, Flag: { } flag } && FlagNames.Risks.Contains(flag);

    private static bool?[] Tells(string text, List<string> answers, RiskRules rules, (HashSet<string> Positive, HashSet<string> Negative)[] sides, IReadOnlyList<Flag> seen)
    {
        return [.. rules.Sounds.Select(Of)];

        bool? Of(RiskSound sound, int index) =>
            sides[index].Positive.Contains(text) ? true
            : sides[index].Negative.Contains(text) ? false
            : (sound.Flag is { } flag && (seen.Contains(flag) || IsStory(text, answers))) || answers.Exists(sound.Beside.Contains) ? null
            : false;
    }

    // Whoever asks at length tells what happened: signs may stand there that nobody marked.
    private static bool IsStory(string text, List<string> answers) => answers.Exists(answer => answer.Length > 0) && ScreenLimits.IsStory(text);
}
