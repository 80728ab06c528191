namespace ChatbotSupport.Operations.Evaluation;

/// <summary>The usual figures of recognising what short texts are about.</summary>
public static class Scores
{
    /// <summary>Mean of the F1 of every label that is meant or given.</summary>
    public static double MacroF1(IReadOnlyList<(string Meant, string? Given)> pairs)
    {
        var labels = pairs.SelectMany(pair => new[] { pair.Meant, pair.Given }).OfType<string>().Distinct().ToList();
        var meant = pairs.CountBy(pair => pair.Meant).ToDictionary();
        var given = pairs.Where(pair => pair.Given is not null).CountBy(pair => pair.Given!).ToDictionary();
        var right = pairs.Where(pair => pair.Meant == pair.Given).CountBy(pair => pair.Meant).ToDictionary();
        return labels.Count == 0 ? 0 : labels.Average(label =>
            2.0 * right.GetValueOrDefault(label) / (meant.GetValueOrDefault(label) + given.GetValueOrDefault(label)));
    }

    /// <summary>How likely a text that belongs is scored above one that does not; equal scores count half.</summary>
    public static double Auroc(IReadOnlyList<double> belonging, IReadOnlyList<double> foreign)
    {
        var all = belonging.Select(score => (Score: score, Belongs: true)).Concat(foreign.Select(score => (Score: score, Belongs: false))).OrderBy(item => item.Score).ToArray();
        var ranks = 0.0;
        for (var start = 0; start < all.Length;)
        {
            var end = start;
            while (end < all.Length && all[end].Score.Equals(all[start].Score))
            {
                end++;
            }

            ranks += all[start..end].Count(item => item.Belongs) * ((start + 1 + end) / 2.0);
            start = end;
        }

        return (ranks - (belonging.Count * (belonging.Count + 1.0) / 2)) / ((double)belonging.Count * foreign.Count);
    }

    /// <summary>Share of foreign texts that are let through where at least <paramref name="recall"/> of the belonging ones are.</summary>
    public static double FalsePositives(IReadOnlyList<double> belonging, IReadOnlyList<double> foreign, double recall)
    {
        var highestFirst = belonging.OrderDescending().ToArray();
        var bound = highestFirst[(int)Math.Ceiling(recall * highestFirst.Length) - 1];
        return foreign.Count(score => score >= bound) / (double)foreign.Count;
    }

    /// <summary>The value that this share of the values does not exceed.</summary>
    public static double Percentile(IReadOnlyList<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }
}
