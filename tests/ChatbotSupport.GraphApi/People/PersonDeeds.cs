using System.Text.Json.Nodes;
using ChatbotSupport.GraphApi.Webhooks;

namespace ChatbotSupport.GraphApi.People;

/// <summary>Everything else that somebody does in a chat besides writing and pressing.</summary>
public sealed partial class Person
{
    // Of a picture the business is told an identifier, never the picture itself.
    private const string MediaId = "1003383421387256";

    public PhoneMessage SendsImage(string? caption = null) => SendsMedia("image", "image/jpeg", caption);

    public PhoneMessage SendsVideo(string? caption = null) => SendsMedia("video", "video/mp4", caption);

    public PhoneMessage SendsVoice() => Writes("audio", "", Json.Of(("audio", Json.Of(("mime_type", "audio/ogg; codecs=opus"), ("sha256", "c2hh"), ("id", MediaId), ("voice", true)))));

    public PhoneMessage SendsDocument(string name, string? caption = null) => Writes(
        "document", caption ?? "", Json.Of(("document", Json.Of(("caption", caption), ("filename", name), ("mime_type", "application/pdf"), ("sha256", "c2hh"), ("id", MediaId)))));

    public PhoneMessage SendsSticker() => Writes("sticker", "", Json.Of(("sticker", Json.Of(("mime_type", "image/webp"), ("sha256", "c2hh"), ("id", MediaId), ("animated", false)))));

    public PhoneMessage SendsLocation() => Writes("location", "", Json.Of(("location", Json.Of(("latitude", 33.3), ("longitude", 44.4), ("name", "مقهى"), ("address", "شارع")))));

    public PhoneMessage SendsContact(string name, string phone) => Writes("contacts", name, Json.Of(("contacts", Json.Array([Json.Of(
        ("name", Json.Of(("first_name", name), ("formatted_name", name))), ("phones", Json.Array([Json.Of(("phone", phone), ("type", "CELL"))])))]))));

    public PhoneMessage SendsOrder() => Writes("order", "", Json.Of(("order", Json.Of(
        ("catalog_id", "1948"), ("text", ""), ("product_items", Json.Array([Json.Of(("product_retailer_id", "a"), ("quantity", 1), ("item_price", 30), ("currency", "USD"))]))))));

    /// <summary>Something that Meta itself does not hand on.</summary>
    public PhoneMessage SendsUnsupported(string kind = "unsupported") => Writes(kind, "", Json.Of(("errors", Json.Array([Json.Of(
        ("code", 131051), ("title", "Message type unknown"), ("message", "Message type unknown"), ("error_data", Json.Of(("details", "Message type is currently not supported."))))]))));

    /// <summary>A message that disappears; Meta hands on only that there was one.</summary>
    public PhoneMessage SendsEphemeral() => SendsUnsupported("ephemeral");

    /// <summary>A kind of message that nobody has heard of yet.</summary>
    public PhoneMessage SendsUnknown(string kind) => Writes(kind, "", Json.Of((kind, Json.Of(("id", "1")))));

    /// <summary>Puts an emoji on a message; without one, takes it away.</summary>
    public PhoneMessage Reacts(PhoneMessage message, string? emoji) => Writes("reaction", emoji ?? "", Json.Of(("reaction", Json.Of(("message_id", message.Id), ("emoji", emoji)))));

    public void Edits(PhoneMessage message, string text)
    {
        lock (_world.Gate)
        {
            (message.Text, message.IsEdited) = (text, true);
            _lastWrote = _world.Now;
            Tell("edit", Json.Of(("edit", Json.Of(
                ("original_message_id", message.Id), ("message", Json.Of(("context", Json.Of(("id", "M0"))), ("type", "text"), ("text", Json.Of(("body", text)))))))));
        }
    }

    /// <summary>Deletes a message for everybody.</summary>
    public void Revokes(PhoneMessage message)
    {
        lock (_world.Gate)
        {
            message.IsRevoked = true;
            Tell("revoke", Json.Of(("revoke", Json.Of(("original_message_id", message.Id)))));
        }
    }

    /// <summary>Takes a new number; the old one leads nowhere, and the user id is new, too. Without a number that may be shown, only the user ids are told.</summary>
    public void ChangesNumber(string number)
    {
        lock (_world.Gate)
        {
            var (oldPhone, oldUserId) = (Phone, UserId);
            (Phone, UserId) = (number, _world.NewUserId());
            var isShown = Shown != Shown.UserId;
            var knowsIds = Shown != Shown.Phone;
            var system = Json.Of(
                ("body", isShown ? $"User {Name} changed from {oldPhone} to {number}" : $"User {Name} changed"), ("wa_id", isShown ? number : null),
                ("user_id", knowsIds ? UserId : null), ("previous_user_id", knowsIds ? oldUserId : null), ("type", isShown ? "user_changed_number" : "user_changed_user_id"));
            _world.Tell(Event.System(_world, _world.NewMessageId(oldPhone), isShown ? oldPhone : null, system));
        }
    }

    /// <summary>Sets the number up on another phone.</summary>
    public void TakesAnotherPhone()
    {
        lock (_world.Gate)
        {
            _world.Tell(Event.System(_world, _world.NewMessageId(Phone), Shown != Shown.UserId ? Phone : null, Json.Of(
                ("body", $"User {Name} identity changed"), ("type", "customer_identity_changed"), ("user_id", Shown == Shown.UserId ? UserId : null))));
        }
    }

    private PhoneMessage SendsMedia(string kind, string type, string? caption) =>
        Writes(kind, caption ?? "", Json.Of((kind, Json.Of(("caption", caption), ("mime_type", type), ("sha256", "c2hh"), ("id", MediaId)))));

    private void Tell(string kind, JsonObject content)
    {
        _world.Tell(Event.Message(_world, this, _world.NewMessageId(Phone), kind, content, null));
        _world.Changed.Ring();
    }
}
