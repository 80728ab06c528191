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

    /// <summary>Sees every committed turn; a trial talk tells with it what happened.</summary>
    internal Action<Signal, TurnResult>? Watch { get; set; }

    /// <summary>Lets go of the alarm.</summary>
    public void Dispose() => Timers.Dispose();

    /// <summary>A turn is committed: what it left to do can begin.</summary>
    internal void AfterTurn(string conversationId, Signal signal, TurnResult result)
    {
        Watch?.Invoke(signal, result);
        if (result.Conversation.Level >= Level.L3)
        {
            Spread.Free(conversationId);
        }

        Recipients.Add(conversationId);
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
