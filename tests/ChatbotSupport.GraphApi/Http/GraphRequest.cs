using System.Text.Json.Nodes;

namespace ChatbotSupport.GraphApi.Http;

/// <summary>A call that arrived, as it was sent; the token is never part of it.</summary>
/// <param name="Number">1 for the first call of all.</param>
/// <param name="Operation">One of <see cref="GraphCall"/>, or the address of a call that does not exist.</param>
/// <param name="Body">What was sent; empty for questions.</param>
/// <param name="At">By the clock of the stand-in.</param>
public sealed record GraphRequest(int Number, string Operation, JsonObject Body, DateTimeOffset At)
{
    /// <summary>An HTTP code, or 0 while it is under way or when the connection was cut.</summary>
    public int Answered { get; internal set; }

    /// <summary>The code and details of a refusal.</summary>
    public string? Refusal { get; internal set; }
}
