using System.Text.Json;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Turns.Arriving;

namespace ChatbotSupport.Channels.WhatsApp;

/// <summary>Reduces what somebody sent to what the bot needs: no name, no file, no place. Pure.</summary>
internal static class Reduction
{
    private static readonly Dictionary<string, MediaKind> Kinds = new(StringComparer.Ordinal)
    {
        ["image"] = MediaKind.Photo,
        ["video"] = MediaKind.Video,
        ["audio"] = MediaKind.Voice,
        ["voice"] = MediaKind.Voice,
        ["document"] = MediaKind.Document,
        ["sticker"] = MediaKind.Sticker,
        ["location"] = MediaKind.Location,
        ["contacts"] = MediaKind.Contact,
    };

    // What the platform itself says is not the person's.
    private static readonly string[] Unanswered = ["system", "ephemeral_setting"];

    // The number was set up anew, on another phone or after it was taken over; who writes from there now nobody knows.
    private const string OtherPhone = "customer_identity_changed";

    private static readonly string[] MovedTypes = ["user_changed_number", "customer_changed_number", "user_changed_user_id", OtherPhone];

    /// <summary>What somebody sent; null for what is not answered.</summary>
    /// <exception cref="InvalidDataException">Nobody can be found who sent it, or it has no id.</exception>
    public static IncomingMessage? Of(RawMessage raw, DateTimeOffset now)
    {
        // Whoever pins something of ours to their chat said nothing, although Meta hands it over as a message that it does not support.
        if (Unanswered.Contains(raw.Type) || raw.Body.Text("group_id") is not null || raw.Body.Text("unsupported", "type") == "pin")
        {
            return null;
        }

        var body = raw.Body;
        return raw.Type switch
        {
            "text" when body.Text("text", "body") is { } text => Said(raw, IncomingKind.Text, now) with { Text = text, IsForwarded = body.Flag("context", "forwarded") || body.Flag("context", "frequently_forwarded") },
            "interactive" when (body.Text("interactive", "button_reply", "id") ?? body.Text("interactive", "list_reply", "id")) is { } payload =>
                Said(raw, IncomingKind.Pressed, now) with { Payload = payload },
            // The only template of ours says that something waits; its button asks for it.
            "button" => Said(raw, IncomingKind.Pressed, now) with { Payload = ButtonPayload.ShowPayload },
            "request_welcome" => Said(raw, IncomingKind.Opened, now),
            "edit" => Edited(raw, now),
            "reaction" => Reacted(raw, now),
            "revoke" => About(raw, "revoke") is { } about ? Said(raw, IncomingKind.Revoked, now) with { About = about, OpenUntil = null } : null,
            _ => Said(raw, IncomingKind.Media, now) with { Media = Kinds.GetValueOrDefault(raw.Type, MediaKind.Other), Text = Caption(body.At(raw.Type)) },
        };
    }

    /// <summary>Somebody's number, the id we know them by, or their phone is another one now; null when it is not that.</summary>
    public static Move? Moved(RawMessage raw, DateTimeOffset now)
    {
        var system = raw.Body.At("system");
        if (raw.Type != "system" || raw.Id is not { } id || !MovedTypes.Contains(system.Text("type")))
        {
            return null;
        }

        var isSamePlace = system.Text("type") == OtherPhone;
        var phone = WhatsAppAddress.OfPhone(system.Text("wa_id") ?? system.Text("new_wa_id"));
        var user = WhatsAppAddress.OfUser(system.Text("user_id") ?? system.Text("new_user_id"));
        // Who they were stands in the message itself where only the id changed; `from_user_id` may be the old one or the new one.
        IReadOnlyList<string> before =
        [
            .. new[]
            {
                WhatsAppAddress.OfUser(system.Text("previous_user_id")), WhatsAppAddress.OfPhone(raw.Body.Text("from")) ?? WhatsAppAddress.OfPhone(system.Text("customer")),
                WhatsAppAddress.OfUser(raw.Body.Text("from_user_id")), isSamePlace ? user ?? raw.Phone ?? raw.User : null,
            }.OfType<string>(),
        ];
        IReadOnlyList<string> after = isSamePlace ? [] : [.. new[] { phone, user }.OfType<string>()];
        return before.Count == 0 || (after.Count == 0 && !isSamePlace) ? null : new(WhatsAppRoom.Channel, before, [.. after.Select(address => (address, WhatsAppAddress.Rank(address)))], id, At(raw, now));
    }

    private static IncomingMessage? Edited(RawMessage raw, DateTimeOffset now)
    {
        var message = raw.Body.At("edit", "message");
        var text = message.Text("text", "body") ?? (message.Text("type") is { } type ? Caption(message.At(type)) : null);
        return text is { Length: > 0 } && About(raw, "edit") is { } about ? Said(raw, IncomingKind.Corrected, now, $"edit {raw.Id} {raw.Body.Text("timestamp")}") with { Text = text, About = about } : null;
    }

    // Without a sign one was taken away.
    private static IncomingMessage? Reacted(RawMessage raw, DateTimeOffset now) => raw.Body.Text("reaction", "message_id") is { } about
        ? Said(raw, IncomingKind.Reacted, now) with { Text = raw.Body.Text("reaction", "emoji") ?? "", About = about, OpenUntil = null }
        : null;

    private static string? About(RawMessage raw, string kind) => raw.Body.Text(kind, "original_message_id") ?? raw.Body.Text("context", "id");

    private static string? Caption(JsonElement media) => media.Text("caption") is { } caption && !string.IsNullOrWhiteSpace(caption) ? caption : null;

    private static IncomingMessage Said(RawMessage raw, IncomingKind kind, DateTimeOffset now, string? externalId = null)
    {
        if (raw.Id is not { } id || (raw.Phone ?? raw.User) is not { } address)
        {
            throw new InvalidDataException("A message without an id or a sender cannot be answered.");
        }

        var at = At(raw, now);
        return new(WhatsAppRoom.Channel, address, externalId ?? id, kind, null, null, null, at)
        {
            AddressRank = WhatsAppAddress.Rank(address),
            SecondAddress = raw.Phone is not null ? raw.User : null,
            OpenUntil = at + WhatsAppLimits.Window,
        };
    }

    // Their clock may be ahead of ours; nobody has written in the time to come.
    private static DateTimeOffset At(RawMessage raw, DateTimeOffset now) => raw.Body.Time("timestamp") is { } at && at < now ? at : now;
}
