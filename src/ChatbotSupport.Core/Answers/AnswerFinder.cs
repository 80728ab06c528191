using System.Globalization;
using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Answers;

/// <summary>Finds the vetted answer for a short Arabic text: trained on the example phrasings when the playbook is read, on nothing people write.</summary>
public sealed class AnswerFinder
{
    private const int Nowhere = 0;

    // Nobody who asks for help is asked whether they meant a greeting, and nobody who greets is asked which help they meant.
    private const string Greeting = Understanding.MenuIntent;

    private readonly string[] _ids;

    // Their classes come after those of the answers.
    private readonly NearTopic[] _near;
    private readonly TextFeatures _features;
    private readonly SoftmaxModel _model;
    private readonly Likeness _likeness;

    /// <summary>Trains on the answers' titles and examples, on neighbouring topics, and on text that belongs nowhere.</summary>
    public AnswerFinder(IReadOnlyDictionary<string, Answer> answers, IReadOnlyList<string> offTopic, IReadOnlyList<NearTopic>? near = null)
        : this([
            .. offTopic.Select(text => new Phrasing(text, null)),
            .. answers.Values.SelectMany(answer => answer.Examples.Append(answer.Title).Select(text => new Phrasing(text, answer.Id)))],
            near ?? [])
    {
    }

    /// <summary>Trains on phrasings, whatever they are about.</summary>
    public AnswerFinder(IReadOnlyList<Phrasing> phrasings)
        : this(phrasings, [])
    {
    }

