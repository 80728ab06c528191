namespace ChatbotSupport.Turns.Arriving;

/// <summary>What a volunteer did, once it is safe: it goes on whether or not anybody waits for what becomes of it.</summary>
internal sealed class HandedIn(Func<TimeSpan?, Task<DeskOutcome>> outcome)
{
    /// <summary>What became of it is known already.</summary>
    public HandedIn(DeskOutcome known)
        : this(_ => Task.FromResult(known))
    {
    }

    /// <summary>Waits for what becomes of it, ten seconds at most unless said otherwise.</summary>
    public Task<DeskOutcome> OutcomeAsync(TimeSpan? patience = null) => outcome(patience);
}
