using ChatbotSupport.Delivery;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns.Rows;
using Telegram.Bot;

namespace ChatbotSupport.Channels.Telegram;

/// <summary>
/// Clears a person's screen as far as Telegram allows: both sides' messages of the last two days are deleted, older ones of ours are emptied. What is done is
/// forgotten step by step, so that doing it again after a crash goes on where it stopped. Whatever fails is thrown, and the line that asked for it comes again.
/// </summary>
public sealed class ScreenClearing(BotApi api, Pace pace, Database database, Writer writer, ScreenRows rows, TimeProvider clock)
{
    private const string Emptied = "…";

    /// <summary>Deletes what can be deleted.</summary>
    /// <param name="line">The line that comes last on the screen; it stays.</param>
    /// <param name="chat">The chat.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task DeleteAsync(OutgoingLine line, long chat, CancellationToken cancellation)
    {
        foreach (var some in Read(line, isOld: false).Chunk(TelegramLimits.DeletionsPerCall))
        {
            var ids = some.Select(message => MessageKey.Read(message.MessageId, api.BotId)).OfType<int>().ToList();
            if (ids.Count > 0)
            {
                await pace.WaitAsync(chat, cancellation);
                await DeleteAsync(chat, ids, cancellation);
            }

            await writer.RunAsync(connection => ScreenRows.Forget(connection, some.Select(message => message.Id)));
        }
    }

    /// <summary>Empties what cannot be deleted any more. Of the person's own older messages nothing can be done.</summary>
    /// <inheritdoc cref="DeleteAsync(OutgoingLine, long, CancellationToken)"/>
    public async Task EmptyAsync(OutgoingLine line, long chat, CancellationToken cancellation)
    {
        foreach (var message in Read(line, isOld: true))
        {
            if (message.OutboxId is not null && MessageKey.Read(message.MessageId, api.BotId) is { } id)
            {
                await pace.WaitAsync(chat, cancellation);
                await IgnoringMootAsync(() => api.Calls.EditMessageText(chat, id, Emptied, cancellationToken: cancellation));
            }

            await writer.RunAsync(connection => ScreenRows.Forget(connection, [message.Id]));
        }
    }

    /// <summary>Takes one line from the screen: deleted, or emptied where it is too old to be deleted.</summary>
    /// <param name="line">The line that names it.</param>
    /// <param name="chat">The chat.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task WithdrawAsync(OutgoingLine line, long chat, CancellationToken cancellation)
    {
        foreach (var message in Named(line))
        {
            if (MessageKey.Read(message.MessageId, api.BotId) is { } id)
            {
                await pace.WaitAsync(chat, cancellation);
                try
                {
                    await api.Calls.DeleteMessage(chat, id, cancellation);
                }
                catch (Exception failure) when (Failures.IsMoot(failure))
                {
                    await IgnoringMootAsync(() => api.Calls.EditMessageText(chat, id, Emptied, cancellationToken: cancellation));
                }
            }

            await writer.RunAsync(connection => ScreenRows.Forget(connection, [message.Id]));
        }
    }

    private IReadOnlyList<ScreenMessage> Named(OutgoingLine line) => database.Read(connection => SaidSince.Read(line.Message.Text) is { } said
        ? [.. rows.Read(connection, line.ConversationId, ClearedScreens.Telegram).Where(message => message.OutboxId is null && said.Holds(message.At))]
        : rows.ReadOf(connection, line.ConversationId, ClearedScreens.Telegram, line.Message.Text));

    // One that cannot be deleted must not keep the others.
    private async Task DeleteAsync(long chat, List<int> ids, CancellationToken cancellation)
    {
        try
        {
            await api.Calls.DeleteMessages(chat, ids, cancellation);
        }
        catch (Exception failure) when (Failures.IsMoot(failure) && ids.Count > 1)
        {
            foreach (var id in ids)
            {
                await IgnoringMootAsync(() => api.Calls.DeleteMessage(chat, id, cancellation));
            }
        }
        catch (Exception failure) when (Failures.IsMoot(failure))
        {
            // It is gone already.
        }
    }

    private static async Task IgnoringMootAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (Exception failure) when (Failures.IsMoot(failure))
        {
            // Gone already, or empty already.
        }
    }

    private List<ScreenMessage> Read(OutgoingLine line, bool isOld)
    {
        var border = clock.GetUtcNow() - TelegramLimits.DeletableFor;
        return
        [
            .. database.Read(connection => rows.Read(connection, line.ConversationId, ClearedScreens.Telegram))
                .Where(message => message.OutboxId != line.Id && message.At <= border == isOld),
        ];
    }
}
