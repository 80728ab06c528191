using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Operations.Settings;
using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Operations.Backups;

/// <summary>Makes one backup a day while the program runs, keeps the newest ones, and tells coordinators before the disk is full and when keys of people are in no copy.</summary>
public sealed partial class DailyBackup(
    Surroundings surroundings, StorageSettings settings, Database database, Writer writer, ClockTrust trust, Changes changes, TimeProvider clock, ILogger<DailyBackup> logger) : BackgroundService
{
    private static readonly TimeSpan Age = TimeSpan.FromDays(1);
    private static readonly TimeSpan Look = TimeSpan.FromHours(1);

    private TimeSpan _begun = TimeSpan.Zero; // at the start nobody else is copying

    private readonly BackupFolder _folder = new(surroundings.BackupFolder);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var now = clock.GetUtcNow();
            await DropRemainsAsync(now);
            await MakeIfDueAsync(now);
            await TellAsync(CoordinatorAlert.DiskNearlyFull, () => _folder.RoomFor(surroundings.Database).IsNearlyFull, now);
            await TellAsync(CoordinatorAlert.KeysNotCopied, () => database.Read(connection => KeyCopyRecord.IsOverdue(connection, now)), now);
            await Task.Delay(Look, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task DropRemainsAsync(DateTimeOffset now)
    {
        try
        {
            _folder.Tidy(_begun);
            _begun = Look;
            Remains.DropBegun(surroundings.Database);
            if (await trust.LookAsync() && Remains.DropOld(surroundings.Database, now) is > 0 and var dropped)
            {
                Dropped(logger, dropped);
            }
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            await FailedAsync(failure, now);
        }
    }

    private async Task MakeIfDueAsync(DateTimeOffset now)
    {
        try
        {
            if (_folder.NewestDaily(now) is { } newest && now - newest < Age)
            {
                return;
            }

            var isBelieved = await trust.LookAsync();
            if (isBelieved)
            {
                _folder.Keep(settings.BackupsKept, now); // what is not kept anyway must not take the room of the new one
                _folder.MakeRoom(surroundings.Database, now);
            }

            _folder.Write(surroundings.Database, BackupKind.Daily, now);
            if (isBelieved)
            {
                _folder.Keep(settings.BackupsKept, now); // by a wrong clock the sound ones would be pushed out within two weeks
            }

            Made(logger);
        }
        catch (NoRoomException full)
        {
            NoRoom(logger, full);
            await RaiseAsync(CoordinatorAlert.DiskNearlyFull, now);
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException or InvalidDataException)
        {
            // A full disk must not stop the answers; coordinators are told. A copy that is not sound says the same of what was copied, unless the folder of backups spoilt it.
            if (failure is InvalidDataException && !BackupFolder.IsSound(surroundings.Database))
            {
                database.Soundness.Found();
            }

            await FailedAsync(failure, now);
        }
    }

    private async Task FailedAsync(Exception failure, DateTimeOffset now)
    {
        Failed(logger, failure);
        await StoreAsync(() => ServiceAlert.RaiseAsync(writer, CoordinatorAlert.BackupFailed, now)); // tried every hour
    }

    private async Task TellAsync(CoordinatorAlert alert, Func<bool> isSo, DateTimeOffset now)
    {
        try
        {
            if (isSo())
            {
                await RaiseAsync(alert, now);
            }
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            NotLooked(logger, alert.ToString(), failure.GetType().Name);
        }
    }

    private Task RaiseAsync(CoordinatorAlert alert, DateTimeOffset now) => StoreAsync(() => ServiceAlert.RaiseDailyAsync(writer, alert, now));

    private async Task StoreAsync(Func<Task<int>> raise)
    {
        try
        {
            if (await raise() > 0)
            {
                changes.Bump();
            }
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

    [LoggerMessage(EventId = 9104, Level = LogLevel.Error, Message = "There is no room for a daily backup beside what the database needs; tried again in an hour.")]
    private static partial void NoRoom(ILogger logger, Exception failure);

    [LoggerMessage(EventId = 9105, Level = LogLevel.Warning, Message = "{Files} files of a database that restore had set aside were kept long enough and are deleted.")]
    private static partial void Dropped(ILogger logger, int files);

    [LoggerMessage(EventId = 9106, Level = LogLevel.Error, Message = "Whether there is reason for {Alert} could not be looked up: {Failure}.")]
    private static partial void NotLooked(ILogger logger, LogCode alert, LogCode failure);
}
