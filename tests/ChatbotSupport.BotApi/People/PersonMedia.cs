using System.Text.Json.Nodes;
using ChatbotSupport.BotApi.Chats;

namespace ChatbotSupport.BotApi.People;

/// <content>Everything that people send instead of words.</content>
public sealed partial class Person
{
    public ChatMessage SendsPhoto(string caption = "") => Writes(MessageKind.Photo, caption, Json.Of(("photo", Photo())));

    public ChatMessage SendsVideo(string caption = "") => Writes(
        MessageKind.Video, caption, Json.Of(("video", File().With("width", 320).With("height", 240).With("duration", 4))));

    public ChatMessage SendsDocument(string caption = "") => Writes(
        MessageKind.Document, caption, Json.Of(("document", File().With("file_name", "file.pdf").With("mime_type", "application/pdf"))));

    public ChatMessage SendsVoice() => Writes(MessageKind.Voice, "", Json.Of(("voice", File().With("duration", 7).With("mime_type", "audio/ogg"))));

    public ChatMessage SendsSticker(string emoji = "😢") => Writes(MessageKind.Sticker, "", Json.Of(("sticker", File()
        .With("type", "regular").With("width", 512).With("height", 512).With("is_animated", false).With("is_video", false).With("emoji", emoji))));

    /// <summary>Shares a contact; their own, unless another name is given.</summary>
    public ChatMessage SendsContact(string phoneNumber, string? firstName = null) => Writes(MessageKind.Contact, "", Json.Of(("contact", Json.Of(
        ("phone_number", phoneNumber), ("first_name", firstName ?? Name), ("user_id", firstName is null ? Id : null)))));

    public ChatMessage SendsLocation(double latitude, double longitude) =>
        Writes(MessageKind.Location, "", Json.Of(("location", Json.Of(("latitude", latitude), ("longitude", longitude)))));

    public ChatMessage SendsPoll(string question, params string[] options) => Writes(MessageKind.Poll, "", Json.Of(("poll", Json.Of(
        ("id", "5550000000001"), ("question", question),
        ("options", Json.Array(options.Select((option, number) => (JsonNode)Json.Of(("persistent_id", $"{number}"), ("text", option), ("voter_count", 0))))),
        ("total_voter_count", 0), ("is_closed", false), ("is_anonymous", true), ("type", "regular"),
        ("allows_multiple_answers", false), ("allows_revoting", true), ("members_only", false)))));

    /// <summary>Several pictures at once; the caption hangs on the first.</summary>
    public IReadOnlyList<ChatMessage> SendsAlbum(int pictures, string caption = "")
    {
        lock (_world.Gate)
        {
            var group = _world.NewCallbackId();
            return
            [
                .. Enumerable.Range(0, pictures).Select(number =>
                    Writes(MessageKind.Photo, number == 0 ? caption : "", Json.Of(("media_group_id", group), ("photo", Photo())))),
            ];
        }
    }

    /// <summary>Passes on what somebody else wrote, with their name or, if they hide it, without an account behind it.</summary>
    public ChatMessage Forwards(string text, Person? from = null) => Writes(MessageKind.Text, text, Json.Of(("forward_origin", from is null
        ? Json.Of(("type", "hidden_user"), ("date", Stamp.Seconds(_world.Now)), ("sender_user_name", "مستخدم"))
        : Json.Of(("type", "user"), ("date", Stamp.Seconds(_world.Now)), ("sender_user", from.Account.ToJson())))));

    /// <summary>Passes on words behind which an address is hidden.</summary>
    public ChatMessage ForwardsLink(string words, string address) => Writes(MessageKind.Text, words, Json.Of(
        ("forward_origin", Json.Of(("type", "hidden_user"), ("date", Stamp.Seconds(_world.Now)), ("sender_user_name", "مستخدم"))),
        ("entities", Json.Array([Json.Of(("type", "text_link"), ("offset", 0), ("length", words.Length), ("url", address))]))));

    private static JsonObject File() => Json.Of(("file_id", "stand-in-file"), ("file_unique_id", "stand-in-unique"), ("file_size", 20_000));

    private static JsonArray Photo() => Json.Array(
        [File().With("width", 90).With("height", 60), File().With("width", 1280).With("height", 853)]);
}
