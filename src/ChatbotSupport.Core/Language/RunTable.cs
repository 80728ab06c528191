using System.Numerics;

namespace ChatbotSupport.Core.Language;

/// <summary>Letter runs by a number made of their letters, each with its place: asked hundreds of times a text, so no run is ever made a string.</summary>
internal sealed class RunTable
{
    /// <summary>The number of a run without letters.</summary>
    public const ulong Empty = 14_695_981_039_346_656_037;

    private const ulong Prime = 1_099_511_628_211;
    private const ulong Spread = 0x9E37_79B9_7F4A_7C15;
    private const int Fewest = 16;

    // At most two of three slots are taken.
    private const double Spare = 1.5;

    private ulong[] _runs;
    private int[] _places;
    private int _shift;

    /// <summary>Makes room for a number of runs.</summary>
    public RunTable(int runs = 0)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(Fewest, (runs * Spare) + 1));
        (_runs, _places) = (new ulong[size], new int[size]);
        _shift = 64 - BitOperations.Log2((uint)size);
    }

    /// <summary>How many runs there are.</summary>
    public int Count { get; private set; }

    /// <summary>The number of a run with one letter more.</summary>
    public static ulong With(ulong run, char letter) => unchecked((run ^ letter) * Prime);

    /// <summary>The place of a run, or −1.</summary>
    public int Find(ulong run)
    {
        var slot = Slot(run);
        while (_places[slot] != 0)
        {
            if (_runs[slot] == run)
            {
                return _places[slot] - 1;
            }

            slot = (slot + 1) & (_runs.Length - 1);
        }

        return -1;
    }

    /// <summary>The place of a run, the next one when it is new.</summary>
    public int Add(ulong run)
    {
        if (Find(run) is var known and >= 0)
        {
            return known;
        }

        if ((Count + 1) * Spare > _runs.Length)
        {
            Grow();
        }

        Put(run, ++Count);
        return Count - 1;
    }

    /// <summary>The runs in the order of their places.</summary>
    public ulong[] InOrder()
    {
        var runs = new ulong[Count];
        for (var slot = 0; slot < _runs.Length; slot++)
        {
            if (_places[slot] != 0)
            {
                runs[_places[slot] - 1] = _runs[slot];
            }
        }

        return runs;
    }

    private int Slot(ulong run) => (int)(unchecked(run * Spread) >> _shift);

    private void Put(ulong run, int place)
    {
        var slot = Slot(run);
        while (_places[slot] != 0)
        {
            slot = (slot + 1) & (_runs.Length - 1);
        }

        (_runs[slot], _places[slot]) = (run, place);
    }

    private void Grow()
    {
        var (runs, places) = (_runs, _places);
        (_runs, _places) = (new ulong[runs.Length * 2], new int[runs.Length * 2]);
        _shift--;
        for (var slot = 0; slot < runs.Length; slot++)
        {
            if (places[slot] != 0)
            {
                Put(runs[slot], places[slot]);
            }
        }
    }
}
