using System.Globalization;
using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Answers;

/// <summary>Finds the vetted answer for a short Arabic text: trained on the example phrasings when the playbook is read, on nothing people write.</summary>
public sealed class AnswerFinder
{
    private const int Nowhere = 0;

    // Nobody who asks for help is asked whether they meant a greeting.
    private const string Greeting = Understanding.MenuIntent;

    private readonly string[] _ids;
    private readonly TextFeatures _features;
    private readonly SoftmaxModel _model;
    private readonly Likeness _likeness;

    /// <summary>Trains on the answers' titles and examples, and on text that belongs nowhere.</summary>
    public AnswerFinder(IReadOnlyDictionary<string, Answer> answers, IReadOnlyList<string> offTopic)
    {
        // Ordered, so that the same playbook gives the same model whatever order its files were read in.
        _ids = [.. answers.Keys.Order(StringComparer.Ordinal)];
        var texts = offTopic.Select(text => (Text: text, Class: Nowhere))
            .Concat(_ids.SelectMany((id, index) => answers[id].Examples.Append(answers[id].Title).Select(text => (Text: text, Class: index + 1))))
            .ToArray();
        _features = new([.. texts.Select(text => text.Text)], AnswerLimits.Words);
        var phrasings = texts.Select(text => (Vector: _features.Vector(text.Text), text.Class)).Where(phrasing => phrasing.Vector.Places.Length > 0).ToArray();
        _likeness = new(phrasings, _features.Count);
        _model = new([.. phrasings.Select(phrasing => phrasing.Vector)], [.. phrasings.Select(phrasing => phrasing.Class)], _ids.Length + 1, _features.Count);
    }

    private AnswerFinder(string[] ids, TextFeatures features, Likeness likeness, SoftmaxModel model) =>
        (_ids, _features, _likeness, _model) = (ids, features, likeness, model);

    /// <summary>Takes over what was learnt before, instead of learning it again from the same answers.</summary>
    /// <exception cref="FormatException">It is not what <see cref="Learnt"/> gave.</exception>
    public static AnswerFinder From(ReadOnlySpan<byte> learnt)
    {
        var reader = new LearntReader(learnt);
        var ids = new List<string>();
        for (var left = reader.Number(); left > 0; left--)
        {
            ids.Add(reader.Word());
        }

        var features = TextFeatures.Read(ref reader);
        var likeness = Likeness.Read(ref reader);
        var model = SoftmaxModel.Read(ref reader);
        reader.End();
        return new([.. ids], features, likeness, model);
    }

    /// <summary>What was learnt, to be kept: letter runs of the examples and numbers.</summary>
    public byte[] Learnt()
    {
        var writer = new LearntWriter();
        writer.Number(_ids.Length);
        foreach (var id in _ids)
        {
            writer.Word(id);
        }

        _features.Write(writer);
        _likeness.Write(writer);
        _model.Write(writer);
        return writer.ToArray();
    }

    /// <summary>Matches one text against the example phrasings.</summary>
    public AnswerMatch Find(string text)
    {
        var vector = _features.Vector(text);
        if (vector.Places.Length == 0 || _ids.Length == 0)
        {
            return AnswerMatch.None;
        }

        var (nearest, likeness) = _likeness.Nearest(vector);
        if (likeness >= AnswerLimits.Same)
        {
            return nearest == Nowhere ? AnswerMatch.None : new(_ids[nearest - 1], Math.Min(1, likeness), [_ids[nearest - 1]], ["phrasing"]);
        }

        var probabilities = _model.Probabilities(vector);
        var ranked = Enumerable.Range(1, _ids.Length).OrderByDescending(index => probabilities[index]).ThenBy(index => index).Take(AnswerLimits.Alternatives).ToArray();
        var best = probabilities[ranked[0]];
        if (likeness < AnswerLimits.Likeness || probabilities[Nowhere] > best)
        {
            return new(null, best, [], [Explain("nowhere", probabilities[Nowhere], likeness)]);
        }

        var second = ranked.Length > 1 ? probabilities[ranked[1]] : 0;
        var isDirect = best >= AnswerLimits.Direct && best - second >= AnswerLimits.Margin;
        var offered = ranked.Where(index => probabilities[index] >= AnswerLimits.Offer).Select(index => _ids[index - 1]).Where(id => isDirect || id != Greeting).ToArray();
        return new(isDirect ? _ids[ranked[0] - 1] : null, best, offered, [Explain(_ids[ranked[0] - 1], best, likeness)]);
    }

    private static string Explain(string what, double probability, double likeness) =>
        string.Create(CultureInfo.InvariantCulture, $"{what} {probability:F2}, likeness {likeness:F2}");
}
