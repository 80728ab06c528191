using System.Text.Json.Nodes;
using ChatbotSupport.GraphApi.People;

namespace ChatbotSupport.GraphApi.Webhooks;

/// <summary>One thing that the business has yet to hear of.</summary>
/// <param name="List">The list of a delivery in which it stands: <c>messages</c> or <c>statuses</c>.</param>
/// <param name="Body">The thing itself.</param>
/// <param name="Contact">Who it is about; messages of the system come without.</param>
internal sealed record Event(string List, JsonObject Body, JsonObject? Contact)
{
    private const string ErrorPage = "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/";

    public static Event Message(World world, Person person, string id, string kind, JsonObject content, PhoneMessage? replyTo)
    {
        var context = replyTo is null ? null : Json.Of(("from", replyTo.IsFromBot ? world.DisplayNumber : PhoneOf(person)), ("id", replyTo.Id));
        var body = Json.Of(("context", context), ("from", PhoneOf(person)), ("from_user_id", UserIdOf(person)), ("id", id), ("timestamp", Stamp.Seconds(world.Now)), ("type", kind));
        foreach (var (name, value) in content)
        {
            body[name] = value?.DeepClone();
        }

        return new Event("messages", body, ContactOf(person));
    }

    public static Event System(World world, string id, string? phone, JsonObject system) => new(
        "messages", Json.Of(("from", phone), ("id", id), ("timestamp", Stamp.Seconds(world.Now)), ("type", "system"), ("system", system)), null);

    public static Event Status(World world, PhoneMessage message, string status, int? error = null)
    {
        var isUserId = message.SentTo?.Contains('.', StringComparison.Ordinal) == true;
        var kind = message.Kind == "template" ? "utility" : "service";
        var body = Json.Of(
            ("id", message.Id), ("status", status), ("timestamp", Stamp.Seconds(world.Now)), ("recipient_id", isUserId ? null : message.SentTo),
            ("recipient_user_id", isUserId ? message.SentTo : null), ("biz_opaque_callback_data", message.CallbackData),
            ("pricing", status == "failed" ? null : Json.Of(("billable", true), ("pricing_model", "PMP"), ("category", kind), ("type", "regular"))),
            ("errors", error is { } code ? Json.Array([Error(code)]) : null));
        return new Event("statuses", body, null);
    }

    private static JsonObject Error(int code) => Json.Of(
        ("code", code), ("title", ErrorTitles.Of(code)), ("message", ErrorTitles.Of(code)), ("error_data", Json.Of(("details", ErrorTitles.Of(code)))), ("href", ErrorPage));

    private static JsonObject ContactOf(Person person) => Json.Of(
        ("profile", Json.Of(("name", person.Name), ("username", person.Shown == Shown.UserId ? "hidden.number" : null))), ("wa_id", PhoneOf(person)), ("user_id", UserIdOf(person)));

    private static string? PhoneOf(Person person) => person.Shown == Shown.UserId ? null : person.Phone;

    private static string? UserIdOf(Person person) => person.Shown == Shown.Phone ? null : person.UserId;
}
