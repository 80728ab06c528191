namespace ChatbotSupport.Core.Language;

/// <summary>How fast a model learns, and how strongly it is held back from learning single examples by heart.</summary>
/// <param name="Epochs">How often every example is looked at; the weights of the second half are averaged.</param>
/// <param name="Rate">How far one example moves a weight.</param>
/// <param name="Ridge">How strongly a weight is drawn back with every example that holds its feature.</param>
/// <param name="Shared">Spreads that over the examples that hold a feature, so that a rare one is drawn back as strongly as a common one.</param>
internal sealed record SoftmaxPace(int Epochs, float Rate, float Ridge, bool Shared)
{
    /// <summary>For few examples of many classes; measured on public sets of two dialects, none of them of this domain.</summary>
    public static SoftmaxPace ManyClasses { get; } = new(20, 0.5f, 0.1f, Shared: true);

    /// <summary>For what dangers sound like; measured by cross-validation over the shipped examples, and its bounds belong to it.</summary>
    public static SoftmaxPace Dangers { get; } = new(8, 0.3f, 0.05f, Shared: true);

    /// <summary>For what signs sound like; measured by cross-validation over the shipped examples, and its bounds belong to it. As good as twenty slow rounds without any slack, in a quarter of the time.</summary>
    public static SoftmaxPace Signs { get; } = new(12, 0.5f, 0.05f, Shared: true) { Slack = 0.02f };

    /// <summary>For what scams sound like; its bounds belong to it.</summary>
    public static SoftmaxPace Claims { get; } = new(20, 0.3f, 0.05f, Shared: true);

    /// <summary>An example that comes out right but for this teaches nothing more, and is passed over until it does not.</summary>
    public float Slack { get; init; }

    /// <summary>Whether somebody who is off by this much learns from it.</summary>
    public bool Teaches(ReadOnlySpan<float> error) => Slack == 0 || error.ContainsAnyExceptInRange(-Slack, Slack);

    /// <summary>The pull on each feature and, last, on the bias.</summary>
    public float[] Ridges(SparseRows examples, int features)
    {
        var ridges = new float[features + 1];
        if (!Shared)
        {
            Array.Fill(ridges, Ridge);
            return ridges;
        }

        for (var example = 0; example < examples.Count; example++)
        {
            foreach (var place in examples.Places(example))
            {
                ridges[place]++;
            }
        }

        ridges[features] = examples.Count;
        for (var feature = 0; feature < ridges.Length; feature++)
        {
            ridges[feature] = Ridge / Math.Max(1, ridges[feature]);
        }

        return ridges;
    }
}
