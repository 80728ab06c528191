using System.Collections.Concurrent;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Delivery;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using ChatbotSupport.Turns.Rows;

namespace ChatbotSupport.Channels.WhatsApp;

/// <summary>How our number stands with Meta: what is wrong is shown with the channel, and told to coordinators, but not with every message that suffers from it.</summary>
internal sealed class WhatsAppStanding(ChannelPulse pulse, StandingRows rows, Writer writer, Changes changes, TimeProvider clock)
{
    /// <summary>The state of a template that may be sent.</summary>
    public const string Approved = "APPROVED";

    private readonly ConcurrentDictionary<CoordinatorAlert, DateTimeOffset> _told = new();

    /// <summary>Whether the template may be sent: approved, or not known to be otherwise.</summary>
    public bool MayRemind => rows.Read().Template is null or Approved;

    /// <summary>The number answers and sends.</summary>
    public void Works()
    {
        pulse.Heard(WhatsAppRoom.Channel);
        _told.TryRemove(CoordinatorAlert.ChannelRefused, out _); // a token that is taken again may be refused again
    }

    /// <summary>Nothing could be asked or sent.</summary>
    public void Missed(string trouble) => pulse.Missed(WhatsAppRoom.Channel, trouble);

    /// <summary>Something failed with these codes; coordinators are told when only they can mend it.</summary>
    public async Task FailedAsync(GraphFailure failure)
    {
        if (GraphFailures.Trouble(failure.Kind) is { } trouble)
        {
            Missed(trouble);
        }

        if (GraphFailures.Alert(failure.Kind) is { } alert)
        {
            await TellAsync(alert);
        }
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
            _told.TryRemove(CoordinatorAlert.TemplateRefused, out _);
        }
        else if (template is not null)
        {
            await TellAsync(CoordinatorAlert.TemplateRefused);
        }
    }

    /// <summary>Tells coordinators: not with every message, but again when it still lasts after a while.</summary>
    public async Task TellAsync(CoordinatorAlert alert)
    {
        var now = clock.GetUtcNow();
        if (_told.TryGetValue(alert, out var told) && now - told < WhatsAppLimits.ToldAgainAfter && told <= now)
        {
            return;
        }

        _told[alert] = now;
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
            _told.TryRemove(alert, out _); // not written, so not told: the next time it is tried again
            throw;
        }
    }
}
