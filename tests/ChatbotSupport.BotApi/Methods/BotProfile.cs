using ChatbotSupport.BotApi.Chats;

namespace ChatbotSupport.BotApi.Methods;

/// <summary>A command in the menu of the chat.</summary>
public sealed record BotCommand(string Name, string Description);

/// <summary>What people see of the bot before they write: name, descriptions and commands, each per language.</summary>
public sealed class BotProfile
{
    internal Dictionary<(string Field, string Language), string> Texts { get; } = [];

    internal Dictionary<(string Scope, string Language), IReadOnlyList<BotCommand>> Commands { get; } = [];

    /// <summary>The rights that are suggested when somebody adds the bot to a group.</summary>
    public Rights DefaultRights { get; internal set; }

    /// <summary>Shown in an empty chat, above Start.</summary>
    public string Description(string language = "") => Text("description", language);

    public string ShortDescription(string language = "") => Text("short_description", language);

    public string Name(string language = "") => Text("name", language);

    /// <summary>The commands that a private chat offers where nothing more special was set.</summary>
    public IReadOnlyList<BotCommand> CommandsFor(string language = "") => Commands.GetValueOrDefault(("default", language), []);

    /// <summary>The commands that one chat offers instead; none where nothing was set for it.</summary>
    public IReadOnlyList<BotCommand> CommandsIn(long chat) => Commands.GetValueOrDefault(($"chat {chat}", ""), []);

    // A language without a text of its own shows the one for all.
    internal string Text(string field, string language) =>
        Texts.GetValueOrDefault((field, language)) is { Length: > 0 } text ? text : Texts.GetValueOrDefault((field, ""), "");
}
