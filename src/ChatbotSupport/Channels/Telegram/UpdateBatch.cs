using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Channels.Telegram;

/// <summary>Takes updates that came together: many chats at once, each in its order, and one that cannot be stored does not hold up the others for ever.</summary>
internal sealed class UpdateBatch(Updates updates)
{
    private const int SqliteConstraint = 19;

    private readonly Dictionary<long, int> _failed = [];

    /// <summary>Takes them all; completes once all are safe, and throws when one is not.</summary>
    /// <returns>The number after the newest of them; null when there was none.</returns>
    internal async Task<long?> TakeAsync(IReadOnlyList<JsonElement> raw)
    {
        var all = raw.Select(RawUpdate.Read).ToList();
        var chats = all.GroupBy(update => update.Chat ?? update.Number).Select(chat => chat.ToList()).ToList();

        // Side by side, for each is understood and answered before it counts as taken.
        await (chats is [var only] ? TakeInOrderAsync(only) : Task.WhenAll(chats.Select(chat => Task.Run(() => TakeInOrderAsync(chat)))));
        return all.Count == 0 ? null : all.Max(update => update.Number) + 1;
    }

    private async Task TakeInOrderAsync(List<RawUpdate> ofOneChat)
    {
        foreach (var update in ofOneChat)
        {
            await TakeOneAsync(update with { CameWithOthers = ofOneChat.Count > 1 });
        }
    }

    private async Task TakeOneAsync(RawUpdate update)
    {
        try
        {
            await updates.TakeAsync(update);
        }
        catch (Exception failure) when (IsOfTheUpdate(failure) && IsHopeless(update.Number))
        {
            // When nothing at all can be written this throws too, and nothing is lost.
            await updates.ParkAsync(update);
        }

        lock (_failed)
        {
            _failed.Remove(update.Number);
        }
    }

    // What is wrong with the disk is not the update's fault: Telegram keeps it for a day, and as long as it is not stored it comes again.
    private static bool IsOfTheUpdate(Exception failure) =>
        failure is SqliteException refused ? refused.SqliteErrorCode == SqliteConstraint : failure is not (IOException or UnauthorizedAccessException or ObjectDisposedException);

    private bool IsHopeless(long number)
    {
        lock (_failed)
        {
            return (_failed[number] = _failed.GetValueOrDefault(number) + 1) >= TelegramLimits.StoreTries;
        }
    }
}
