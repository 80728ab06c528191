using System.Text;
using ChatbotSupport.BotApi.Chats;

namespace ChatbotSupport.BotApi.People;

/// <summary>A chat as lines of a talk, the way somebody would read it aloud.</summary>
internal static class Transcript
{
    public static string Of(IEnumerable<ChatMessage> messages) => string.Join('\n', messages.Select(Line));

    private static string Line(ChatMessage message)
    {
        var line = new StringBuilder();
        if (message.Kind == MessageKind.Service)
        {
            return line.Append("· ").Append(message.Extra.Select(field => field.Key).First()).ToString();
        }

        line.Append(message.IsFromBot ? "بوت" : message.From);
        if (message.ReplyTo is { } replyTo)
        {
            line.Append(" ↩ ").Append(Short(replyTo.Text));
        }

        line.Append(": ");
        if (message.Kind != MessageKind.Text)
        {
            line.Append('⟨').Append(KindOf(message.Kind)).Append("⟩ ");
        }

        line.Append(message.Text.ReplaceLineEndings("\n  "));
        if (message.IsEdited)
        {
            line.Append(" (معدّلة)");
        }

        if (message.IsProtected)
        {
            line.Append(" (محمية)");
        }

        foreach (var (who, emoji) in message.Reactions)
        {
            line.Append(" {").Append(emoji).Append(' ').Append(who).Append('}');
        }

        foreach (var row in message.Keyboard?.Rows ?? [])
        {
            line.Append("\n  ").AppendJoin(' ', row.Select(button => $"[{button.Text}]"));
        }

        return line.ToString();
    }

    private static string Short(string text) => text.Length <= 20 ? text : $"{text[..20]}…";

    private static string KindOf(MessageKind kind) => kind switch
    {
        MessageKind.Photo => "صورة",
        MessageKind.Video => "فيديو",
        MessageKind.Document => "ملف",
        MessageKind.Voice => "رسالة صوتية",
        MessageKind.Sticker => "ملصق",
        MessageKind.Contact => "جهة اتصال",
        MessageKind.Location => "موقع",
        MessageKind.Poll => "استفتاء",
        MessageKind.Text or MessageKind.Service => "",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
