using System.Collections.Concurrent;
using ChatbotSupport.Storage;
using Dapper;

namespace ChatbotSupport.Turns.Arriving;

/// <summary>Brings the outcome of a volunteer's action, or a coordinator's at the console, to whoever waits for it.</summary>
public sealed class DeskOutcomes
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<DeskOutcome>> _expected = new();

    /// <summary>Somebody will wait for this action; said before it is stored, so that no outcome is missed.</summary>
    internal Task<DeskOutcome> Expect(string key) =>
        _expected.GetOrAdd(key, _ => new TaskCompletionSource<DeskOutcome>(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>The action has its outcome, and it is committed.</summary>
    internal void Tell(string key, DeskOutcome outcome)
    {
        if (_expected.TryRemove(key, out var waiting))
        {
            waiting.TrySetResult(outcome);
        }
    }

    /// <summary>Whoever waits for a row hears what became of it.</summary>
    internal void Tell(Database database, long number, DeskOutcome outcome) => Tell(
        Convert.ToHexString(database.Read(connection => connection.QuerySingle<byte[]>("SELECT external_hash FROM inbox WHERE number = @number", new { number }))), outcome);

    /// <summary>Nobody waits any more.</summary>
    internal void Forget(string key) => _expected.TryRemove(key, out _);

    /// <summary>Waits for the outcome, for ten seconds at most unless said otherwise; the action goes on either way.</summary>
    internal async Task<DeskOutcome> WaitAsync(string key, Task<DeskOutcome> outcome, TimeProvider clock, TimeSpan? patience = null)
    {
        try
        {
            return await outcome.WaitAsync(patience ?? TurnLimits.OutcomeWait, clock);
        }
        catch (TimeoutException)
        {
            Forget(key);
            return DeskOutcome.Late;
        }
    }
}