    private AnswerFinder(IReadOnlyList<Phrasing> phrasings, IReadOnlyList<NearTopic> near)
    {
        // Ordered, so that the same playbook gives the same model whatever order its files were read in.
        _ids = [.. phrasings.Select(phrasing => phrasing.AnswerId).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        _near = [.. near.OrderBy(topic => topic.Id, StringComparer.Ordinal)];
        var classes = _ids.Index().ToDictionary(id => id.Item, id => id.Index + 1);
        var texts = phrasings.Select(phrasing => (phrasing.Text, Class: phrasing.AnswerId is null ? Nowhere : classes[phrasing.AnswerId]))
            .Concat(_near.Index().SelectMany(topic => topic.Item.Examples.Select(text => (Text: text, Class: FirstNear + topic.Index))))
            .OrderBy(text => text.Class).ToArray();
        string[][] words = [.. texts.Select(text => TextFeatures.Words(text.Text))];
        _features = new(words, AnswerLimits.Words, RunScale.ManyTopics, fewest: 1);
        var examples = SparseRows.Of(words.Select(text => _features.Vector(text)), out var known);
        int[] labels = [.. known.Select(index => texts[index].Class)];
        _likeness = new(examples, labels, _features.Count);
        _model = new(SoftmaxPace.ManyClasses, examples, labels, FirstNear + _near.Length, _features.Count);
    }

    private AnswerFinder(string[] ids, NearTopic[] near, TextFeatures features, Likeness likeness, SoftmaxModel model) =>
        (_ids, _near, _features, _likeness, _model) = (ids, near, features, likeness, model);

    private int FirstNear => _ids.Length + 1;

    /// <summary>Takes over what was learnt before, instead of learning it again from the same answers.</summary>
    /// <exception cref="FormatException">It is not what <see cref="Learnt"/> gave.</exception>
    public static AnswerFinder From(ReadOnlySpan<byte> learnt)
    {
        var reader = new LearntReader(learnt);
        var ids = Words(ref reader);
        var near = new List<NearTopic>();
        for (var left = reader.Number(); left > 0; left--)
        {
            near.Add(new(reader.Word(), Words(ref reader), []));
        }

        var features = TextFeatures.Read(ref reader);
        var likeness = Likeness.Read(ref reader);
        var model = SoftmaxModel.Read(ref reader);
        reader.End();
        return new(ids, [.. near], features, likeness, model);
    }

    /// <summary>What was learnt, to be kept: letter runs of the examples and numbers.</summary>
    public byte[] Learnt()
    {
        var writer = new LearntWriter();
        Write(writer, _ids);
        writer.Number(_near.Length);
        foreach (var topic in _near)
        {
            writer.Word(topic.Id);
            Write(writer, topic.Offered);
        }

        _features.Write(writer);
        _likeness.Write(writer);
        _model.Write(writer);
        return writer.ToArray();
    }

    /// <summary>Matches one text against the example phrasings.</summary>
    public AnswerMatch Find(string text) => Find(Reading.Of(text));

    /// <summary>Matches one text against the example phrasings.</summary>
    public AnswerMatch Find(Reading text)
    {
        // A bare yes or no answers a question; it is none itself.
        var sight = text.Words.Count > YesNo.MostWords || YesNo.Read(text) is null ? Look(text) : Sight.None;
        if (sight.Order.Length == 0)
        {
            return AnswerMatch.None;
        }

        if (sight.Likeness >= AnswerLimits.Same)
        {
            return sight.Nearest == Nowhere ? AnswerMatch.None
                : sight.Nearest >= FirstNear ? Near(sight.Nearest, Math.Min(1, sight.Likeness))
                : new(_ids[sight.Nearest - 1], Math.Min(1, sight.Likeness), [_ids[sight.Nearest - 1]], ["phrasing"]);
        }

        var near = NearestTopic(sight.Probabilities);
        var nearest = near is { } topic ? sight.Probabilities[topic] : 0;
        var best = sight.Probabilities[sight.Order[0]];
        var belonging = Belonging(sight, Math.Max(best, nearest));
        if (sight.Likeness < AnswerLimits.Likeness || belonging < AnswerLimits.Belongs)
        {
            return new(null, AnswerLimits.Confidence(best), [], [Explain("nowhere", sight.Probabilities[Nowhere], sight.Likeness)]);
        }

        // That it belongs somewhere is decided; the rest is a question of where.
        var somewhere = 1 - sight.Probabilities[Nowhere];
        var confidence = AnswerLimits.Confidence(best / somewhere);
        if (nearest > best)
        {
            return Near(near!.Value, confidence);
        }

        var second = Math.Max(nearest, sight.Order.Length > 1 ? sight.Probabilities[sight.Order[1]] : 0);
        var isDirect = belonging >= AnswerLimits.BelongsSurely && confidence >= AnswerLimits.Direct && best - second >= AnswerLimits.Margin * somewhere;
        var leading = _ids[sight.Order[0] - 1];
        string[] offered = isDirect || leading != Greeting
            ? [.. sight.Order.Where(index => sight.Probabilities[index] >= AnswerLimits.Offer * somewhere).Select(index => _ids[index - 1]).Where(id => isDirect || id != Greeting)]
            : [];
        return new(isDirect ? leading : null, confidence, offered, [Explain(leading, confidence, sight.Likeness)]);
    }

    /// <summary>The answers nearest to a text without any bound, for measuring.</summary>
    public AnswerRanking Rank(string text)
    {
        var sight = Look(Reading.Of(text));
        if (sight.Order.Length == 0)
        {
            return new([], double.NegativeInfinity);
        }

        // Whoever repeats a phrasing means what it means.
        var order = sight.Likeness >= AnswerLimits.Same && sight.Nearest != Nowhere && sight.Nearest < FirstNear ? sight.Order.Prepend(sight.Nearest).Distinct() : sight.Order;
        return new([.. order.Take(AnswerLimits.Alternatives).Select(index => _ids[index - 1])], Belonging(sight, sight.Probabilities[sight.Order[0]]));
    }

    // The better an answer fits, and the more the text is like one phrasing, the surer it belongs somewhere.
    private static double Belonging(Sight sight, float best) =>
        Math.Log(best + float.Epsilon) - Math.Log(sight.Probabilities[Nowhere] + float.Epsilon) + (AnswerLimits.LikenessWeight * sight.Likeness);

    // What both look at: the probability of each class, the best answers in order, and the phrasing most like the text.
    private Sight Look(Reading text)
    {
        var vector = _features.Vector(text.Arabic);
        if (vector.Places.Length == 0 || _ids.Length == 0)
        {
            return Sight.None;
        }

        var (nearest, likeness) = _likeness.Nearest(vector);
        var probabilities = _model.Probabilities(vector);
        return new(probabilities, Best(probabilities), nearest, likeness);
    }

    private int[] Best(float[] probabilities)
    {
        var best = new int[Math.Min(AnswerLimits.Alternatives, _ids.Length)];
        for (var place = 0; place < best.Length; place++)
        {
            for (var index = 1; index <= _ids.Length; index++)
            {
                // The earlier of two equal ones, whatever the others are.
                if ((best[place] == 0 || probabilities[index] > probabilities[best[place]]) && !best.AsSpan(0, place).Contains(index))
                {
                    best[place] = index;
                }
            }
        }

        return best;
    }

    private int? NearestTopic(float[] probabilities) => _near.Length == 0 ? null : Enumerable.Range(FirstNear, _near.Length).MaxBy(index => probabilities[index]);

    private AnswerMatch Near(int index, double confidence)
    {
        var topic = _near[index - FirstNear];
        return new(null, confidence, topic.Offered, ["near " + topic.Id]);
    }

    private static string[] Words(ref LearntReader reader)
    {
        var words = new List<string>();
        for (var left = reader.Number(); left > 0; left--)
        {
            words.Add(reader.Word());
        }

        return [.. words];
    }

    private static void Write(LearntWriter writer, IReadOnlyList<string> words)
    {
        writer.Number(words.Count);
        foreach (var word in words)
        {
            writer.Word(word);
        }
    }

    private static string Explain(string what, double probability, double likeness) =>
        string.Create(CultureInfo.InvariantCulture, $"{what} {probability:F2}, likeness {likeness:F2}");

    private readonly record struct Sight(float[] Probabilities, int[] Order, int Nearest, double Likeness)
    {
        public static Sight None { get; } = new([], [], Nowhere, 0);
    }
}
