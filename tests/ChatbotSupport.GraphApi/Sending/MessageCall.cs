using System.Text.Json.Nodes;
using ChatbotSupport.GraphApi.Faults;
using ChatbotSupport.GraphApi.People;
using ChatbotSupport.GraphApi.Webhooks;

namespace ChatbotSupport.GraphApi.Sending;

/// <summary>Writing to somebody, and marking what they wrote as read. Under the gate of the world.</summary>
internal sealed class MessageCall(World world, FaultPlan faults)
{
    private static readonly string[] Envelope =
    [
        "messaging_product", "recipient_type", "to", "recipient", "type", "context", "biz_opaque_callback_data", "text", "interactive", "template", "reaction", "contacts",
    ];

    public JsonObject Send(JsonObject body)
    {
        var message = new Fields(body, "", Envelope);
        _ = message.OneOf("messaging_product", "whatsapp");
        if (message.Has("recipient_type"))
        {
            _ = message.OneOf("recipient_type", "individual");
        }

        var (input, person) = Recipient(message);
        var callback = message.OptionalText("biz_opaque_callback_data", GraphLimits.CallbackData);
        var kind = message.Text("type", 32);
        if (Envelope.Skip(7).Any(other => other != kind && message.Has(other)))
        {
            throw Refusal.Parameter($"Only the object of type \"{kind}\" belongs here");
        }

        var replyTo = Context(message);
        var draft = kind switch
        {
            "text" => Text(message),
            "interactive" => InteractiveRules.Read(message.Node("interactive")),
            "template" => TemplateRules.Read(message.Node("template"), world.Templates),
            "contacts" => Contacts(message),
            "reaction" => Draft.Plain("reaction", Emoji(message, person)),
            _ => throw Refusal.Of(131051),
        };
        world.Rates.Spend(input);
        if (kind != "template" && world.RefusesClosedWindowAtOnce && person?.IsWindowOpen == false)
        {
            throw Refusal.Of(131047);
        }

        var id = kind == "reaction" ? React(message, draft.Text, person) : Post(person, draft, replyTo, callback, input);
        return Json.Of(
            ("messaging_product", "whatsapp"),
            ("contacts", Json.Array([message.Has("to") ? Json.Of(("input", input), ("wa_id", person?.Phone ?? input)) : Json.Of(("input", input), ("user_id", input))])),
            ("messages", Json.Array([Json.Of(("id", id), ("message_status", kind == "template" ? "accepted" : null))])));
    }

    /// <summary>The person sees two blue ticks and perhaps that somebody is typing.</summary>
    public JsonObject Read(JsonObject body)
    {
        var mark = new Fields(body, "", "messaging_product", "status", "message_id", "typing_indicator");
        _ = mark.OneOf("messaging_product", "whatsapp");
        _ = mark.OneOf("status", "read");
        var id = mark.Text("message_id", 512);
        if (mark.Has("typing_indicator"))
        {
            _ = mark.Object("typing_indicator", "type").OneOf("type", "text");
        }

        if (!world.Messages.TryGetValue(id, out var message) || message.IsFromBot)
        {
            throw Refusal.Value("Message ID is not a message that was received");
        }

        message.IsReadByBot = true;
        message.Person.TypingShown += mark.Has("typing_indicator") ? 1 : 0;
        world.Changed.Ring();
        return Json.Of(("success", true));
    }

    private (string Input, Person? Person) Recipient(Fields message)
    {
        if (message.OptionalText("to", 32) is { } number)
        {
            var digits = number.TrimStart('+');
            if (digits.Length is < 8 or > 15 || !digits.All(char.IsAsciiDigit))
            {
                throw Refusal.Parameter("Param to is not a phone number");
            }

            return digits == world.DisplayNumber ? throw Refusal.Of(131021) : (digits, world.ByPhone(digits));
        }

        var userId = message.OptionalText("recipient", 140) ?? throw Refusal.Parameter("The parameter to or recipient is required.");
        return userId.Length > 3 && userId[2] == '.' && userId[3..].All(char.IsAsciiLetterOrDigit) ? (userId, world.ByUserId(userId)) : throw Refusal.Parameter("Param recipient is not a user ID");
    }

    private PhoneMessage? Context(Fields message)
    {
        if (!message.Has("context"))
        {
            return null;
        }

        var id = message.Object("context", "message_id").Text("message_id", 512);
        return world.Messages.GetValueOrDefault(id) ?? throw Refusal.Value("context message_id is not a message of this conversation");
    }

    private static Draft Text(Fields message)
    {
        var text = message.Object("text", "body", "preview_url");
        text.Flag("preview_url");
        return Draft.Plain("text", text.Text("body", GraphLimits.TextBody));
    }

    private static Draft Contacts(Fields message)
    {
        var contact = new Fields(message.List("contacts", 1)[0], "contacts", "name", "phones", "org");
        var name = contact.Object("name", "formatted_name", "first_name").Text("formatted_name", 100);
        var phone = new Fields(contact.List("phones", 5)[0], "contacts['phones']", "phone", "type", "wa_id").Text("phone", 32);
        return Draft.Plain("contacts", $"⟨{name} {phone}⟩");
    }

    private static string Emoji(Fields message, Person? person)
    {
        var reaction = message.Object("reaction", "message_id", "emoji");
        var id = reaction.Text("message_id", 512);
        return person is null || person.Screen.Messages.Any(one => one.Id == id)
            ? reaction.OptionalText("emoji", 16, mayBeEmpty: true) ?? throw Refusal.Missing("reaction['emoji']")
            : throw Refusal.Value("reaction message_id is not a message of this conversation");
    }

    private string React(Fields message, string emoji, Person? person)
    {
        var target = world.Messages[message.Object("reaction", "message_id", "emoji").Text("message_id", 512)];
        target.BotReaction = emoji.Length == 0 ? null : emoji;
        world.Changed.Ring();
        return world.NewMessageId(person?.Phone ?? "");
    }

    private string Post(Person? person, Draft draft, PhoneMessage? replyTo, string? callback, string input)
    {
        var message = new PhoneMessage(world.NewMessageId(input), person ?? world.Nobody, world.Now, isFromBot: true, draft.Kind)
        {
            Text = draft.Text, Choices = draft.Choices, ListButton = draft.ListButton, ReplyTo = replyTo, CallbackData = callback, SentTo = input,
        };
        if (Failure(person, draft) is { } code)
        {
            message.ErrorCode = code;
            world.Add(message);
            world.Tell(Event.Status(world, message, "failed", code));
            return message.Id;
        }

        if (draft.Kind != "template")
        {
            world.Billing.Count();
        }

        world.Add(message);
        person!.Receives(message);
        return message.Id;
    }

    // Why a message that was accepted never arrives.
    private int? Failure(Person? person, Draft draft) =>
        faults.Fate() is { } fate ? fate
        : person is null or { IsGone: true } or { HasBlocked: true } ? 131026
        : draft.Kind != "template" && !person.IsWindowOpen ? 131047
        : draft.Kind != "template" && !world.Billing.Covers(world.Now) ? 131042
        : null;
}
