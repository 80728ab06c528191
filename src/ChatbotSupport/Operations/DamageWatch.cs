using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Operations;

/// <summary>Says loudly that pages of the database are damaged, as soon as anybody met one: what does not need them still answers, so that nobody would notice.</summary>
public sealed partial class DamageWatch(Database database, Writer writer, Changes changes, TimeProvider clock, ILogger<DamageWatch> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await database.Soundness.Damaged.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (stoppingToken.IsCancellationRequested)
        {
            return;
        }

        Damaged(logger);
        try
        {
            await ServiceAlert.RaiseAsync(writer, CoordinatorAlert.DatabaseDamaged, clock.GetUtcNow());
            changes.Bump();
        }
        catch (SqliteException failure)
        {
            NotTold(logger, failure.SqliteErrorCode);
        }
    }

    [LoggerMessage(EventId = 9301, Level = LogLevel.Critical,
        Message = "Pages of the database are damaged: people may be left without an answer. Stop the program, restore FILE with the newest file of Storage:BackupFolder, start it.")]
    private static partial void Damaged(ILogger logger);

    [LoggerMessage(EventId = 9302, Level = LogLevel.Critical, Message = "Coordinators could not be told that the database is damaged (code {Code}).")]
    private static partial void NotTold(ILogger logger, int code);
}
