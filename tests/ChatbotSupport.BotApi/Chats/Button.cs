using System.Text.Json.Nodes;

namespace ChatbotSupport.BotApi.Chats;

/// <summary>A button under a message, as a person sees it.</summary>
/// <param name="Text">What is written on it.</param>
/// <param name="Data">What the bot is told when it is pressed.</param>
/// <param name="Url">Where it leads.</param>
/// <param name="Copies">What it copies.</param>
/// <param name="Style">Its colour: danger, success or primary.</param>
/// <param name="IsDisabled">Shown, but cannot be pressed.</param>
public sealed record Button(string Text, string? Data, string? Url, string? Copies, string? Style, bool IsDisabled)
{
    internal JsonObject ToJson() => Json.Of(
        ("text", Text), ("style", Style), ("callback_data", Data), ("url", Url),
        ("copy_text", Copies is null ? null : Json.Of(("text", Copies))), ("disabled", IsDisabled ? new JsonObject() : null));
}

/// <summary>The rows of buttons under a message.</summary>
public sealed record Keyboard(IReadOnlyList<IReadOnlyList<Button>> Rows)
{
    public IEnumerable<Button> All => Rows.SelectMany(row => row);

    internal JsonObject ToJson() => Json.Of(
        ("inline_keyboard", Json.Array(Rows.Select(row => (JsonNode)Json.Array(row.Select(button => (JsonNode)button.ToJson()))))));

    /// <summary>Whether both show the same buttons with the same meaning.</summary>
    public bool Equals(Keyboard? other) =>
        other is not null && Rows.Count == other.Rows.Count && Rows.Zip(other.Rows).All(pair => pair.First.SequenceEqual(pair.Second));

    public override int GetHashCode() => All.Aggregate(Rows.Count, HashCode.Combine);
}
