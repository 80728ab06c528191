using System.Runtime.CompilerServices;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using Dapper;

namespace ChatbotSupport.Delivery;

/// <summary>The way to people on the web page: lines lie here, numbered, until the page has shown them or a day has passed.</summary>
public sealed class Mailbox(Database database, Writer writer, Sealer sealer, Endings endings, Changes changes, PrivacyOptions privacy, TimeProvider clock)
    : IChannel
{
    /// <summary>The name of the web channel.</summary>
    public const string Channel = "web";

    private const string Unread =
        """
        SELECT o.number AS Number, o.id AS Id, o.kind AS Kind, o.content AS Content, o.sent_at AS SentAt
        FROM outbox o
        WHERE o.conversation_id = @conversationId AND o.number > @after AND o.content IS NOT NULL AND o.sent_at > @since ORDER BY o.number
        """;

    private const string Put =
        """
        UPDATE outbox
        SET state = 'Sent', sent_at = @now, number = (SELECT coalesce(max(number), 0) + 1 FROM outbox WHERE conversation_id = @conversationId)
        WHERE id = @id AND state = 'Queued'
        """;

    private const string Acknowledge =
        """
        UPDATE outbox SET state = 'Delivered', content = NULL
        WHERE conversation_id = @conversationId AND number = @number AND state = 'Sent' RETURNING kind
        """;

    private readonly OutboxRows _rows = new(sealer);
    private readonly Listeners _listeners = new();

    /// <inheritdoc/>
    public string Name => Channel;

    /// <inheritdoc/>
    public bool KeepsUntilRead => true;

    /// <inheritdoc/>
    public async Task<DeliveryOutcome> SendAsync(OutgoingLine line, CancellationToken cancellation)
    {
        await writer.RunAsync(connection => connection.Execute(
            Put, new { id = line.Id, conversationId = line.ConversationId, now = clock.GetUtcNow().ToUnixTimeMilliseconds() }));
        _listeners.Tell(line.ConversationId);
        return new DeliveryOutcome.Sent();
    }

    /// <summary>The unread lines after a number, and every new one as it comes. Ends after the dull line.</summary>
    public async IAsyncEnumerable<MailboxLine> ReadAsync(string conversationId, long after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (true)
        {
            using var listening = _listeners.Listen(conversationId);
            foreach (var line in Read(conversationId, after))
            {
                yield return line;
                after = line.Number;
                if (line.Kind == MessageKind.Dull)
                {
                    // Asked for the next one: this one is on its way to the screen, and no acknowledgement may follow it.
                    await AcknowledgeAsync(conversationId, line.Number);
                    yield break;
                }
            }

            await listening.Told.WaitAsync(cancellation);
        }
    }

    /// <summary>The page has shown a line: its text goes.</summary>
    public async Task AcknowledgeAsync(string conversationId, long number)
    {
        var kind = await writer.RunAsync(connection => connection.QuerySingleOrDefault<string>(Acknowledge, new { conversationId, number }));
        if (kind is null)
        {
            return;
        }

        changes.Bump();
        if (kind == nameof(MessageKind.Dull))
        {
            await endings.FinishAsync(conversationId);
        }
    }

    private List<MailboxLine> Read(string conversationId, long after)
    {
        var since = (clock.GetUtcNow() - privacy.MailboxKept).ToUnixTimeMilliseconds();
        return
        [
            .. database.Read(connection => connection.Query<Row>(Unread, new { conversationId, after, since }).AsList())
                .Select(row => _rows.Open(conversationId, row.Id, row.Kind, row.Content) is { } message
                    ? new MailboxLine(row.Number, message.Text, message.Buttons, message.Kind, DateTimeOffset.FromUnixTimeMilliseconds(row.SentAt), message.Alias)
                    : null)
                .OfType<MailboxLine>(),
        ];
    }

    private sealed record Row(long Number, string Id, string Kind, byte[] Content, long SentAt);
}

/// <summary>A line as it lies in the mailbox.</summary>
/// <param name="Number">Its place in this conversation, counted from one.</param>
/// <param name="Text">What the person reads.</param>
/// <param name="Buttons">The buttons under it.</param>
/// <param name="Kind">Who speaks.</param>
/// <param name="At">When it was put here.</param>
/// <param name="Alias">The alias of the volunteer who speaks; null for the bot.</param>
public sealed record MailboxLine(long Number, string Text, IReadOnlyList<Button> Buttons, MessageKind Kind, DateTimeOffset At, string? Alias)
{
    /// <summary>Its kind alone: what is in it is somebody's.</summary>
    public override string ToString() => nameof(MailboxLine);
}
