using ChatbotSupport.Core;
using ChatbotSupport.Core.Conversations;

namespace ChatbotSupport.Channels;

/// <summary>The words of a message as a messenger shows them: with the alias of the volunteer who speaks, and never none.</summary>
internal static class Spoken
{
    /// <summary>The words.</summary>
    public static string Words(Message message, Playbook playbook)
    {
        var text = message.Text.Trim() is { Length: > 0 } said ? said : playbook.Messages[MessageIds.ButtonsOnly].Trim();
        return message.Alias is { } alias
            ? playbook.Messages[MessageIds.SpokenBy].Trim().Replace("((alias))", alias, StringComparison.Ordinal).Replace("((text))", text, StringComparison.Ordinal)
            : text;
    }
}
