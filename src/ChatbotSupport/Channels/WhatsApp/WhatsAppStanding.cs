using System.Collections.Concurrent;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Delivery;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using ChatbotSupport.Turns.Rows;

namespace ChatbotSupport.Channels.WhatsApp;

/// <summary>
/// How our number stands with Meta: what is wrong is shown with the channel, and told to coordinators: not with every message, but again when it still lasts after a while. A trouble is over only when the very thing
/// works again: a number that answers proves its token and no more, a message that is taken is not yet paid for, and what people send us says nothing of what reaches them.
/// </summary>
internal sealed class WhatsAppStanding(ChannelPulse pulse, StandingRows rows, Writer writer, Changes changes, TimeProvider clock)
{
    /// <summary>The state of a template that may be sent.</summary>
    public const string Approved = "APPROVED";

    /// <summary>The number is not connected.</summary>
    public const string NumberTrouble = "number";

    private const string TemplateTrouble = "template";
    private const string Broken = "failed";

    // Each trouble with when coordinators were told of it.
    private readonly ConcurrentDictionary<string, DateTimeOffset?> _troubles = new();

    /// <summary>Whether the template may be sent: approved, or not known to be otherwise.</summary>
    public bool MayRemind => rows.Read().Template is null or Approved;

    /// <summary>Meta calls us.</summary>
    public void Called() => Mended();

    /// <summary>Meta answered how the number stands, and it stands well.</summary>
    public void Answered() => Mended(Broken, "refused", NumberTrouble);

    /// <summary>Meta took a message.</summary>
    public void Took() => Mended(Broken, "refused", NumberTrouble, "settings", "restricted");

    /// <summary>A message arrived.</summary>
    public void Arrived() => Mended("unpaid");

    /// <summary>Nothing could be asked or sent.</summary>
    public void Missed(string trouble = Broken)
    {
        _troubles.TryAdd(trouble, null);
        pulse.Missed(WhatsAppRoom.Channel, trouble);
    }

    /// <summary>Something failed with these codes; coordinators are told when only they can mend it.</summary>
    public async Task FailedAsync(GraphFailure failure)
    {
        if (GraphFailures.Trouble(failure.Kind) is { } trouble)
        {
            Missed(trouble);
            if (GraphFailures.Alert(failure.Kind) is { } alert)
            {
                await TellAsync(trouble, alert);
            }
        }
        else if (failure.Kind == FailureKind.Template)
        {
            await TellAsync(TemplateTrouble, CoordinatorAlert.TemplateRefused);
        }
    }

    /// <summary>The number was found not to be connected.</summary>
    public Task DisconnectedAsync()
    {
        Missed(NumberTrouble);
        return TellAsync(NumberTrouble, CoordinatorAlert.ChannelRestricted);
    }

    /// <summary>How the number and the template were found to be; null for what was not asked.</summary>
    public async Task FoundAsync(string? number, string? template)
    {
        var before = rows.Read();
        if ((number ?? before.Number) != before.Number || (template ?? before.Template) != before.Template)
        {
            await writer.RunAsync(connection => StandingRows.Write(connection, number, template));
            changes.Bump();
        }

        if (template is Approved)
        {
            _troubles.TryRemove(TemplateTrouble, out _);
        }
        else if (template is not null)
        {
            await TellAsync(TemplateTrouble, CoordinatorAlert.TemplateRefused);
        }
    }

    private async Task TellAsync(string trouble, CoordinatorAlert alert)
    {
        var now = clock.GetUtcNow();
        var before = _troubles.GetOrAdd(trouble, _ => null);
        if ((before is { } told && told <= now && now - told < WhatsAppLimits.ToldAgainAfter) || !_troubles.TryUpdate(trouble, now, before))
        {
            return;
        }

        try
        {
            await writer.RunAsync(connection =>
            {
                AuditRows.Alert(connection, alert, null, Level.L0, now);
                return true;
            });
            changes.Bump();
        }
        catch (Exception)
        {
            _troubles.TryUpdate(trouble, before, now); // not written, so not told: the next time it is tried again
            throw;
        }
    }

    private void Mended(params ReadOnlySpan<string> troubles)
    {
        foreach (var trouble in troubles)
        {
            _troubles.TryRemove(trouble, out _);
        }

        if (_troubles.Keys.All(left => left == TemplateTrouble))
        {
            pulse.Heard(WhatsAppRoom.Channel);
        }
    }
}
