using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Operations.Settings;
using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Operations.Backups;

/// <summary>Makes one backup a day while the program runs, and keeps the newest ones.</summary>
public sealed partial class DailyBackup(
    Surroundings surroundings, StorageSettings settings, Database database, Writer writer, ClockTrust trust, Changes changes, TimeProvider clock, ILogger<DailyBackup> logger) : BackgroundService
{
    private static readonly TimeSpan Age = TimeSpan.FromDays(1);
    private static readonly TimeSpan Look = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await MakeIfDueAsync();
            await Task.Delay(Look, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task MakeIfDueAsync()
    {
        var folder = new BackupFolder(surroundings.BackupFolder);
        var now = clock.GetUtcNow();
        try
        {
            if (folder.NewestDaily(now) is { } newest && now - newest < Age)
            {
                return;
            }

            folder.Write(surroundings.Database, BackupKind.Daily, now);
            if (await trust.LookAsync())
            {
                folder.Keep(settings.BackupsKept, now); // by a wrong clock the sound ones would be pushed out within two weeks
            }

            Made(logger);
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException or InvalidDataException)
        {
            // A full disk must not stop the answers; coordinators are told. A copy that is not sound says the same of what was copied, unless the folder of backups spoilt it.
            if (failure is InvalidDataException && !BackupFolder.IsSound(surroundings.Database))
            {
                database.Soundness.Found();
            }

            Failed(logger, failure);
            await AlertAsync(now);
        }
    }

    private async Task AlertAsync(DateTimeOffset now)
    {
        try
        {
            await ServiceAlert.RaiseAsync(writer, CoordinatorAlert.BackupFailed, now); // tried every hour
            changes.Bump();
        }
        catch (SqliteException failure)
        {
            NotTold(logger, failure.SqliteErrorCode);
        }
    }

    [LoggerMessage(EventId = 9101, Level = LogLevel.Information, Message = "Daily backup made.")]
    private static partial void Made(ILogger logger);

    [LoggerMessage(EventId = 9103, Level = LogLevel.Critical, Message = "Coordinators could not be told that the backup failed (code {Code}).")]
    private static partial void NotTold(ILogger logger, int code);

    [LoggerMessage(EventId = 9102, Level = LogLevel.Error, Message = "Daily backup failed; tried again in an hour.")]
    private static partial void Failed(ILogger logger, Exception failure);
}
