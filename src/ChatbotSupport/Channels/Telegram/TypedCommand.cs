namespace ChatbotSupport.Channels.Telegram;

/// <summary>A command of Telegram, read as the words that mean the same everywhere else.</summary>
/// <param name="Opens">The chat was opened.</param>
/// <param name="Flow">The flow that the link leads to; it may not exist.</param>
/// <param name="Leaves">Leave quickly.</param>
/// <param name="Words">The words it stands for.</param>
internal sealed record TypedCommand(bool Opens = false, string? Flow = null, bool Leaves = false, string? Words = null)
{
    /// <summary>Its kind alone: what is in it is somebody's.</summary>
    public override string ToString() => nameof(TypedCommand);

    /// <summary>The flow of the response steps, which has a command of its own.</summary>
    public const string StepsFlow = "response_steps";

    /// <summary>Reads a text; null when it is no command of ours, and then it is a text like any other.</summary>
    public static TypedCommand? Read(string text)
    {
        if (!text.StartsWith('/'))
        {
            return null;
        }

        var parts = text[1..].Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.Length == 0 ? null : (parts[0].Split('@')[0].ToUpperInvariant(), parts.ElementAtOrDefault(1)) switch
        {
            ("START", var link) => new(Opens: true, Flow: IsFlow(link) ? link : null),
            ("STEPS", null) => new(Opens: true, Flow: StepsFlow),
            ("EXIT" or "QUIT", null) => new(Leaves: true),
            ("MENU" or "HELP", null) => new(Words: "القائمة"),
            ("ERASE" or "DELETE", null) => new(Words: "حذف"),
            ("TEAM" or "HUMAN", null) => new(Words: "شخص من الفريق"),
            ("STOP", null) => new(Words: "توقف"),
            ("END", null) => new(Words: "إنهاء"),
            ("CONTINUE", null) => new(Words: "متابعة"),
            _ => null,
        };
    }

    // Ids of flows (design, section 4); anything else a link may carry leads nowhere.
    private static bool IsFlow(string? link) =>
        link is { Length: > 0 and <= 40 } && char.IsAsciiLetterLower(link[0]) && link.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_');
}
