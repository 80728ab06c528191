using System.Text.Json.Nodes;
using ChatbotSupport.BotApi.Chats;
using ChatbotSupport.BotApi.Texts;

namespace ChatbotSupport.BotApi.Methods;

/// <summary>What the bot says about itself before anybody writes: name, descriptions, commands, wished rights.</summary>
internal sealed class ProfileMethods(World world, BotProfile profile)
{
    public IEnumerable<Method> All =>
    [
        new("getMe", "", _ => Me()),
        new("setMyName", "name:text language_code:text", call => Set(call, "name", BotApiLimits.Name, "bot name is too long")),
        new("getMyName", "language_code:text", call => Json.Of(("name", Get(call, "name") is { Length: > 0 } name ? name : world.Bot.FirstName))),
        new("setMyDescription", "description:text language_code:text", call => Set(call, "description", BotApiLimits.Description, "bot description is too long")),
        new("getMyDescription", "language_code:text", call => Json.Of(("description", Get(call, "description")))),
        new("setMyShortDescription", "short_description:text language_code:text",
            call => Set(call, "short_description", BotApiLimits.ShortDescription, "bot short description is too long")),
        new("getMyShortDescription", "language_code:text", call => Json.Of(("short_description", Get(call, "short_description")))),
        new("setMyCommands", "commands:list scope:object language_code:text", SetCommands),
        new("getMyCommands", "scope:object language_code:text", GetCommands),
        new("deleteMyCommands", "scope:object language_code:text", DeleteCommands),
        new("setMyDefaultAdministratorRights", "rights:object for_channels:flag", SetRights),
        new("getMyDefaultAdministratorRights", "for_channels:flag", _ => RightsJson.Write(profile.DefaultRights, isAnonymous: false)),
    ];

    private JsonObject Me()
    {
        var me = world.Bot.ToJson();
        foreach (var name in new[] { "supports_inline_queries", "can_connect_to_business", "has_main_web_app", "has_topics_enabled", "allows_users_to_create_topics" })
        {
            me[name] = false;
        }

        me["can_join_groups"] = true;
        me["can_read_all_group_messages"] = world.BotReadsAllGroupMessages;
        return me;
    }

    private JsonValue Set(Call call, string field, int limit, string tooLong)
    {
        var text = call.Text(field) ?? "";
        if (MessageText.Characters(text) > limit)
        {
            throw Refusal.BadRequest(tooLong);
        }

        profile.Texts[(field, Language(call))] = text;
        if (field == "name" && Language(call).Length == 0 && text.Length > 0)
        {
            world.Bot.FirstName = text;
        }

        world.Changed.Ring();
        return JsonValue.Create(true);
    }

    private string Get(Call call, string field) => profile.Text(field, Language(call));

    private JsonValue SetCommands(Call call)
    {
        if (call.List("commands") is not { } list)
        {
            throw Refusal.BadRequest("can't parse list of bot commands: expected an Array");
        }

        if (list.Count > BotApiLimits.Commands)
        {
            throw Refusal.BadRequest("BOT_COMMANDS_TOO_MUCH");
        }

        profile.Commands[(Scope(call), Language(call))] = [.. list.Select(Command)];
        world.Changed.Ring();
        return JsonValue.Create(true);
    }

    private JsonArray GetCommands(Call call) => Json.Array(
        profile.Commands.GetValueOrDefault((Scope(call), Language(call)), [])
            .Select(command => (JsonNode)Json.Of(("command", command.Name), ("description", command.Description))));

    private JsonValue DeleteCommands(Call call)
    {
        profile.Commands.Remove((Scope(call), Language(call)));
        return JsonValue.Create(true);
    }

    private JsonValue SetRights(Call call)
    {
        profile.DefaultRights = call.Object("rights") is { } rights ? RightsJson.Read(rights) : Rights.None;
        return JsonValue.Create(true);
    }

    private static BotCommand Command(JsonNode? node)
    {
        if (node is not JsonObject command || Field(command, "command") is not { } name || Field(command, "description") is not { } description)
        {
            throw Refusal.BadRequest("can't parse BotCommand: expected an Object with \"command\" and \"description\"");
        }

        name = name.TrimStart('/');
        if (name.Length is 0 or > BotApiLimits.Command || !name.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '_'))
        {
            throw Refusal.BadRequest("BOT_COMMAND_INVALID");
        }

        return MessageText.Characters(description) is 0 or > BotApiLimits.CommandDescription
            ? throw Refusal.BadRequest("BOT_COMMAND_DESCRIPTION_INVALID")
            : new BotCommand(name, description);
    }

    private static string? Field(JsonObject json, string name) => json[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static string Language(Call call) => call.Text("language_code") is not { Length: > 0 } code ? ""
        : code.Length == 2 && code.All(char.IsAsciiLetterLower) ? code
        : throw Refusal.BadRequest("invalid language code specified");

    // The bot may set what a chat offers only where it is known.
    private string Scope(Call call)
    {
        if (call.Object("scope") is not { } scope)
        {
            return "default";
        }

        var type = Field(scope, "type") ?? throw Refusal.BadRequest("can't parse BotCommandScope: Can't find field \"type\"");
        return type switch
        {
            "default" or "all_private_chats" or "all_group_chats" or "all_chat_administrators" => type,
            "chat" or "chat_administrators" => $"{type} {ChatOf(scope)}",
            "chat_member" => $"{type} {ChatOf(scope)} {Number(scope, "user_id")}",
            _ => throw Refusal.BadRequest("can't parse BotCommandScope: Unsupported type specified"),
        };
    }

    private long ChatOf(JsonObject scope) => Number(scope, "chat_id") is var id && world.Chats.TryGetValue(id, out var chat) && (chat.Kind != ChatKind.Private || chat.IsStarted)
        ? id
        : throw Refusal.BadRequest("chat not found");

    private static long Number(JsonObject scope, string name) => scope[name] is JsonValue value && value.TryGetValue<long>(out var number)
        ? number
        : throw Refusal.BadRequest($"can't parse BotCommandScope: Can't find field \"{name}\"");
}
