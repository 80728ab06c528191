using System.Text.Json.Nodes;
using ChatbotSupport.StandIn.Http;

namespace ChatbotSupport.GraphApi.Http;

/// <summary>Meta's JSON.</summary>
internal static class Answers
{
    public static Answer Of(JsonObject result) => new(200, Answer.Json, result.ToJsonString());

    public static Answer Of(Refusal refusal) => new(refusal.HttpCode, Answer.Json, refusal.Body.ToJsonString());
}
