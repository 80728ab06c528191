using ChatbotSupport.Operations.Settings;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Operations.Backups;

/// <summary>Makes one backup a day while the program runs, and keeps the newest ones.</summary>
public sealed partial class DailyBackup(Surroundings surroundings, StorageSettings settings, TimeProvider clock, ILogger<DailyBackup> logger) : BackgroundService
{
    private static readonly TimeSpan Age = TimeSpan.FromDays(1);
    private static readonly TimeSpan Look = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            MakeIfDue();
            await Task.Delay(Look, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void MakeIfDue()
    {
        var folder = new BackupFolder(surroundings.BackupFolder);
        var now = clock.GetUtcNow();
        if (folder.Newest() is { } newest && now - newest.At < Age)
        {
            return;
        }

        try
        {
            folder.Write(surroundings.Database, now);
            folder.Keep(settings.BackupsKept);
            Made(logger);
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            // A full disk must not stop the answers; the desk shows the age of the newest backup.
            Failed(logger, failure);
        }
    }

    [LoggerMessage(EventId = 9101, Level = LogLevel.Information, Message = "Daily backup made.")]
    private static partial void Made(ILogger logger);

    [LoggerMessage(EventId = 9102, Level = LogLevel.Error, Message = "Daily backup failed; tried again in an hour.")]
    private static partial void Failed(ILogger logger, Exception failure);
}
