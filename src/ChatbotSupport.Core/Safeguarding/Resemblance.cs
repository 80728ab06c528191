using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Safeguarding;

/// <summary>
/// Notices lines that no phrase catches and that still sound like the examples of danger, by their letters and by what their words mean. It never alarms: it only leads to one gentle question.
/// </summary>
internal sealed class Resemblance
{
    private const int Harmless = 0;

    private readonly TextFeatures _letters;
    private readonly MeaningFeatures _meanings;
    private readonly SoftmaxModel? _model;

    /// <summary>Trains on the examples beside the rules and on harmless text.</summary>
    public Resemblance(RiskRules rules, Meanings meanings, IEnumerable<string> harmless)
    {
        var dangerous = rules.Rules.Where(rule => rule.Flag is { } flag && FlagNames.Risks.Contains(flag))
            .SelectMany(rule => rule.Positive.Select(text => (Text: text, Class: 1 + IndexOf(rule.Flag!.Value))));
        var texts = dangerous.Concat(harmless.Select(text => (Text: text, Class: Harmless))).Distinct().ToArray();
        var words = texts.Select(text => TextFeatures.Words(text.Text)).ToArray();
        _letters = new(words, ScreenLimits.ComparedWords, RunScale.Wordings, ScreenLimits.ExamplesOfDangerRun);
        _meanings = new(words, meanings);
        var examples = SparseRows.Of(words.Select(line => Vector(line)), out var known);
        _model = known.Count == 0 ? null
            : new(SoftmaxPace.Dangers, examples, [.. known.Select(index => texts[index].Class)], FlagNames.Risks.Count + 1, _letters.Count + _meanings.Count);
    }

    private Resemblance(TextFeatures letters, MeaningFeatures meanings, SoftmaxModel? model) => (_letters, _meanings, _model) = (letters, meanings, model);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static Resemblance Read(ref LearntReader reader, Meanings means)
    {
        var letters = TextFeatures.Read(ref reader);
        var meanings = MeaningFeatures.Read(ref reader, means);
        var model = reader.Number() == 0 ? null : SoftmaxModel.Read(ref reader);
        return new(letters, meanings, model);
    }

    /// <summary>Writes what was learnt.</summary>
    public void Write(LearntWriter writer)
    {
        _letters.Write(writer);
        _meanings.Write(writer);
        writer.Number(_model is null ? 0 : 1);
        _model?.Write(writer);
    }

    /// <summary>The flag a line sounds like, or null.</summary>
    public Flag? Of(ReadOnlySpan<string> line)
    {
        var vector = Vector(line);
        if (_model is null || vector.Places.Length == 0)
        {
            return null;
        }

        // A line that may be of one danger or of another is no safer for it: the question is asked for the likeliest.
        var probabilities = _model.Probabilities(vector);
        return 1 - probabilities[Harmless] < (line.Length < ScreenLimits.FewWords ? ScreenLimits.FewWordsSoundLike : ScreenLimits.SoundsLike) ? null
            : FlagNames.Risks.MaxBy(flag => probabilities[1 + IndexOf(flag)]);
    }

    private SparseVector Vector(ReadOnlySpan<string> words) => _meanings.Behind(_letters.Vector(words), _letters.Count, words);

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
