using ChatbotSupport.Turns;

namespace ChatbotSupport.Delivery;

/// <summary>
/// Lines that a turn has just committed and that are sent from where it ended, as far as that goes without waiting: to wake somebody who looks the line up takes longer than to begin
/// to send it. They are rows like any other; what is not sent here, or not to its end, is found by whoever looks next.
/// </summary>
/// <param name="ready">Who is served by whom.</param>
/// <param name="serve">Sends a person's lines, beginning with this one, and says when it is done.</param>
internal sealed class HandedLines(ReadyWork ready, Func<string, OutboxRow, Task> serve) : IDisposable
{
    private readonly SemaphoreSlim _room = new(DeliveryLimits.HandedByTurns);
    private volatile bool _isEnding;

    /// <summary>Begins to send a line; false when somebody else serves its person now, or too much is under way.</summary>
    public bool TryTake(string recipient, OutboxRow line)
    {
        if (_isEnding || !_room.Wait(0, CancellationToken.None))
        {
            return false;
        }

        if (!ready.Recipients.TryTake(recipient))
        {
            _room.Release();
            return false;
        }

        _ = ServeAsync(recipient, line);
        return true;
    }

    /// <summary>Takes no more, and waits for what is under way: it ends within a moment, and then it is known what became of it.</summary>
    public async Task EndAsync()
    {
        _isEnding = true;
        for (var place = 0; place < DeliveryLimits.HandedByTurns; place++)
        {
            await _room.WaitAsync(CancellationToken.None);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _room.Dispose();

    private async Task ServeAsync(string recipient, OutboxRow line)
    {
        try
        {
            await serve(recipient, line);
        }
        finally
        {
            _room.Release();
        }
    }
}
