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
        : this([
            .. offTopic.Select(text => new Phrasing(text, null)),
            .. answers.Values.SelectMany(answer => answer.Examples.Append(answer.Title).Select(text => new Phrasing(text, answer.Id)))])
    {
    }

    /// <summary>Trains on phrasings, whatever they are about.</summary>
    public AnswerFinder(IReadOnlyList<Phrasing> phrasings)
    {
        // Ordered, so that the same playbook gives the same model whatever order its files were read in.
        _ids = [.. phrasings.Select(phrasing => phrasing.AnswerId).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        var classes = _ids.Index().ToDictionary(id => id.Item, id => id.Index + 1);
        var texts = phrasings.Select(phrasing => (phrasing.Text, Class: phrasing.AnswerId is null ? Nowhere : classes[phrasing.AnswerId])).OrderBy(text => text.Class).ToArray();
        _features = new([.. texts.Select(text => text.Text)], AnswerLimits.Words);
        var vectors = texts.Select(text => (Vector: _features.Vector(text.Text), text.Class)).Where(text => text.Vector.Places.Length > 0).ToArray();
        _likeness = new(vectors, _features.Count);
        _model = new(SoftmaxPace.ManyClasses, [.. vectors.Select(text => text.Vector)], [.. vectors.Select(text => text.Class)], _ids.Length + 1, _features.Count);
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
        var sight = Look(text);
        if (sight.Order.Length == 0)
        {
            return AnswerMatch.None;
        }

        if (sight.Likeness >= AnswerLimits.Same)
        {
            return sight.Nearest == Nowhere ? AnswerMatch.None : new(_ids[sight.Nearest - 1], Math.Min(1, sight.Likeness), [_ids[sight.Nearest - 1]], ["phrasing"]);
        }

        var best = sight.Probabilities[sight.Order[0]];
        if (sight.Likeness < AnswerLimits.Likeness || sight.Probabilities[Nowhere] > best)
        {
            return new(null, best, [], [Explain("nowhere", sight.Probabilities[Nowhere], sight.Likeness)]);
        }

        var second = sight.Order.Length > 1 ? sight.Probabilities[sight.Order[1]] : 0;
        var isDirect = best >= AnswerLimits.Direct && best - second >= AnswerLimits.Margin;
        var offered = sight.Order.Where(index => sight.Probabilities[index] >= AnswerLimits.Offer).Select(index => _ids[index - 1]).Where(id => isDirect || id != Greeting).ToArray();
        return new(isDirect ? _ids[sight.Order[0] - 1] : null, best, offered, [Explain(_ids[sight.Order[0] - 1], best, sight.Likeness)]);
    }

    /// <summary>The answers nearest to a text without any bound, for measuring.</summary>
    public AnswerRanking Rank(string text)
    {
        var sight = Look(text);
        if (sight.Order.Length == 0)
        {
            return new([], double.NegativeInfinity);
        }

        // Whoever repeats a phrasing means what it means.
        var order = sight.Likeness >= AnswerLimits.Same && sight.Nearest != Nowhere ? sight.Order.Prepend(sight.Nearest).Distinct() : sight.Order;
        var belonging = Math.Log(sight.Probabilities[sight.Order[0]] + double.Epsilon) + (AnswerLimits.LikenessWeight * sight.Likeness);
        return new([.. order.Take(AnswerLimits.Alternatives).Select(index => _ids[index - 1])], belonging);
    }

    // What both look at: the probability of each class, the best answers in order, and the phrasing most like the text.
    private Sight Look(string text)
    {
        var vector = _features.Vector(text);
        if (vector.Places.Length == 0 || _ids.Length == 0)
        {
            return new([], [], Nowhere, 0);
        }

        var (nearest, likeness) = _likeness.Nearest(vector);
        var probabilities = _model.Probabilities(vector);
        return new(probabilities, Best(probabilities), nearest, likeness);
    }

    private int[] Best(float[] probabilities) =>
        [.. Enumerable.Range(1, _ids.Length).OrderByDescending(index => probabilities[index]).ThenBy(index => index).Take(AnswerLimits.Alternatives)];

    private static string Explain(string what, double probability, double likeness) =>
        string.Create(CultureInfo.InvariantCulture, $"{what} {probability:F2}, likeness {likeness:F2}");

    private readonly record struct Sight(float[] Probabilities, int[] Order, int Nearest, double Likeness);
}
