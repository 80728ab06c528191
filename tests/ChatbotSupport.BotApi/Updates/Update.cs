using System.Text.Json.Nodes;

namespace ChatbotSupport.BotApi.Updates;

/// <summary>Something that the bot has yet to hear of.</summary>
/// <param name="Id">Its number; the bot confirms by asking for the next one.</param>
/// <param name="Body">The update as it is sent, number included.</param>
/// <param name="ChatId">Whose order it has to keep.</param>
/// <param name="ExpiresAt">When nobody will hear of it any more.</param>
internal sealed record Update(long Id, JsonObject Body, long ChatId, DateTimeOffset ExpiresAt);
