using System.Globalization;
using System.Text;

namespace ChatbotSupport.Core.Alerts;

/// <summary>Tells whether a host looks like an official one without being it: one letter changed, the name inside another, letters of other scripts.</summary>
internal static class Imitation
{
    private const string International = "xn--";

    // Letters of other scripts, and digits, that are taken for Latin letters.
    private static readonly Dictionary<char, char> LooksLike = new()
    {
        ['а'] = 'a', ['е'] = 'e', ['о'] = 'o', ['р'] = 'p', ['с'] = 'c', ['у'] = 'y', ['х'] = 'x', ['і'] = 'i', ['ѕ'] = 's', ['ј'] = 'j', ['ԁ'] = 'd', ['ɡ'] = 'g', ['ո'] = 'n',
        ['0'] = 'o', ['1'] = 'l', ['3'] = 'e', ['5'] = 's', ['ı'] = 'i', ['ο'] = 'o', ['α'] = 'a', ['ν'] = 'v',
    };

    /// <summary>The official domain a host imitates, or null; a host that is official, or below one, imitates none.</summary>
    public static string? Of(string host, IReadOnlyCollection<string> official)
    {
        if (official.Any(domain => IsWithin(host, domain)))
        {
            return null;
        }

        var shape = Shape(host);
        return official.Where(domain => domain.Length >= AlertLimits.ShortestImitated).FirstOrDefault(domain => Resembles(shape, domain));
    }

    /// <summary>Whether a host is a domain or below it.</summary>
    public static bool IsWithin(string host, string domain) => host == domain || host.EndsWith("." + domain, StringComparison.Ordinal);

    private static bool Resembles(string shape, string domain)
    {
        var name = domain.Split('.')[0];
        return Distance(shape, Shape(domain)) <= AlertLimits.ImitationDistance
            || (name.Length >= AlertLimits.ShortestImitated && shape.Contains(Shape(name), StringComparison.Ordinal))
            || shape.Contains(domain.Replace('.', '-'), StringComparison.Ordinal);
    }

    private static string Shape(string host)
    {
        var readable = host;
        if (host.Contains(International, StringComparison.Ordinal))
        {
            try
            {
                readable = new IdnMapping { AllowUnassigned = true }.GetUnicode(host);
            }
            catch (ArgumentException)
            {
                // Broken punycode cannot be read; it is compared as it stands.
                readable = host;
            }
        }

        var result = new StringBuilder(readable.Length);
        foreach (var letter in readable)
        {
            result.Append(LooksLike.GetValueOrDefault(letter, letter));
        }

        return result.Replace("rn", "m").Replace("vv", "w").ToString();
    }

    private static int Distance(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) > AlertLimits.ImitationDistance)
        {
            return int.MaxValue;
        }

        var previous = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var row = 1; row <= one.Length; row++)
        {
            var current = new int[other.Length + 1];
            current[0] = row;
            for (var column = 1; column <= other.Length; column++)
            {
                var change = previous[column - 1] + (one[row - 1] == other[column - 1] ? 0 : 1);
                current[column] = Math.Min(change, 1 + Math.Min(previous[column], current[column - 1]));
            }

            previous = current;
        }

        return previous[other.Length];
    }
}
