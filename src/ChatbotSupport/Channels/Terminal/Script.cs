using System.Globalization;

namespace ChatbotSupport.Channels.Terminal;

/// <summary>Reads the lines of a trial talk.</summary>
public static class Script
{
    /// <summary>How the lines are explained to whoever types them.</summary>
    public const string Commands = "/press N · /press زر · /take · /volunteer TEXT · /handback · /close · /wait 10m · /photo · /leave · /quit";

    // A trial of more than a month of silence shows nothing new.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(60);

    /// <summary>Reads one line; null when there is nothing on it (a remark begins with #).</summary>
    public static ScriptStep? Read(string line)
    {
        var text = line.Trim();
        if (text.Length == 0 || text[0] == '#')
        {
            return null;
        }

        if (text[0] != '/')
        {
            return new Write(text);
        }

        var space = text.IndexOf(' ', StringComparison.Ordinal);
        var word = space < 0 ? text : text[..space];
        var rest = space < 0 ? "" : text[(space + 1)..].Trim();
        return (word, rest) switch
        {
            ("/take", "") => new Take(),
            ("/handback", "") => new HandBack(),
            ("/close", "") => new Close(),
            ("/photo", "") => new SendPhoto(),
            ("/leave", "") => new LeaveQuickly(),
            ("/quit", "") => new Quit(),
            ("/volunteer", not "") => new VolunteerWrites(rest),
            ("/press", _) when int.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 => new Press(number),
            ("/press", not "") when !rest.All(char.IsDigit) && rest[0] != '-' => new PressWords(rest),
            ("/wait", _) when Duration(rest) is { } time => new Wait(time),
            _ => new NotUnderstood(text),
        };
    }

    private static TimeSpan? Duration(string text)
    {
        if (text.Length < 2 || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count == 0)
        {
            return null;
        }

        TimeSpan? unit = text[^1] switch
        {
            's' => TimeSpan.FromSeconds(1),
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            'd' => TimeSpan.FromDays(1),
            _ => null,
        };
        return unit is { } one && count <= LongestWait / one ? one * count : null;
    }
}
