namespace ChatbotSupport.Playbooks.Diagrams;

/// <summary>A box, or the lane of a way, with its place in the picture.</summary>
/// <param name="box">The box; null for a lane.</param>
internal sealed class ChartPlace(ChartBox? box)
{
    private readonly List<(ChartPlace Above, int Way)> _above = [];
    private readonly List<ChartPlace> _below = [];

    public ChartBox? Box { get; } = box;

    /// <summary>What is written in it.</summary>
    public ChartText? Text { get; } = box is null ? null : new(box);

    public int Row { get; set; }

    public int Seat { get; set; }

    /// <summary>Its middle.</summary>
    public double X { get; set; }

    /// <summary>Its upper edge.</summary>
    public double Y { get; set; }

    public double RowHeight { get; set; }

    public double Width => Text?.Width ?? ChartSizes.Lane;

    public double Height => Text?.Height ?? 0;

    /// <summary>Where each way goes down, in order of the ways.</summary>
    public IReadOnlyList<ChartPlace> Below => _below;

    /// <summary>Where a way leaves, across.</summary>
    public double Port(int way) => X + (Text?.Port(way) ?? 0);

    public void Join(int way, ChartPlace below)
    {
        _below.Add(below);
        below._above.Add((this, way));
    }

    public double MeanSeat(bool downwards) => downwards
        ? Mean(_above.Select(above => above.Above.Seat + (above.Way / 100.0)), Seat)
        : Mean(_below.Select(below => (double)below.Seat), Seat);

    public double Wanted(bool downwards) => downwards ? Mean(_above.Select(above => above.Above.Port(above.Way)), X) : Mean(_below.Select(below => below.X), X);

    private static double Mean(IEnumerable<double> values, double otherwise) => values.DefaultIfEmpty(otherwise).Average();
}

/// <summary>A way being led down row by row.</summary>
internal readonly record struct ChartLine(ChartPlace From, int Way)
{
    public ChartLine To(ChartPlace below)
    {
        From.Join(Way, below);
        return new(below, 0);
    }
}
