using ChatbotSupport.Storage;
using Telegram.Bot;

namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>Takes from a private chat of the team what must not stay there: everything about a case that is theirs no more, and whatever is forty hours old.</summary>
internal sealed class ChatClearing(BotApi api, Pace pace, Database database, Writer writer, TalkRows rows, TimeProvider clock)
{
    private const string Emptied = "…";

    /// <summary>Deletes it. Throws when Telegram cannot be reached; it goes on where it stopped.</summary>
    public async Task ClearAsync(string volunteerId, CancellationToken stopping)
    {
        var all = database.Read(connection => rows.ToDelete(connection, volunteerId, clock.GetUtcNow() - TeamLimits.KeptInChat));
        foreach (var some in all.GroupBy(item => item.Place?.Chat).SelectMany(chat => chat.Chunk(TelegramLimits.DeletionsPerCall)))
        {
            if (some[0].Place is { Chat: var chat })
            {
                await pace.WaitAsync(chat, stopping);
                await DeleteAsync(chat, some, stopping);
            }

            await writer.RunAsync(connection =>
            {
                TalkRows.Forget(connection, some.Select(item => item.Seq));
                return true;
            });
        }
    }

    // One that cannot be deleted must not keep the others; of our own at least the words go.
    private async Task DeleteAsync(long chat, ToDelete[] some, CancellationToken stopping)
    {
        try
        {
            await api.Calls.DeleteMessages(chat, some.Select(item => item.Place!.Message), stopping);
        }
        catch (Exception failure) when (Failures.IsMoot(failure))
        {
            foreach (var item in some)
            {
                if (!await IsDoneAsync(() => api.Calls.DeleteMessage(chat, item.Place!.Message, stopping)) && !item.IsTheirs)
                {
                    await IsDoneAsync(() => api.Calls.EditMessageText(chat, item.Place!.Message, Emptied, cancellationToken: stopping));
                }
            }
        }
        catch (Exception failure) when (Failures.IsGone(failure) && some.All(item => item.At <= clock.GetUtcNow() - TelegramLimits.DeletableFor))
        {
            // Until then whoever blocked the bot may come back, and it goes at once; now it cannot be taken from there any more.
        }
    }

    private static async Task<bool> IsDoneAsync(Func<Task> call)
    {
        try
        {
            await call();
            return true;
        }
        catch (Exception failure) when (Failures.IsMoot(failure))
        {
            return false;
        }
    }
}
