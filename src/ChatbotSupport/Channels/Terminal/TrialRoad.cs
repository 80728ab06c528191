using ChatbotSupport.Delivery;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using ChatbotSupport.Turns.Clocks;
using ChatbotSupport.Turns.Rows;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Channels.Terminal;

/// <summary>Runs the real road step by step instead of in loops, so that a trial talk has the same order every time.</summary>
public sealed class TrialRoad(Database database, Writer writer, TurnLoop turns, Timers timers, OutboxSender sender, SteppedClock clock)
{
    /// <summary>Runs everything that waits: turns, due timers, lines to be sent.</summary>
    public async Task SettleAsync(CancellationToken stop)
    {
        using var reader = database.OpenReader();
        while (true)
        {
            await timers.RunDueAsync();
            var subjects = InboxRows.Subjects(reader);
            foreach (var subject in subjects)
            {
                // A turn that fails pauses before it is tried again.
                await clock.RunAsync(turns.RunAllAsync(subject, stop), TurnLimits.RetryPause);
            }

            foreach (var recipient in OutboxRows.Recipients(reader))
            {
                await sender.SendAllAsync(recipient, stop);
            }

            if (subjects.Count == 0)
            {
                return;
            }
        }
    }

    /// <summary>Runs the road until something that waits for it is done.</summary>
    public async Task<T> UntilAsync<T>(Task<T> waiting, CancellationToken stop)
    {
        while (!waiting.IsCompleted)
        {
            await SettleAsync(stop);
            await Task.WhenAny(waiting, writer.RunAsync(_ => true));
        }

        return await waiting;
    }

    /// <summary>Lets time pass, stopping wherever a timer or a line is due.</summary>
    public async Task PassAsync(TimeSpan time, CancellationToken stop)
    {
        var until = clock.GetUtcNow() + time;
        while (await timers.RunDueAsync() is { } due && due <= until)
        {
            clock.Advance(due - clock.GetUtcNow());
            await SettleAsync(stop);
        }

        clock.Advance(until - clock.GetUtcNow());
        await SettleAsync(stop);
    }

    /// <summary>Asks the database one thing.</summary>
    public T Ask<T>(Func<SqliteConnection, T> question)
    {
        using var reader = database.OpenReader();
        return question(reader);
    }
}
