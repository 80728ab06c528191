namespace ChatbotSupport.Core.Language;

/// <summary>The vectors of many texts, one after another in one block: tens of thousands of small arrays that live for seconds would be moved from one generation to the next while people wait.</summary>
internal sealed class SparseRows
{
    private const int FirstRoom = 1 << 16;

    private readonly List<int> _starts = [0];
    private int[] _places = new int[FirstRoom];
    private float[] _weights = new float[FirstRoom];

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
        if (end > _places.Length)
        {
            var room = Math.Max(end, _places.Length * 2);
            Array.Resize(ref _places, room);
            Array.Resize(ref _weights, room);
        }

        places.CopyTo(_places.AsSpan(start));
        weights.CopyTo(_weights.AsSpan(start));
        _starts.Add(end);
    }

    /// <summary>The places of one vector, ascending.</summary>
    public ReadOnlySpan<int> Places(int row) => _places.AsSpan(_starts[row].._starts[row + 1]);

    /// <summary>The weights at those places.</summary>
    public ReadOnlySpan<float> Weights(int row) => _weights.AsSpan(_starts[row].._starts[row + 1]);
}
