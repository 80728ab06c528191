using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Stories;

/// <summary>Looks whether what a story expects is there.</summary>
/// <param name="conversation">Where the conversation stands.</param>
/// <param name="said">What the person read since the last thing that happened.</param>
/// <param name="events">What happened in codes.</param>
internal sealed class StoryLook(Conversation conversation, IReadOnlyList<Message> said, IReadOnlyList<string> events)
{
    private const string Nothing = "—";

    /// <summary>What is there instead of what was expected; null when it is as expected.</summary>
    public string? Instead(StoryWish wish)
    {
        var holds = wish.Kind switch
        {
            WishKind.Bot => said.Any(message => Words(message.Text).Contains(Words(wish.Value), StringComparison.Ordinal)),
            WishKind.BotExactly => Words(Said()) == Words(wish.Value),
            WishKind.Never => !said.Any(message => Words(message.Text).Contains(Words(wish.Value), StringComparison.Ordinal)),
            WishKind.Button => said.Any(message => message.Buttons.Any(button => button.Text.Trim() == wish.Value)),
            WishKind.Answer => events.Contains("answered_" + wish.Value),
            WishKind.Alert => events.Contains("alerted_" + wish.Value),
            WishKind.Flag => conversation.Flags.Any(flag => flag.Name() == wish.Value),
            _ => Standing(wish.Kind) == wish.Value,
        };
        return holds ? null : There(wish.Kind);
    }

    private string There(WishKind kind) => kind switch
    {
        WishKind.Bot or WishKind.BotExactly or WishKind.Never => Said() is { Length: > 0 } text ? text : Nothing,
        WishKind.Button => said.SelectMany(message => message.Buttons).ToList() is { Count: > 0 } buttons ? string.Join('\n', buttons.Select(button => $"[{button.Text.Trim()}]")) : Nothing,
        WishKind.Answer => Of("answered_"),
        WishKind.Alert => Of("alerted_"),
        WishKind.Flag => conversation.Flags.Count == 0 ? Nothing : string.Join(' ', conversation.Flags.Select(flag => flag.Name())),
        _ => Standing(kind),
    };

    private string Standing(WishKind kind) => kind switch
    {
        WishKind.State => conversation.State.ToString(),
        WishKind.Step => conversation.Cursor is { } cursor ? $"{cursor.Flow}/{cursor.Step}" : "none",
        WishKind.Level => conversation.Level.ToString(),
        WishKind.Route => conversation.Route == Route.HumanFirst ? "human_first" : "normal",
        WishKind.Case => conversation.Case is null ? "none" : conversation.Case.IsOpen ? "open" : "closed",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "nothing that can be looked at"),
    };

    private string Of(string prefix) =>
        events.Where(code => code.StartsWith(prefix, StringComparison.Ordinal)).Select(code => code[prefix.Length..]).ToList() is { Count: > 0 } ids ? string.Join(' ', ids) : Nothing;

    private string Said() => string.Join('\n', said.Select(message => message.Text));

    // Where a line is broken says nothing about what was said.
    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
