using System.Diagnostics;
using ChatbotSupport.Core.Answers;

namespace ChatbotSupport.Operations.Evaluation;

/// <summary>Trains the finder that answers people on somebody's labelled texts, and measures it on others.</summary>
public sealed record Evaluation
{
    /// <summary>Texts it was trained on, and their different labels.</summary>
    public required (int Texts, int Labels) Trained { get; init; }

    /// <summary>Sentences that belong nowhere, which it was trained on as well.</summary>
    public required int Nowhere { get; init; }

    /// <summary>Texts it was measured on.</summary>
    public required int Tested { get; init; }

    /// <summary>Texts of the measured ones whose label no text it was trained on has: they can only be wrong.</summary>
    public required int UnknownLabels { get; init; }

    /// <summary>Texts of the measured ones that it was trained on, word by word.</summary>
    public required int Seen { get; init; }

    /// <summary>Share whose best label is right.</summary>
    public required double Top1 { get; init; }

    /// <summary>Share whose label is among the best three.</summary>
    public required double Top3 { get; init; }

    /// <summary>Mean F1 of the labels.</summary>
    public required double MacroF1 { get; init; }

    /// <summary>Share that the bot would answer at once, and how many of these rightly.</summary>
    public required (double Share, double Right) AtOnce { get; init; }

    /// <summary>How well foreign texts are told apart; null without any.</summary>
    public required Rejection? Rejected { get; init; }

    /// <summary>How long learning took.</summary>
    public required TimeSpan Training { get; init; }

    /// <summary>Microseconds of one text: half of them, and ninety-nine of a hundred, take no longer.</summary>
    public required (double Half, double Most) Latency { get; init; }

    /// <summary>Bytes of the managed heap that what was learnt keeps, and bytes of the whole process.</summary>
    public required (long Model, long Process) Memory { get; init; }

    /// <summary>Trains and measures.</summary>
    public static Evaluation Of(IReadOnlyList<LabelledText> train, IReadOnlyList<LabelledText> test, IReadOnlyList<LabelledText>? foreign, IReadOnlyList<string> nowhere)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var start = Stopwatch.GetTimestamp();
        var finder = new AnswerFinder([.. nowhere.Select(text => new Phrasing(text, null)), .. train.Select(text => new Phrasing(text.Text, text.Label))]);
        var training = Stopwatch.GetElapsedTime(start);
        var model = GC.GetTotalMemory(forceFullCollection: true) - before;

        var rankings = test.Select(text => (text.Label, Ranking: finder.Rank(text.Text))).ToList();
        var matches = test.Select(text => (text.Label, finder.Find(text.Text).AnswerId)).Where(match => match.AnswerId is not null).ToList();
        var labels = train.Select(text => text.Label).ToHashSet();
        var seen = train.Select(text => text.Text).ToHashSet();
        var evaluation = new Evaluation
        {
            Trained = (train.Count, labels.Count),
            Nowhere = nowhere.Count,
            Tested = test.Count,
            UnknownLabels = test.Count(text => !labels.Contains(text.Label)),
            Seen = test.Count(text => seen.Contains(text.Text)),
            Top1 = Share(rankings.Count(ranked => ranked.Ranking.Best == ranked.Label), test.Count),
            Top3 = Share(rankings.Count(ranked => ranked.Ranking.Ids.Take(AnswerLimits.Alternatives).Contains(ranked.Label)), test.Count),
            MacroF1 = Scores.MacroF1([.. rankings.Select(ranked => (ranked.Label!, ranked.Ranking.Best))]),
            AtOnce = (Share(matches.Count, test.Count), Share(matches.Count(match => match.AnswerId == match.Label), matches.Count)),
            Rejected = foreign is null ? null : Rejection.Of(finder, [.. rankings.Select(ranked => ranked.Ranking.Belonging)], foreign),
            Training = training,
            Latency = Time(finder, [.. test.Concat(foreign ?? [])]),
            Memory = (model, Environment.WorkingSet),
        };
        GC.KeepAlive(finder);
        return evaluation;
    }

    // Everything was looked at once before, so what is timed is the running program, not its start.
    private static (double Half, double Most) Time(AnswerFinder finder, IReadOnlyList<LabelledText> texts)
    {
        var times = new double[texts.Count];
        for (var index = 0; index < times.Length; index++)
        {
            var start = Stopwatch.GetTimestamp();
            finder.Find(texts[index].Text);
            times[index] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }

        return (Scores.Percentile(times, 0.5), Scores.Percentile(times, 0.99));
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
