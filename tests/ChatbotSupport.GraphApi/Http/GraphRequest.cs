using System.Text.Json.Nodes;
using ChatbotSupport.StandIn.Http;

namespace ChatbotSupport.GraphApi.Http;

/// <summary>A call that arrived, as it was sent; the token is never part of it.</summary>
/// <param name="Number">1 for the first call of all.</param>
/// <param name="Operation">One of <see cref="GraphCall"/>, or the address of a call that does not exist.</param>
/// <param name="Body">What was sent; empty for questions.</param>
/// <param name="At">By the clock of the stand-in.</param>
public sealed record GraphRequest(int Number, string Operation, JsonObject Body, DateTimeOffset At) : ArrivedCall(Number, Operation, At);
