using ChatbotSupport.Storage;
using ChatbotSupport.Turns;

namespace ChatbotSupport.Channels.WhatsApp;

/// <summary>Takes what Meta tells of our messages: settles the lines, and notices what it says of our number as a whole.</summary>
internal sealed class Statuses(Writer writer, StatusRows rows, WhatsAppStanding standing, ReadyWork ready, Changes changes)
{
    // Several statuses share a commit.
    private const int Together = 200;

    /// <summary>Takes them all; completes once they are safe.</summary>
    public async Task TakeAsync(IReadOnlyList<DeliveryStatus> statuses)
    {
        foreach (var some in statuses.Chunk(Together))
        {
            var touched = await writer.RunAsync(connection => some.Select(status => rows.Take(connection, status)).OfType<SettledLine>().ToList());
            foreach (var settled in touched)
            {
                (settled.IsTurn ? ready.Subjects : ready.Recipients).Add(settled.ConversationId);
            }

            foreach (var failure in some.Select(status => status.Failure).OfType<GraphFailure>())
            {
                await standing.FailedAsync(failure);
            }
        }

        if (statuses.Any(status => status.Name is not ("sent" or "failed")))
        {
            standing.Arrived();
        }

        if (statuses.Count > 0)
        {
            changes.Bump();
        }
    }
}
