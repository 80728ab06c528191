using System.Text.Json.Nodes;
using ChatbotSupport.StandIn.Http;

namespace ChatbotSupport.BotApi.Http;

/// <summary>A call that arrived, as it was sent; the token is never part of it.</summary>
/// <param name="Number">1 for the first call of all.</param>
/// <param name="Method">As the reference spells it.</param>
/// <param name="Parameters">By name; values in the types in which they came.</param>
/// <param name="At">By the clock of the stand-in.</param>
public sealed record ApiRequest(int Number, string Method, JsonObject Parameters, DateTimeOffset At) : ArrivedCall(Number, Method, At)
{
    public string? Text(string name) => Parameters[name]?.ToString();
}
