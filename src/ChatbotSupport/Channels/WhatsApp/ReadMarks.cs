using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using ChatbotSupport.Storage;
using Dapper;

namespace ChatbotSupport.Channels.WhatsApp;

/// <summary>
/// Shows the person that their message came and is being answered, until the answer is there. While somebody of the team has the case nothing is shown: it would say that a
/// human has read it and is writing. Nothing here may hold up or fail the message itself.
/// </summary>
internal sealed partial class ReadMarks(GraphApi api, Pace pace, Database database, TimeProvider clock, ILogger<ReadMarks> logger)
{
    private readonly ConcurrentDictionary<string, bool> _showing = new();

    /// <summary>Shows it; returns without waiting.</summary>
    public void Show(string conversationId, string messageId, DateTimeOffset sentAt)
    {
        if (clock.GetUtcNow() - sentAt < WhatsAppLimits.MarkedFor && _showing.TryAdd(conversationId, true))
        {
            _ = ShowAsync(conversationId, messageId);
        }
    }

    private async Task ShowAsync(string conversationId, string messageId)
    {
        try
        {
            if (!IsWithSomebody(conversationId) && await pace.WaitAsync(CancellationToken.None))
            {
                await api.PostAsync(new()
                {
                    ["messaging_product"] = "whatsapp",
                    ["status"] = "read",
                    ["message_id"] = messageId,
                    ["typing_indicator"] = new JsonObject { ["type"] = "text" },
                });
            }
        }
        catch (Exception failure)
        {
            var name = failure.GetType().Name;
            NotShown(logger, name);
        }
        finally
        {
            _showing.TryRemove(conversationId, out _);
        }
    }

    private bool IsWithSomebody(string conversationId) => database.Read(connection => connection.ExecuteScalar<long>(
        "SELECT EXISTS (SELECT 1 FROM cases WHERE conversation_id = @conversationId AND state = 'Owned')", new { conversationId })) != 0;

    [LoggerMessage(EventId = 5531, Level = LogLevel.Debug, Message = "A message could not be shown as read: {Failure}.")]
    private static partial void NotShown(ILogger logger, LogCode failure);
}
