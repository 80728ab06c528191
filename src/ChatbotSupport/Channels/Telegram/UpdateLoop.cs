using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Delivery;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using ChatbotSupport.Turns.Rows;

namespace ChatbotSupport.Channels.Telegram;

/// <summary>Asks Telegram for updates, one question after the other: what came is stored and committed before the next question confirms it.</summary>
internal sealed partial class UpdateLoop(
    BotApi api, BotStart start, UpdateBatch batch, Database database, Writer writer, ChannelPulse pulse, Changes changes, TimeProvider clock, ILogger<UpdateLoop> logger)
    : BackgroundService
{
    private readonly Backoff _pauses = new();
    private CoordinatorAlert? _told;
    private bool _answered;
    private Task _kept = Task.CompletedTask;
    private long? _keptAt;
    private long _offset;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        pulse.Expect(ClearedScreens.Telegram);
        while (!stoppingToken.IsCancellationRequested)
        {
            TimeSpan pause;
            try
            {
                await AskAsync(stoppingToken);
                continue;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                pause = await FailedAsync(failure);
            }

            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task AskAsync(CancellationToken stopping)
    {
        await start.PrepareForPollingAsync(stopping);
        if (!_answered)
        {
            _offset = database.Read(connection => OffsetRows.Read(connection, api.BotId, clock.GetUtcNow()));
        }

        // The first question is not held open, so that the start knows at once whether it is answered.
        var raw = await api.Polls.SendRequest(new GetRawUpdates { Offset = _offset, Timeout = _answered ? TelegramLimits.PollSeconds : 0 }, stopping);
        if (await batch.TakeAsync(raw) is { } next)
        {
            if (next == 1)
            {
                throw new InvalidDataException("Updates without numbers cannot be confirmed; they would come again at once.");
            }

            await KeepAsync(next);
            _offset = next;
        }
        else
        {
            _offset = 0; // everything is confirmed by now, and after a quiet week numbers begin anew
        }

        _answered = true;
        _told = null;
        _pauses.Reset();
        pulse.Heard(ClearedScreens.Telegram);
    }

    // What came is safe by now, and what comes again is recognised: where we stand is written down now and then, and while the next question is already asked.
    private async Task KeepAsync(long next)
    {
        if (_keptAt is { } last && clock.GetElapsedTime(last) < TelegramLimits.OffsetEvery)
        {
            return;
        }

        var earlier = _kept;
        _kept = Task.CompletedTask; // what failed is told of once
        await earlier;
        var now = clock.GetUtcNow();
        _kept = writer.RunAsync(connection => OffsetRows.Write(connection, api.BotId, next, now));
        _keptAt = clock.GetTimestamp();
    }

    /// <summary>Tells of a failure; how long to wait.</summary>
    private async Task<TimeSpan> FailedAsync(Exception failure)
    {
        if (Failures.IsRefusal(failure))
        {
            Refused(logger);
            pulse.Missed(ClearedScreens.Telegram, "refused");
            await AlertOnceAsync(CoordinatorAlert.ChannelRefused);
            return TelegramLimits.RefusedPause; // Telegram, or a proxy on the way, may be wrong for a while: nobody stays unheard until somebody restarts the program
        }

        if (Failures.IsConflict(failure))
        {
            Conflict(logger);
            pulse.Missed(ClearedScreens.Telegram, "conflict");
            start.Again(); // a webhook that somebody set is in the way as well
            await AlertOnceAsync(CoordinatorAlert.ChannelConflict);
            return TelegramLimits.ConflictPause;
        }

        var pause = Failures.RetryAfter(failure) ?? _pauses.Next();
        pulse.Missed(ClearedScreens.Telegram, "failed");
        Failed(logger, Failures.Name(failure), pause);
        return pause;
    }

    private async Task AlertOnceAsync(CoordinatorAlert alert)
    {
        if (_told == alert)
        {
            return;
        }

        try
        {
            var now = clock.GetUtcNow();
            await writer.RunAsync(connection =>
            {
                AuditRows.Alert(connection, alert, null, Level.L0, now);
                return true;
            });
            _told = alert;
            changes.Bump();
        }
        catch (Exception broken)
        {
            Failed(logger, broken.GetType().Name, TimeSpan.Zero);
        }
    }

    [LoggerMessage(EventId = 5001, Level = LogLevel.Critical, Message = "Telegram refuses the token: nobody there is answered. Renew Telegram:BotToken and start the program again; tried again every minute, should it be Telegram's mistake.")]
    private static partial void Refused(ILogger logger);

    [LoggerMessage(EventId = 5002, Level = LogLevel.Error, Message = "Another program asks Telegram for the updates of this bot, or a webhook is set: stop the other one. Tried again slowly.")]
    private static partial void Conflict(ILogger logger);

    [LoggerMessage(EventId = 5003, Level = LogLevel.Warning, Message = "Asking Telegram for updates failed: {Failure}; tried again in {Pause}.")]
    private static partial void Failed(ILogger logger, LogCode failure, TimeSpan pause);
}
