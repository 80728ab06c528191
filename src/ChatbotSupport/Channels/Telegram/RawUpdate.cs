using System.Text.Json;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace ChatbotSupport.Channels.Telegram;

/// <summary>One update as it came: read by itself, or known to be unreadable by number, kind and size.</summary>
/// <param name="Number">Its number; 0 when not even that could be read.</param>
/// <param name="Kind">What it is, as Telegram names it.</param>
/// <param name="Size">Characters of its body.</param>
/// <param name="Update">The update; null when it cannot be read.</param>
internal sealed record RawUpdate(long Number, string Kind, int Size, Update? Update)
{
    private const int LongestKind = 40;

    /// <summary>The kinds that are read. Telegram keeps the list; what is not in it is not sent.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["message", "edited_message", "callback_query", "my_chat_member", "chat_member", "message_reaction"];

    /// <summary>The chat whose order it keeps; null for none. A press in a group is part of what its member does, wherever: their private chat has their number.</summary>
    public long? Chat => Update switch
    {
        { Message: { } message } => message.Chat.Id,
        { EditedMessage: { } message } => message.Chat.Id,
        { CallbackQuery: { } press } => press.From.Id,
        { MyChatMember: { } member } => member.Chat.Id,
        { ChatMember: { } member } => member.Chat.Id,
        { MessageReaction: { } reaction } => reaction.Chat.Id,
        _ => null,
    };

    /// <summary>Others of the same chat came with it.</summary>
    public bool CameWithOthers { get; init; }

    /// <summary>What coordinators may know of one that cannot be read.</summary>
    public string Code => $"{Number} {Kind} {Size}";

    /// <summary>Reads one.</summary>
    public static RawUpdate Read(JsonElement sent)
    {
        var raw = WholeLetters.In(sent);
        var number = 0L;
        var kind = "unknown";
        if (raw.ValueKind == JsonValueKind.Object)
        {
            number = raw.TryGetProperty("update_id", out var id) && id.ValueKind == JsonValueKind.Number && id.TryGetInt64(out var value) ? value : 0;
            kind = raw.EnumerateObject().Select(property => property.Name).FirstOrDefault(IsKind) ?? kind;
        }

        return new(number, kind, raw.GetRawText().Length, Parse(raw));
    }

    private static bool IsKind(string name) =>
        name != "update_id" && name.Length <= LongestKind && name.All(letter => char.IsAsciiLetterLower(letter) || letter == '_');

    private static Update? Parse(JsonElement raw) => Try(() => raw.Deserialize<Update>(JsonBotAPI.Options)) ?? Try(() => EssentialMessage.Find(raw));

    // The library takes a missing field for nothing, also where there must be something.
    private static bool IsWhole(Update update) => update is not (
        { Message: { Chat: null } } or { EditedMessage: { Chat: null } } or { CallbackQuery: { From: null } or { Id: null } or { Message: { Chat: null } } }
        or { MessageReaction: { Chat: null } } or { MyChatMember: { Chat: null } or { NewChatMember: null } or { From: null } }
        or { ChatMember: { Chat: null } or { NewChatMember: null } or { NewChatMember: { User: null } } or { OldChatMember: null } });

    // Whatever is thrown at it: one update that cannot be read must not hold up those beside it.
    private static Update? Try(Func<Update?> read)
    {
        try
        {
            return read() is { } update && IsWhole(update) ? update : null;
        }
        catch (Exception)
        {
            return null;
        }
    }
}
