using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Delivery;
using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns.Clocks;
using ChatbotSupport.Turns.Rows;

namespace ChatbotSupport.Turns.Arriving;

/// <summary>What every start does before the first message: forget whoever's key is gone and keys of nobody, take nothing for granted that came from a backup, and wind clocks that ran out during an outage.</summary>
public sealed partial class Opening(Database database, Writer writer, UnusedKeys unused, Forgetting forgetting, RestoredPeople restored, ReadyWork ready, TurnOptions options, TimeProvider clock, ILogger<Opening> logger)
{
    private bool _done;

    /// <summary>Does it, once.</summary>
    public async Task RunAsync()
    {
        if (_done)
        {
            return;
        }

        _done = true;
        await unused.OpenAsync();
        var forgotten = await forgetting.ForgetKeylessAsync();
        if (!options.IsPassing)
        {
            await restored.DoubtAsync();
        }

        var now = clock.GetUtcNow();
        var restarted = await writer.RunAsync(connection =>
        {
            var away = Heartbeat.Read(connection) is { } last ? now - last : TimeSpan.Zero;
            if (options.IsPassing)
            {
                return (Clocks: 0, WasOut: away > TurnLimits.Outage);
            }

            var clocks = away > TurnLimits.Outage ? TimerRows.Restart(connection, now) : away < -ConversationLimits.ClockSlack ? ClockRows.SetBack(connection, now, -away) : 0;
            Heartbeat.Write(connection, now);
            return (Clocks: clocks, WasOut: away > TurnLimits.Outage);
        });
        if (restarted.WasOut)
        {
            ready.Spread.Begin(database.Read(connection =>
                InboxRows.Subjects(connection).Union(OutboxRows.Recipients(connection)).Except(ConversationRows.InDanger(connection)).ToList()));
        }

        Opened(logger, forgotten, restarted.Clocks);
    }

    [LoggerMessage(EventId = 3001, Level = LogLevel.Information, Message = "Opened; {Forgotten} people without a key forgotten, {Restarted} clocks wound again.")]
    private static partial void Opened(ILogger logger, int forgotten, int restarted);
}
