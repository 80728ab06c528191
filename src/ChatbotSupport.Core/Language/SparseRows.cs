namespace ChatbotSupport.Core.Language;

/// <summary>The vectors of many texts, one after another in one block, for as long as something is learnt from them.</summary>
internal sealed class SparseRows : IDisposable
{
    private const int FirstRoom = 1 << 16;

    private readonly Scratch<int> _places = new(FirstRoom);
    private readonly Scratch<float> _weights = new(FirstRoom);
    private readonly List<int> _starts = [0];

    /// <summary>How many there are.</summary>
    public int Count => _starts.Count - 1;

    /// <summary>Takes vectors.</summary>
    public static SparseRows Of(IEnumerable<SparseVector> vectors)
    {
        var rows = new SparseRows();
        foreach (var vector in vectors)
        {
            rows.Add(vector.Places, vector.Weights);
        }

        return rows;
    }

    /// <summary>Takes those vectors that hold anything.</summary>
    /// <param name="vectors">The vectors.</param>
    /// <param name="known">Which of them were taken, by their numbers.</param>
    public static SparseRows Of(IEnumerable<SparseVector> vectors, out IReadOnlyList<int> known)
    {
        var (rows, numbers) = (new SparseRows(), new List<int>());
        foreach (var (number, vector) in vectors.Index())
        {
            if (vector.Places.Length > 0)
            {
                rows.Add(vector.Places, vector.Weights);
                numbers.Add(number);
            }
        }

        known = numbers;
        return rows;
    }

    /// <summary>Adds a vector: its places, and as many weights.</summary>
    public void Add(ReadOnlySpan<int> places, ReadOnlySpan<float> weights)
    {
        var (start, end) = (_starts[^1], _starts[^1] + places.Length);
        if (end > _places.Span.Length)
        {
            var room = Math.Max(end, _places.Span.Length * 2);
            _places.Grow(room);
            _weights.Grow(room);
        }

        places.CopyTo(_places.Span[start..]);
        weights.CopyTo(_weights.Span[start..]);
        _starts.Add(end);
    }

    /// <summary>The places of one vector, ascending.</summary>
    public ReadOnlySpan<int> Places(int row) => _places.Span[_starts[row].._starts[row + 1]];

    /// <summary>The weights at those places.</summary>
    public ReadOnlySpan<float> Weights(int row) => _weights.Span[_starts[row].._starts[row + 1]];

    /// <inheritdoc/>
    public void Dispose()
    {
        _places.Dispose();
        _weights.Dispose();
    }
}
