namespace ChatbotSupport.Core.Language;

/// <summary>Which phrasings hold a feature, and how much of it: those of one feature lie between its start and the next.</summary>
/// <param name="Starts">Where each feature begins, and behind the last one its end.</param>
/// <param name="Phrasings">The phrasings, ascending within a feature.</param>
/// <param name="Weights">What the feature weighs in each.</param>
internal readonly record struct Holders(int[] Starts, int[] Phrasings, float[] Weights)
{
    /// <summary>Turned around, from vectors by phrasing.</summary>
    public static Holders Of(SparseRows vectors, int features)
    {
        var starts = new int[features + 1];
        for (var phrasing = 0; phrasing < vectors.Count; phrasing++)
        {
            foreach (var place in vectors.Places(phrasing))
            {
                starts[place + 1]++;
            }
        }

        for (var feature = 0; feature < features; feature++)
        {
            starts[feature + 1] += starts[feature];
        }

        var (phrasings, weights) = (new int[starts[features]], new float[starts[features]]);
        var next = starts.ToArray();
        for (var phrasing = 0; phrasing < vectors.Count; phrasing++)
        {
            var places = vectors.Places(phrasing);
            var held = vectors.Weights(phrasing);
            for (var item = 0; item < places.Length; item++)
            {
                var slot = next[places[item]]++;
                (phrasings[slot], weights[slot]) = (phrasing, held[item]);
            }
        }

        return new(starts, phrasings, weights);
    }
}
