namespace ChatbotSupport.Core.Flows.Inspection;

/// <summary>Finds the known name that a mistyped one most likely meant.</summary>
public static class NearestName
{
    /// <summary>The nearest of the known names, or null when none is near.</summary>
    public static string? Of(string name, IEnumerable<string> known)
    {
        var bound = Math.Min(InspectionLimits.MaxTypos, Math.Max(1, name.Length / 3));
        return known
            .Select(candidate => (candidate, distance: Distance(name, candidate)))
            .Where(pair => pair.distance <= bound)
            .OrderBy(pair => pair.distance)
            .ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .Select(pair => pair.candidate)
            .FirstOrDefault();
    }

    // Letters to insert, delete, change or swap with their neighbour.
    private static int Distance(string first, string second)
    {
        var table = new int[first.Length + 1, second.Length + 1];
        for (var i = 0; i <= first.Length; i++)
        {
            for (var j = 0; j <= second.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    table[i, j] = i + j;
                    continue;
                }

                var change = table[i - 1, j - 1] + (first[i - 1] == second[j - 1] ? 0 : 1);
                var swap = i > 1 && j > 1 && first[i - 1] == second[j - 2] && first[i - 2] == second[j - 1] ? table[i - 2, j - 2] + 1 : change;
                table[i, j] = Math.Min(Math.Min(change, swap), Math.Min(table[i - 1, j], table[i, j - 1]) + 1);
            }
        }

        return table[first.Length, second.Length];
    }
}
