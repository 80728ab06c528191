using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Safeguarding;

/// <summary>
/// Notices lines that no phrase catches and that still sound like the examples of danger. It never alarms: it only leads to one gentle question.
/// </summary>
internal sealed class Resemblance
{
    private const int Harmless = 0;

    private readonly TextFeatures _features;
    private readonly SoftmaxModel? _model;

    /// <summary>Trains on the examples beside the rules and on harmless text.</summary>
    public Resemblance(RiskRules rules, IEnumerable<string> harmless)
    {
        var dangerous = rules.Rules.Where(rule => rule.Flag is { } flag && FlagNames.Risks.Contains(flag))
            .SelectMany(rule => rule.Positive.Select(text => (Text: text, Class: 1 + IndexOf(rule.Flag!.Value))));
        var texts = dangerous.Concat(harmless.Select(text => (Text: text, Class: Harmless))).Distinct().ToArray();
        var words = texts.Select(text => TextFeatures.Words(text.Text)).ToArray();
        _features = new(words, ScreenLimits.ComparedWords, RunScale.Wordings, ScreenLimits.ExamplesOfDangerRun);
        using var examples = _features.Rows(words, out var known);
        _model = known.Count == 0 ? null : new(SoftmaxPace.Dangers, examples, [.. known.Select(index => texts[index].Class)], FlagNames.Risks.Count + 1, _features.Count);
    }

    private Resemblance(TextFeatures features, SoftmaxModel? model) => (_features, _model) = (features, model);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static Resemblance Read(ref LearntReader reader)
    {
        var features = TextFeatures.Read(ref reader);
        var model = reader.Number() == 0 ? null : SoftmaxModel.Read(ref reader);
        return new(features, model);
    }

    /// <summary>Writes what was learnt.</summary>
    public void Write(LearntWriter writer)
    {
        _features.Write(writer);
        writer.Number(_model is null ? 0 : 1);
        _model?.Write(writer);
    }

    /// <summary>The flag a line sounds like, or null.</summary>
    public Flag? Of(ReadOnlySpan<string> line)
    {
        var vector = _features.Vector(line);
        if (_model is null || vector.Places.Length == 0)
        {
            return null;
        }

        // A line that may be of one danger or of another is no safer for it: the question is asked for the likeliest.
        var probabilities = _model.Probabilities(vector);
        return 1 - probabilities[Harmless] < (line.Length < ScreenLimits.FewWords ? ScreenLimits.FewWordsSoundLike : ScreenLimits.SoundsLike) ? null
            : FlagNames.Risks.MaxBy(flag => probabilities[1 + IndexOf(flag)]);
    }

    private static int IndexOf(Flag flag)
    {
        var index = 0;
        while (FlagNames.Risks[index] != flag)
        {
            index++;
        }

        return index;
    }
}
