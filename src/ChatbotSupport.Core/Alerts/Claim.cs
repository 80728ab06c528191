using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Alerts;

/// <summary>The wording of an alert, ready to be looked for: groups of words that must all occur, and words that cancel.</summary>
internal sealed class Claim
{
    private readonly int[][] _patterns;
    private readonly int _unless;

    /// <summary>Prepares an alert's words among those of all alerts.</summary>
    public Claim(Alert alert, WordSequences sequences)
    {
        Alert = alert;
        _patterns = [.. new[] { alert.AllOf, alert.OrAllOf }.Where(groups => groups.Count > 0).Select(groups => groups.Select(group => sequences.Add(group.Select(Words))).ToArray())];
        _unless = sequences.Add(alert.Unless.Select(Words));
    }

    /// <summary>The alert.</summary>
    public Alert Alert { get; }

    /// <summary>Every group of a pattern occurs.</summary>
    public bool Matches(bool[] occurs)
    {
        foreach (var groups in _patterns)
        {
            if (OccurAll(groups, occurs))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A denial or genuine news: whatever matched does not count.</summary>
    public bool IsCancelled(bool[] occurs) => occurs[_unless];

    /// <summary>The words of a text as claims compare them: folded spelling, Arabizi in Arabic letters, numbers as digits.</summary>
    public static string[] Words(string text) => Reading.Of(text).Counted;

    private static bool OccurAll(int[] groups, bool[] occurs)
    {
        foreach (var group in groups)
        {
            if (!occurs[group])
            {
                return false;
            }
        }

        return true;
    }
}
