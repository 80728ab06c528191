using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Delivery;
using ChatbotSupport.Turns.Clocks;

namespace ChatbotSupport.Turns;

/// <summary>What can be done now; filled after commits, so that no loop has to ask the database again and again.</summary>
public sealed class ReadyWork(TimeProvider clock) : IDisposable
{
    /// <summary>Conversations and volunteers with unhandled rows.</summary>
    public KeyedQueue Subjects { get; } = new();

    /// <summary>People with lines to be sent.</summary>
    public KeyedQueue Recipients { get; } = new();

    /// <summary>Timers that were started.</summary>
    public TimerAlarm Timers { get; } = new();

    /// <summary>Who waited through an outage, and when they are answered.</summary>
    public Spread Spread { get; } = new(clock);

    /// <summary>The loop of turns runs: what cannot be answered at once is taken up by it.</summary>
    internal bool TurnsRun { get; set; }

    /// <summary>Sends the line that a turn has just committed, without anybody having to look it up; set while lines are sent. False when somebody else sends to this person now, or too much is under way.</summary>
    internal Func<string, OutboxRow, bool>? HandOver { get; set; }

    /// <summary>Sees every committed turn; a trial talk tells with it what happened.</summary>
    internal Action<Signal, TurnResult>? Watch { get; set; }

    /// <summary>Lets go of the alarm.</summary>
    public void Dispose() => Timers.Dispose();

    /// <summary>A turn is committed: what it left to do can begin.</summary>
    /// <param name="conversationId">Whose it is.</param>
    /// <param name="signal">What it answered.</param>
    /// <param name="result">What it yielded.</param>
    /// <param name="next">The line to be sent next, where the commit saw it.</param>
    internal void AfterTurn(string conversationId, Signal signal, TurnResult result, OutboxRow? next = null)
    {
        Watch?.Invoke(signal, result);
        if (result.Conversation.Level >= Level.L3)
        {
            Spread.Free(conversationId);
        }

        if (next is null || HandOver?.Invoke(conversationId, next) is not true)
        {
            Recipients.Add(conversationId);
        }

        if (result.Effects.OfType<ErasePerson>().Any(erase => !erase.HasLastLine))
        {
            Timers.Started(DateTimeOffset.MinValue); // what is left to do is due now
        }

        foreach (var timer in result.Effects.OfType<StartTimer>())
        {
            Timers.Started(timer.DueAt);
        }
    }
}
