namespace ChatbotSupport.Core.Language;

/// <summary>Looks up the letter runs of a word, many at a time: first every look is begun, then the answers are read. One after another each would wait for memory.</summary>
internal static class RunLooks
{
    /// <summary>What stands before the first letter of a word and behind the last.</summary>
    public const char Edge = '_';

    private const int AtOnce = 40;

    /// <summary>Adds the places of all runs of a word that the table holds, and gives how many places there are then.</summary>
    /// <param name="table">The known runs.</param>
    /// <param name="word">The word.</param>
    /// <param name="seed">What runs of this kind begin with.</param>
    /// <param name="longest">Letters of the longest run.</param>
    /// <param name="found">The places.</param>
    /// <param name="count">How many there are already.</param>
    public static int AddKnown(RunTable table, ReadOnlySpan<char> word, ulong seed, int longest, int[] found, int count)
    {
        Span<ulong> runs = stackalloc ulong[AtOnce];
        Span<RunSlot> slots = stackalloc RunSlot[AtOnce];
        for (var start = -1; start < word.Length;)
        {
            var (looks, end) = (0, start);
            for (; end < word.Length && looks + longest <= AtOnce; end++)
            {
                var run = RunTable.With(seed, end < 0 ? Edge : word[end]);
                for (var next = end + 1; next <= word.Length && next - end < longest; next++)
                {
                    run = RunTable.With(run, next == word.Length ? Edge : word[next]);
                    runs[looks] = run;
                    slots[looks++] = table.First(run);
                }
            }

            count = Read(table, runs, slots, (start, end), word.Length, longest, found, count);
            start = end;
        }

        return count;
    }

    private static int Read(RunTable table, ReadOnlySpan<ulong> runs, ReadOnlySpan<RunSlot> slots, (int First, int End) starts, int letters, int longest, int[] found, int count)
    {
        var looks = 0;
        for (var start = starts.First; start < starts.End; start++)
        {
            var all = looks + Math.Min(longest - 1, letters - start);
            for (; looks < all && table.Find(runs[looks], slots[looks]) is var place and >= 0; looks++)
            {
                found[count++] = place;
            }

            looks = all; // whatever example holds a longer run holds its beginning too
        }

        return count;
    }
}
