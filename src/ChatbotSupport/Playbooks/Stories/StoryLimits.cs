using System.Globalization;

namespace ChatbotSupport.Playbooks.Stories;

/// <summary>Every limit of stories, in one place.</summary>
public static class StoryLimits
{
    /// <summary>People of the team who may be on shift in a story.</summary>
    public const int MostOnShift = 20;

    /// <summary>Lines of unvisited places that are told in the terminal; the page tells all.</summary>
    public const int ToldUnvisited = 20;

    // More than two months of silence shows nothing new.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(60);

    /// <summary>A span written `90s`, `10m`, `12h` or `3d`; null when it is none or too long.</summary>
    public static TimeSpan? Time(string word)
    {
        if (word.Length < 2 || !int.TryParse(word.AsSpan(0, word.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count == 0)
        {
            return null;
        }

        TimeSpan? unit = word[^1] switch
        {
            's' => TimeSpan.FromSeconds(1),
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            'd' => TimeSpan.FromDays(1),
            _ => null,
        };
        return unit is { } one && count <= Longest / one ? one * count : null;
    }
}
