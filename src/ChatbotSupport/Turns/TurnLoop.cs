using System.Diagnostics;
using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns.Arriving;
using ChatbotSupport.Turns.Rows;

namespace ChatbotSupport.Turns;

/// <summary>Runs the turns: for each person and volunteer strictly in order and never two at once, for different ones side by side.</summary>
public sealed partial class TurnLoop(
    Opening opening, Database database, Writer writer, TurnStore store, Sealer sealer, PersonKeys keys, CurrentPlaybook playbook, TurnOptions options,
    DeskOutcomes outcomes, ReadyWork ready, Changes changes, TimeProvider clock, ILogger<TurnLoop> logger) : BackgroundService
{
    private readonly PersonSubject _people = new(database, writer, store, sealer, new Moments(clock, options), playbook, options, outcomes, ready);
    private readonly DeskSubject _desk = new(database, writer, store, sealer, new Moments(clock, options), playbook, outcomes, ready);
    private readonly Parking _parking = new(writer, sealer, keys, playbook, clock);

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await opening.RunAsync();
        ready.TurnsRun = true;
        await base.StartAsync(cancellationToken);
    }

    /// <summary>Runs every turn that waits for a subject.</summary>
    public async Task RunAllAsync(string subject, CancellationToken stopping)
    {
        var stale = 0;
        while (!stopping.IsCancellationRequested)
        {
            var since = Stopwatch.GetTimestamp();
            try
            {
                var look = await RunOneAsync(subject);
                if (look == TurnLook.Nothing)
                {
                    return;
                }

                TurnMeter.Ran(subject, TurnEnd.Done, Stopwatch.GetElapsedTime(since));
                stale = 0;
                if (look == TurnLook.Last)
                {
                    changes.Bump();
                    return;
                }
            }
            catch (StaleTurnException) when (++stale < TurnLimits.StaleRounds)
            {
                TurnMeter.Ran(subject, TurnEnd.Stale, Stopwatch.GetElapsedTime(since));
                continue;
            }
            catch (Exception failure)
            {
                await FailAsync(subject, failure, stopping);
            }

            changes.Bump();
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var subject in database.Read(InboxRows.Subjects))
        {
            ready.Subjects.Add(subject);
        }

        await Task.WhenAll(Enumerable.Range(0, TurnLimits.Workers).Select(_ => WorkAsync(stoppingToken)));
        ready.TurnsRun = false;
    }

    private async Task WorkAsync(CancellationToken stopping)
    {
        await Task.Yield();
        while (!stopping.IsCancellationRequested)
        {
            string subject;
            try
            {
                subject = await ready.Subjects.TakeAsync(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }

            await RunAllAsync(subject, stopping);
            ready.Subjects.Done(subject);
        }
    }

    private Task<TurnLook> RunOneAsync(string subject) => subject.StartsWith(InboxRow.VolunteerPrefix, StringComparison.Ordinal)
        ? _desk.RunAsync(subject)
        : _people.RunAsync(subject);

    private async Task FailAsync(string subject, Exception failure, CancellationToken stopping)
    {
        if (DiskTrouble.Is(failure))
        {
            // That the turn failed would be counted where its lines were refused, for a count needs no room: nobody is given up for a full disk.
            await NothingWrittenAsync(failure, stopping);
            return;
        }

        try
        {
            if (await _parking.FailedAsync(subject) is not { } failed)
            {
                return;
            }

            var kind = failure.GetType().Name;
            TurnFailed(logger, failed.Number, failed.Attempts, kind);
            TurnMeter.Ran(subject, failed.IsParked ? TurnEnd.Parked : TurnEnd.Failed, TimeSpan.Zero);
            if (failed.IsParked)
            {
                AfterParking(subject, failed.Number);
            }
            else if (failed.Attempts == TurnLimits.Tries - 1)
            {
                await PauseAsync(stopping);
            }
        }
        catch (Exception broken)
        {
            // Nothing can be written at all: not the turn's fault, so it is not parked for it.
            await NothingWrittenAsync(broken, stopping);
        }
    }

    private async Task NothingWrittenAsync(Exception broken, CancellationToken stopping)
    {
        var kind = broken.GetType().Name;
        NothingWritten(logger, kind);
        await PauseAsync(stopping);
    }

    private void AfterParking(string subject, long number)
    {
        if (database.Read(connection => InboxRows.IsAwaited(connection, number)))
        {
            outcomes.Tell(database, number, DeskOutcome.Read(DeskOutcome.FailedCode));
        }

        if (!subject.StartsWith(InboxRow.VolunteerPrefix, StringComparison.Ordinal))
        {
            ready.Recipients.Add(subject);
        }
    }

    private async Task PauseAsync(CancellationToken stopping) =>
        await Task.Delay(TurnLimits.RetryPause, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    [LoggerMessage(EventId = 3101, Level = LogLevel.Error, Message = "The turn of row {Row} failed, try {Try}: {Failure}.")]
    private static partial void TurnFailed(ILogger logger, long row, long @try, LogCode failure);

    [LoggerMessage(EventId = 3102, Level = LogLevel.Critical, Message = "Nothing can be written to the database: {Failure}.")]
    private static partial void NothingWritten(ILogger logger, LogCode failure);
}
