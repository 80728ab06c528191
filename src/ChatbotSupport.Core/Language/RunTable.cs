using System.Runtime.InteropServices;

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

    private RunSlot[] _slots;

    /// <summary>Makes room for a number of runs.</summary>
    public RunTable(int runs = 0)
    {
        _slots = new RunSlot[(int)Math.Max(Fewest, (runs * Spare) + 1)];
    }

    /// <summary>How many runs there are.</summary>
    public int Count { get; private set; }

    /// <summary>The number of a run with one letter more.</summary>
    public static ulong With(ulong run, char letter) => unchecked((run ^ letter) * Prime);

    /// <summary>The number of two runs, one after the other.</summary>
    public static ulong Pair(ulong first, ulong second) => unchecked((((first ^ (first >> 29)) * Spread) ^ second) * Prime);

    /// <summary>The place of a run, or −1.</summary>
    public int Find(ulong run)
    {
        var slots = _slots;
        for (var slot = Slot(run, slots.Length); ; slot++)
        {
            if (slot == slots.Length)
            {
                slot = 0;
            }

            ref var there = ref slots[slot];
            if (there.Place == 0 || there.Run == run)
            {
                return there.Place - 1;
            }
        }
    }

    /// <summary>Where the first look for a run goes, read without asking what stands there: memory answers many such looks at a time, and one after another it is waited for each.</summary>
    public RunSlot First(ulong run) => _slots[Slot(run, _slots.Length)];

    /// <summary>The place of a run, or −1, after a first look.</summary>
    public int Find(ulong run, RunSlot first) => first.Place == 0 || first.Run == run ? first.Place - 1 : Find(run);

    /// <summary>The place of a run, the next one when it is new.</summary>
    public int Add(ulong run)
    {
        if (Find(run) is var known and >= 0)
        {
            return known;
        }

        if ((Count + 1) * Spare > _slots.Length)
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
        foreach (var (run, place) in _slots)
        {
            if (place != 0)
            {
                runs[place - 1] = run;
            }
        }

        return runs;
    }

    // As many slots as are needed, not the next power of two: there are hundreds of thousands of runs.
    private static int Slot(ulong run, int slots) => (int)Math.BigMul(unchecked(run * Spread), (ulong)slots, out _);

    private void Put(ulong run, int place)
    {
        var slot = Slot(run, _slots.Length);
        while (_slots[slot].Place != 0)
        {
            slot = slot + 1 == _slots.Length ? 0 : slot + 1;
        }

        _slots[slot] = new(run, place);
    }

    private void Grow()
    {
        var before = _slots;
        _slots = new RunSlot[before.Length * 2];
        foreach (var (run, place) in before)
        {
            if (place != 0)
            {
                Put(run, place);
            }
        }
    }
}

/// <summary>A run beside its place, so that a look touches one line of memory.</summary>
/// <param name="Run">The number of the run.</param>
/// <param name="Place">Its place, counted from one; nought where the slot is free.</param>
[StructLayout(LayoutKind.Sequential, Pack = sizeof(int))]
internal readonly record struct RunSlot(ulong Run, int Place);
