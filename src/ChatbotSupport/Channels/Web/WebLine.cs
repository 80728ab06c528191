using ChatbotSupport.Core;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Language;
using ChatbotSupport.Delivery;

namespace ChatbotSupport.Channels.Web;

/// <summary>A line as the page shows it.</summary>
/// <param name="Number">Its number in the conversation.</param>
/// <param name="Who">`bot`, `team` or `dull`; `forget` says nothing, what the person wrote last goes from the page.</param>
/// <param name="Parts">The text, numbers isolated; numbers to dial and vetted links as parts of their own.</param>
/// <param name="Buttons">The buttons under it.</param>
/// <param name="At">When it was said.</param>
/// <param name="Alias">The alias of the person of the team who speaks.</param>
public sealed record WebLine(long Number, string Who, IReadOnlyList<LinePart> Parts, IReadOnlyList<Button> Buttons, DateTimeOffset At, string? Alias)
{
    /// <summary>Makes a line of the mailbox readable on the page.</summary>
    public static WebLine From(MailboxLine line, Playbook playbook) => new(
        line.Number,
        line.Kind switch { MessageKind.Volunteer => "team", MessageKind.Dull => "dull", MessageKind.Withdrawal => "forget", _ => "bot" },
        line.Kind == MessageKind.Withdrawal ? [] : LinePart.Split(Bidi.Isolate(line.Text), playbook.Facts.Values),
        line.Buttons,
        line.At,
        line.Alias);
}
