namespace ChatbotSupport.BotApi.Texts;

/// <summary>A text as Telegram keeps it: what is read, and its entities.</summary>
internal sealed record FormattedText(string Text, IReadOnlyList<TextEntity> Entities)
{
    public static readonly FormattedText Empty = new("", []);

    public bool IsSame(FormattedText other) => Text == other.Text && Entities.SequenceEqual(other.Entities);
}
