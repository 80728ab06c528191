using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns.Rows;

namespace ChatbotSupport.Turns.Arriving;

/// <summary>What a person sent as a row of the inbox: reduced, and sealed with their key.</summary>
internal sealed class MessageRows(Sealer sealer, TimeProvider clock)
{
    private readonly InboxRows _rows = new(sealer);

    /// <summary>The row of a message; null when its person's key went since they were found.</summary>
    public NewInboxRow? RowOf(IncomingMessage message, string person)
    {
        try
        {
            return Sealed(message, person);
        }
        catch (KeyGoneException)
        {
            return null;
        }
    }

    /// <summary>The row of a message whose turn is stored with it, without what was said, and the same as the turn sees it.</summary>
    public (NewInboxRow Row, InboxRow Seen) Unsealed(IncomingMessage message, string person)
    {
        var row = Bare(message, person);
        return (row with { Code = null }, new(0, row.Kind, row.Code, new Lazy<string?>(Said(message)), row.SentAt, row.ReceivedAt, Attempts: 0) { Origin = row.About ?? row.Hash });
    }

    private NewInboxRow Sealed(IncomingMessage message, string person)
    {
        var row = Bare(message, person);
        return row with { Payload = _rows.Seal(person, row.Id, Said(message)) };
    }

    private static string? Said(IncomingMessage message)
    {
        var payload = message.Kind switch
        {
            IncomingKind.Text or IncomingKind.Corrected or IncomingKind.Reacted => message.Text,
            IncomingKind.Pressed => message.Payload,
            IncomingKind.Opened => message.Payload,
            IncomingKind.Media => message.Text,
            IncomingKind.TurnedAway => message.Payload ?? message.Text,
            _ => null,
        };
        return payload?.Reveal() ?? (message.Kind is IncomingKind.Text or IncomingKind.Corrected or IncomingKind.Pressed ? "" : null);
    }

    private NewInboxRow Bare(IncomingMessage message, string person)
    {
        var code = message.Kind == IncomingKind.TurnedAway && message.Payload is not null ? InboxRow.PressedCode
            : message is { Kind: IncomingKind.Text, IsForwarded: true } ? InboxRow.ForwardedCode
            : message.Media?.ToString();
        return new(
            RowId.Draw(), person, person, message.Channel, _rows.Hash(message.Channel, message.ExternalId.Reveal()), message.Kind.ToString(), code,
            null, message.SentAt, clock.GetUtcNow())
        {
            About = message.About is { } about ? _rows.Hash(message.Channel, about.Reveal()) : null,
        };
    }
}
