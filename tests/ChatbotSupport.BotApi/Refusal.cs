using System.Text.Json.Nodes;

namespace ChatbotSupport.BotApi;

/// <summary>A call that is not carried out, in the words of the real server.</summary>
internal sealed class Refusal(int code, string description, JsonObject? parameters = null) : Exception(description)
{
    public int Code { get; } = code;

    /// <summary>What a program may act on: <c>retry_after</c> or <c>migrate_to_chat_id</c>.</summary>
    public JsonObject? Parameters { get; } = parameters;

    public static Refusal BadRequest(string why) => new(400, $"Bad Request: {why}");

    public static Refusal Forbidden(string why) => new(403, $"Forbidden: {why}");

    public static Refusal Conflict(string why) => new(409, $"Conflict: {why}");

    public static Refusal TooManyRequests(int seconds) =>
        new(429, $"Too Many Requests: retry after {seconds}", Json.Of(("retry_after", seconds)));

    public static Refusal Upgraded(long supergroup) =>
        new(400, "Bad Request: group chat was upgraded to a supergroup chat", Json.Of(("migrate_to_chat_id", supergroup)));
}
