using System.Collections.Concurrent;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Delivery;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using ChatbotSupport.Turns.Rows;

namespace ChatbotSupport.Channels.WhatsApp;

/// <summary>How our number stands with Meta: what is wrong is shown with the channel, and told to coordinators once for as long as it lasts.</summary>
internal sealed class WhatsAppStanding(ChannelPulse pulse, StandingRows rows, Writer writer, Changes changes, TimeProvider clock)
{
    /// <summary>The state of a template that may be sent.</summary>
    public const string Approved = "APPROVED";

    private readonly ConcurrentDictionary<CoordinatorAlert, bool> _told = new();

    /// <summary>Whether the template may be sent: approved, or not known to be otherwise.</summary>
    public bool MayRemind => rows.Read().Template is null or Approved;

    /// <summary>The number answers and sends.</summary>
    public void Works()
    {
        pulse.Heard(WhatsAppRoom.Channel);
        foreach (var alert in _told.Keys.Where(alert => alert != CoordinatorAlert.TemplateRefused))
        {
            _told.TryRemove(alert, out _);
        }
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

    /// <summary>Tells coordinators, once until it is mended.</summary>
    public async Task TellAsync(CoordinatorAlert alert)
    {
        if (!_told.TryAdd(alert, true))
        {
            return;
        }

        try
        {
            await writer.RunAsync(connection =>
            {
                AuditRows.Alert(connection, alert, null, Level.L0, clock.GetUtcNow());
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
