using System.Text;

namespace ChatbotSupport.GraphApi.People;

/// <summary>A chat as lines of a talk, the way somebody would read it aloud.</summary>
internal static class Transcript
{
    public static string Of(IEnumerable<PhoneMessage> messages) => string.Join('\n', messages.Select(Line));

    private static string Line(PhoneMessage message)
    {
        var line = new StringBuilder(message.IsFromBot ? "بوت" : message.Person.Name).Append(": ");
        if (message.Kind is not ("text" or "interactive"))
        {
            line.Append('⟨').Append(message.Kind).Append("⟩ ");
        }

        line.Append(message.IsRevoked ? "(محذوفة)" : message.Text.ReplaceLineEndings("\n  "));
        line.Append(message.IsEdited ? " (معدّلة)" : "");
        if (message.BotReaction is { } emoji)
        {
            line.Append(" {").Append(emoji).Append('}');
        }

        if (message.ListButton is { } opens)
        {
            line.Append("\n  ☰ ").Append(opens);
        }

        foreach (var choice in message.Choices)
        {
            line.Append(message.ListButton is null ? "\n  [" : "\n    - ").Append(choice.Title).Append(message.ListButton is null ? "]" : "");
            line.Append(choice.Description is { Length: > 0 } description ? $": {description}" : "");
        }

        return line.ToString();
    }
}
