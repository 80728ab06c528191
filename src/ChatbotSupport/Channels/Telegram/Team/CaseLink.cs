namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>The link that opens a case in the private chat of whoever presses it: it takes a case that waits, and shows one that is theirs. It holds the code and nothing else.</summary>
public sealed class CaseLink(BotName bot)
{
    private const string Start = "/start ";
    private const string Prefix = "case_";
    private const int CodeLength = 6;

    /// <summary>The link to a case; null when Telegram cannot be asked for the bot's name.</summary>
    public async Task<string?> OfAsync(string code) => await bot.FindAsync() is { } name ? $"https://t.me/{name}?start={Prefix}{code}" : null;

    /// <summary>The code that a pressed link brought; null when the text is something else.</summary>
    internal static string? Read(string? text) =>
        text is not null && text.StartsWith(Start + Prefix, StringComparison.Ordinal) && text[(Start.Length + Prefix.Length)..].Trim() is { Length: CodeLength } code
        && code.All(char.IsAsciiDigit) ? code : null;
}
