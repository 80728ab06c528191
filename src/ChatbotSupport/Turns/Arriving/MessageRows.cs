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

    private NewInboxRow Sealed(IncomingMessage message, string person)
    {
        var id = RowId.Draw();
        var payload = message.Kind switch
        {
            IncomingKind.Text or IncomingKind.Corrected => message.Text,
            IncomingKind.Pressed => message.Payload,
            IncomingKind.Opened => message.Payload,
            IncomingKind.Media => message.Text,
            IncomingKind.TurnedAway => message.Payload ?? message.Text,
            _ => null,
        };
        var isSaid = message.Kind is IncomingKind.Text or IncomingKind.Corrected or IncomingKind.Pressed;
        var code = message.Kind == IncomingKind.TurnedAway && message.Payload is not null ? InboxRow.PressedCode : message.Media?.ToString();
        return new(
            id, person, person, message.Channel, _rows.Hash(message.Channel, message.ExternalId.Reveal()), message.Kind.ToString(), code,
            _rows.Seal(person, id, payload?.Reveal() ?? (isSaid ? "" : null)), message.SentAt, clock.GetUtcNow())
        {
            About = message.About is { } about ? _rows.Hash(message.Channel, about.Reveal()) : null,
        };
    }
}
