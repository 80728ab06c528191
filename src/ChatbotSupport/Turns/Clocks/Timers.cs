using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Delivery;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns.Rows;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Turns.Clocks;

/// <summary>Puts timers that are due on the road, like any message; sleeps until the next one.</summary>
public sealed partial class Timers(Database database, Writer writer, Endings endings, ReadyWork ready, TurnOptions options, TimeProvider clock, ILogger<Timers> logger) : BackgroundService
{
    private const string TimerChannel = "timer";

    private (DateTimeOffset At, long Timestamp)? _looked;

    /// <summary>Puts everything that is due on the road, and returns when the next timer is due.</summary>
    public async Task<DateTimeOffset?> RunDueAsync()
    {
        while (true)
        {
            var now = clock.GetUtcNow();
            var next = NextDue();
            if (next is null || next > now)
            {
                return next;
            }

            var due = await writer.RunAsync(connection => Take(connection, now));
            foreach (var timer in due.Where(timer => timer.Kind != TimerRows.Ending))
            {
                ready.Subjects.Add(timer.ConversationId);
            }

            foreach (var timer in due.Where(timer => timer.Kind == TimerRows.Ending))
            {
                await FinishAsync(timer.ConversationId);
            }
        }
    }

    /// <summary>
    /// Notices that time did not pass evenly since the last look. Stood still for long or set ahead: as after an outage, what ran out runs again.
    /// Set back: what was reckoned from a later now is reckoned anew.
    /// </summary>
    public async Task MindTheClockAsync()
    {
        var (now, timestamp) = (clock.GetUtcNow(), clock.GetTimestamp());
        if (_looked is { } last)
        {
            var passed = now - last.At;
            var jumped = passed - clock.GetElapsedTime(last.Timestamp, timestamp);
            if (jumped < -ConversationLimits.ClockSlack)
            {
                SetBackBy(logger, (long)-jumped.TotalMinutes, await writer.RunAsync(connection => ClockRows.SetBack(connection, now, -jumped)));
                foreach (var recipient in database.Read(OutboxRows.Recipients))
                {
                    ready.Recipients.Add(recipient);
                }
            }
            else if (passed > TurnLimits.Outage)
            {
                Away(logger, (long)passed.TotalMinutes, await writer.RunAsync(connection => TimerRows.Restart(connection, now)));
            }
        }

        _looked = (now, timestamp);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.IsPassing)
        {
            return;
        }

        long? beat = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await MindTheClockAsync();
                if (beat is not { } last || clock.GetElapsedTime(last) >= TurnLimits.Heartbeat)
                {
                    await writer.RunAsync(connection => Heartbeat.Write(connection, clock.GetUtcNow()));
                    beat = clock.GetTimestamp();
                }

                ready.Timers.Listen();
                var next = await RunDueAsync();
                var beatDue = clock.GetUtcNow() + (TurnLimits.Heartbeat - clock.GetElapsedTime(beat.Value));
                await ready.Timers.SleepUntilAsync(Earlier(next, beatDue), clock, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                Failed(logger, failure.GetType().Name);
                await Task.Delay(TurnLimits.RetryPause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task FinishAsync(string conversationId)
    {
        try
        {
            await endings.FinishLateAsync(conversationId);
        }
        catch (Exception failure)
        {
            // Its timer stays and comes again; nobody else's clock may wait for it.
            NotEnded(logger, conversationId, failure.GetType().Name);
        }
    }

    private DateTimeOffset? NextDue() => database.Read(TimerRows.NextDue);

    private static DateTimeOffset Earlier(DateTimeOffset? one, DateTimeOffset other) => one is { } at && at < other ? at : other;

    /// <summary>Takes due timers off and puts them on the road in one commit. An ending stays until it is done.</summary>
    private static IReadOnlyList<DueTimer> Take(SqliteConnection connection, DateTimeOffset now)
    {
        var due = TimerRows.Due(connection, now);
        foreach (var timer in due)
        {
            if (timer.Kind == TimerRows.Ending)
            {
                TimerRows.Start(connection, timer.ConversationId, TimerRows.Ending, now, now + TurnLimits.EndingAtMost);
                continue;
            }

            TimerRows.Stop(connection, timer.ConversationId, timer.Kind);
            InboxRows.Add(connection, new NewInboxRow(
                RowId.Draw(), timer.ConversationId, timer.ConversationId, TimerChannel, null, InboxRow.TimerKind, timer.Kind, null, now, now));
        }

        return due;
    }

    [LoggerMessage(EventId = 3202, Level = LogLevel.Error, Message = "What is left to do for {Conversation} failed with {Failure}; tried again in ten minutes.")]
    private static partial void NotEnded(ILogger logger, LogCode conversation, LogCode failure);

    [LoggerMessage(EventId = 3203, Level = LogLevel.Warning, Message = "The clock was set back by {Minutes} minutes; {Restarted} timers run anew.")]
    private static partial void SetBackBy(ILogger logger, long minutes, int restarted);

    [LoggerMessage(EventId = 3204, Level = LogLevel.Warning, Message = "Stood still, or the clock was set ahead, for {Minutes} minutes; {Restarted} clocks wound again.")]
    private static partial void Away(ILogger logger, long minutes, int restarted);

    [LoggerMessage(EventId = 3201, Level = LogLevel.Error, Message = "The timers failed with {Failure}; tried again.")]
    private static partial void Failed(ILogger logger, LogCode failure);
}
