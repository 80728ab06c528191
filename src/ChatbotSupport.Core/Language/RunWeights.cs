namespace ChatbotSupport.Core.Language;

/// <summary>The runs that examples hold, each with its place and with how rare it is: a view of a text is the runs of it that stand here.</summary>
internal sealed class RunWeights
{
    private readonly float[] _rarity;

    private RunWeights(RunTable table, float[] rarity) => (Table, _rarity) = (table, rarity);

    /// <summary>Where each run stands.</summary>
    public RunTable Table { get; }

    /// <summary>How many there are.</summary>
    public int Count => _rarity.Length;

    /// <summary>Learns from the runs of each example.</summary>
    /// <param name="examples">For each example its runs, each with how many letters it has.</param>
    /// <param name="fewest">Examples that must hold a run.</param>
    /// <param name="perLetter">What each letter of a run multiplies its weight by.</param>
    public static RunWeights Of(IEnumerable<List<(ulong Number, int Letters)>> examples, int fewest, float perLetter)
    {
        var all = new RunTable();
        var counts = new List<(int Examples, int Last, int Letters)>();
        var number = 0;
        foreach (var example in examples)
        {
            foreach (var run in example)
            {
                var place = all.Add(run.Number);
                if (place == counts.Count)
                {
                    counts.Add((1, number, run.Letters));
                }
                else if (counts[place].Last != number)
                {
                    counts[place] = (counts[place].Examples + 1, number, run.Letters);
                }
            }

            number++;
        }

        var table = new RunTable(counts.Count(run => run.Examples >= fewest));
        var rarity = new List<float>(counts.Count);
        foreach (var (place, run) in all.InOrder().Index())
        {
            if (counts[place].Examples >= fewest)
            {
                table.Add(run);
                rarity.Add((float)((Math.Log((1.0 + number) / (1.0 + counts[place].Examples)) + 1.0) * Math.Pow(perLetter, counts[place].Letters)));
            }
        }

        return new(table, [.. rarity]);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static RunWeights Read(ref LearntReader reader)
    {
        var runs = reader.Runs(reader.Number());
        var table = new RunTable(runs.Length);
        foreach (var run in runs)
        {
            table.Add(run);
        }

        return table.Count == runs.Length ? new(table, reader.Weights(runs.Length)) : throw new FormatException("A run was kept twice.");
    }

    /// <summary>Writes the runs in the order of their places, and how rare each is.</summary>
    public void Write(LearntWriter writer)
    {
        writer.Number(Table.Count);
        writer.Runs(Table.InOrder());
        writer.Weights(_rarity);
    }

    /// <summary>Makes a view of the places that were found in a text, ascending: each once, and all of them together of a length.</summary>
    /// <returns>How many different places there are.</returns>
    public int Fill(ReadOnlySpan<int> sorted, Span<int> places, Span<float> weights, double length)
    {
        var (count, squares) = (0, 0.0);
        for (var start = 0; start < sorted.Length;)
        {
            var end = start + 1;
            while (end < sorted.Length && sorted[end] == sorted[start])
            {
                end++;
            }

            var weight = (end - start == 1 ? 1 : 1 + MathF.Log(end - start)) * _rarity[sorted[start]];
            (places[count], weights[count]) = (sorted[start], weight);
            squares += weight * weight;
            count++;
            start = end;
        }

        var scale = squares > 0 ? (float)(length / Math.Sqrt(squares)) : 0;
        foreach (ref var weight in weights[..count])
        {
            weight *= scale;
        }

        return count;
    }
}
