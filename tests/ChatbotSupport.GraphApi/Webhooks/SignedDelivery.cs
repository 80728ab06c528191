using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace ChatbotSupport.GraphApi.Webhooks;

/// <summary>Bytes as they go over the wire, with the signature over exactly these bytes.</summary>
/// <param name="Body">Meta's JSON: letters outside ASCII and slashes are escaped.</param>
/// <param name="Signature">What stands in <c>X-Hub-Signature-256</c>.</param>
public sealed record SignedDelivery(ReadOnlyMemory<byte> Body, string Signature)
{
    /// <summary>The HTTP code of every try; 0 for none.</summary>
    public IList<int> Answers { get; } = [];

    /// <summary>Signs any bytes with a secret.</summary>
    public static string Sign(ReadOnlySpan<byte> body, string secret) => $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body))}";

    internal static SignedDelivery Of(IReadOnlyList<Event> events, World world, string accountId, string secret)
    {
        var changes = new JsonArray();
        for (var index = 0; index < events.Count;)
        {
            // What is alike and stands together comes in one list, as Meta gathers it.
            var alike = events.Skip(index).TakeWhile(one => one.List == events[index].List && one.Contact is null == events[index].Contact is null).ToList();
            index += alike.Count;
            var contacts = alike.Select(one => one.Contact).OfType<JsonObject>().DistinctBy(contact => contact.ToJsonString()).ToList();
            changes.Add(Json.Of(("value", Json.Of(
                ("messaging_product", "whatsapp"), ("metadata", Json.Of(("display_phone_number", world.DisplayNumber), ("phone_number_id", world.PhoneNumberId))),
                ("contacts", contacts.Count == 0 ? null : Json.Array(contacts)), (alike[0].List, Json.Array(alike.Select(one => one.Body))))), ("field", "messages")));
        }

        var json = Json.Of(("object", "whatsapp_business_account"), ("entry", Json.Array([Json.Of(("id", accountId), ("changes", changes))])));
        var body = Encoding.ASCII.GetBytes(json.ToJsonString().Replace("/", "\\/", StringComparison.Ordinal));
        return new SignedDelivery(body, Sign(body, secret));
    }
}
