using System.Text.Json;

namespace ChatbotSupport.Channels.Telegram;

/// <summary>Takes updates that came together: many chats at once, each in its order, and one that cannot be stored does not hold up the others for ever.</summary>
internal sealed class UpdateBatch(Updates updates)
{
    private readonly Dictionary<long, int> _failed = [];

    /// <summary>Takes them all; completes once all are safe, and throws when one is not.</summary>
    /// <returns>The number after the newest of them; null when there was none.</returns>
    internal async Task<long?> TakeAsync(IReadOnlyList<JsonElement> raw)
    {
        var all = raw.Select(RawUpdate.Read).ToList();
        await Task.WhenAll(all.GroupBy(update => update.Chat ?? update.Number).Select(TakeInOrderAsync));
        return all.Count == 0 ? null : all.Max(update => update.Number) + 1;
    }

    private async Task TakeInOrderAsync(IEnumerable<RawUpdate> ofOneChat)
    {
        foreach (var update in ofOneChat)
        {
            await TakeOneAsync(update);
        }
    }

    private async Task TakeOneAsync(RawUpdate update)
    {
        try
        {
            await updates.TakeAsync(update);
        }
        catch (Exception) when (IsHopeless(update.Number))
        {
            // When nothing at all can be written this throws too, and nothing is lost.
            await updates.ParkAsync(update);
        }

        lock (_failed)
        {
            _failed.Remove(update.Number);
        }
    }

    private bool IsHopeless(long number)
    {
        lock (_failed)
        {
            return (_failed[number] = _failed.GetValueOrDefault(number) + 1) >= TelegramLimits.StoreTries;
        }
    }
}
