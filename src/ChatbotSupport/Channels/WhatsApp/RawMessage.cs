using System.Text.Json;

namespace ChatbotSupport.Channels.WhatsApp;

/// <summary>One message as it came, with the addresses of whoever sent it. Their name is not read.</summary>
/// <param name="Body">The message.</param>
/// <param name="Phone">The address of their number; null when they hide it.</param>
/// <param name="User">The address of their id; null when it was not told.</param>
internal sealed record RawMessage(JsonElement Body, string? Phone, string? User)
{
    /// <summary>Its kind alone: what is in it is somebody's.</summary>
    public override string ToString() => nameof(RawMessage);

    /// <summary>Its id; null when it has none.</summary>
    public string? Id => Body.Text("id") is { Length: > 0 and <= 512 } id ? id : null;

    /// <summary>What it is, as Meta names it.</summary>
    public string Type => Body.Text("type") is { Length: > 0 and <= WhatsAppLimits.KindLength } type && type.All(letter => char.IsAsciiLetterLower(letter) || letter == '_') ? type : "unknown";

    /// <summary>Others of the same person came with it.</summary>
    public bool CameWithOthers { get; init; }

    /// <summary>What keeps its order among others.</summary>
    public string Sender => Phone ?? User ?? "";

    /// <summary>The messages that one change brings, each with whoever sent it.</summary>
    public static IEnumerable<RawMessage> Of(JsonElement value)
    {
        var contacts = value.Items("contacts").ToList();
        foreach (var message in value.Items("messages"))
        {
            // A contact stands for a message by its number or id; one alone stands for a message that names neither.
            var (number, id) = (message.Text("from"), message.Text("from_user_id"));
            var contact = contacts.FirstOrDefault(
                item => (number is not null && item.Text("wa_id") == number) || (id is not null && item.Text("user_id") == id), number is null && id is null && contacts.Count == 1 ? contacts[0] : default);
            yield return new(
                message,
                WhatsAppAddress.OfPhone(number) ?? WhatsAppAddress.OfPhone(contact.Text("wa_id")),
                WhatsAppAddress.OfUser(id) ?? WhatsAppAddress.OfUser(contact.Text("user_id")) ?? WhatsAppAddress.OfUser(number));
        }
    }
}
