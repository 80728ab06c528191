using System.Text.Json.Nodes;

namespace ChatbotSupport.BotApi.Texts;

/// <summary>A stretch of a text with a meaning or a look: bold, a link, a command. Positions count UTF-16 units.</summary>
public sealed record TextEntity(string Type, int Offset, int Length, string? Url = null, string? Language = null)
{
    internal JsonObject ToJson() => Json.Of(("type", Type), ("offset", Offset), ("length", Length), ("url", Url), ("language", Language));
}
