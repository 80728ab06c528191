using System.Text.Json.Nodes;
using ChatbotSupport.StandIn.Http;

namespace ChatbotSupport.BotApi.Http;

/// <summary>Telegram's envelope.</summary>
internal static class Answers
{
    public static Answer Of(JsonNode? result) => Envelope(200, Json.Of(("ok", true), ("result", result)));

    public static Answer Of(Refusal refusal) => Envelope(refusal.Code, Json.Of(
        ("ok", false), ("error_code", refusal.Code), ("description", refusal.Message), ("parameters", refusal.Parameters)))
        with
        {
            RetryAfter = (int?)refusal.Parameters?["retry_after"],
        };

    private static Answer Envelope(int code, JsonObject body) => new(code, Answer.Json, body.ToJsonString());
}
