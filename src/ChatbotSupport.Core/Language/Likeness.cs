namespace ChatbotSupport.Core.Language;

/// <summary>Finds the known phrasing that is most like a text, by cosine, without comparing with each.</summary>
internal sealed class Likeness
{
    private readonly List<(int Phrasing, float Weight)>[] _holders;
    private readonly int[] _classes;

    /// <summary>Notes which phrasings hold which features.</summary>
    public Likeness(IReadOnlyList<(SparseVector Vector, int Class)> phrasings, int features)
    {
        _classes = [.. phrasings.Select(phrasing => phrasing.Class)];
        _holders = new List<(int, float)>[features];
        for (var feature = 0; feature < features; feature++)
        {
            _holders[feature] = [];
        }

        for (var phrasing = 0; phrasing < phrasings.Count; phrasing++)
        {
            var vector = phrasings[phrasing].Vector;
            for (var item = 0; item < vector.Places.Length; item++)
            {
                _holders[vector.Places[item]].Add((phrasing, vector.Weights[item]));
            }
        }
    }

    private Likeness(int[] classes, List<(int Phrasing, float Weight)>[] holders) => (_classes, _holders) = (classes, holders);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static Likeness Read(ref LearntReader reader)
    {
        var classes = reader.Numbers(reader.Number());
        var holders = new List<(int, float)>[reader.Number()];
        for (var feature = 0; feature < holders.Length; feature++)
        {
            var phrasings = reader.Numbers(reader.Number());
            holders[feature] = [.. phrasings.Zip(reader.Weights(phrasings.Length))];
        }

        return new(classes, holders);
    }

    /// <summary>Writes the classes of the phrasings, and for each feature which of them hold it.</summary>
    public void Write(LearntWriter writer)
    {
        writer.Number(_classes.Length);
        writer.Numbers(_classes);
        writer.Number(_holders.Length);
        foreach (var phrasings in _holders)
        {
            writer.Number(phrasings.Count);
            writer.Numbers([.. phrasings.Select(holder => holder.Phrasing)]);
            writer.Weights([.. phrasings.Select(holder => holder.Weight)]);
        }
    }

    /// <summary>The class of the most similar phrasing, and how similar it is.</summary>
    public (int Class, double Likeness) Nearest(SparseVector vector)
    {
        var sums = new float[_classes.Length];
        for (var item = 0; item < vector.Places.Length; item++)
        {
            foreach (var (phrasing, weight) in _holders[vector.Places[item]])
            {
                sums[phrasing] += weight * vector.Weights[item];
            }
        }

        var best = 0;
        for (var index = 1; index < sums.Length; index++)
        {
            best = sums[index] > sums[best] ? index : best;
        }

        return (_classes[best], sums[best]);
    }
}
