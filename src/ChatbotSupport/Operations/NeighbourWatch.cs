using ChatbotSupport.Delivery;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using ChatbotSupport.Turns.Rows;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Operations;

/// <summary>Sees what a verb in another process put on the road (a volunteer removed, a person erased, a stuck line tried again), which no commit of this process tells about.</summary>
public sealed partial class NeighbourWatch(Database database, ReadyWork ready, TimeProvider clock, ILogger<NeighbourWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                foreach (var subject in database.Read(InboxRows.SubjectsOfNeighbours))
                {
                    ready.Subjects.Add(subject);
                }

                foreach (var recipient in database.Read(connection => OutboxRows.RecipientsOfNeighbours(connection, clock.GetUtcNow())))
                {
                    ready.Recipients.Add(recipient);
                }
            }
            catch (SqliteException failure)
            {
                Failed(logger, failure.SqliteErrorCode);
            }

            await Task.Delay(Look, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(EventId = 9201, Level = LogLevel.Error, Message = "The database could not be looked at (code {Code}); tried again in a second.")]
    private static partial void Failed(ILogger logger, int code);
}
