using System.Text.Json.Nodes;

namespace ChatbotSupport.BotApi.Http;

/// <summary>A call that arrived, as it was sent; the token is never part of it.</summary>
/// <param name="Number">1 for the first call of all.</param>
/// <param name="Method">As the reference spells it.</param>
/// <param name="Parameters">By name; values in the types in which they came.</param>
/// <param name="At">By the clock of the stand-in.</param>
public sealed record ApiRequest(int Number, string Method, JsonObject Parameters, DateTimeOffset At)
{
    /// <summary>What it was answered with: an HTTP code, or 0 while it is under way or when the connection was cut.</summary>
    public int Answered { get; internal set; }

    /// <summary>It was carried out, whether or not the bot was told so.</summary>
    public bool WasCarriedOut { get; internal set; }

    /// <summary>The words of a refusal.</summary>
    public string? Refusal { get; internal set; }

    public string? Text(string name) => Parameters[name]?.ToString();
}
