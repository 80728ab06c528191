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
    /// <summary>The number is not connected.</summary>
    public const string NumberTrouble = "number";

    private const string TemplateTrouble = "template";
    private const string QualityTrouble = "quality";
    private const string AccountNews = "account ";
    private const string Broken = "failed";

    // Each trouble with when coordinators were told of it.
    private readonly ConcurrentDictionary<string, DateTimeOffset?> _troubles = new();

    private TaskCompletionSource _doubt = NewDoubt();

    /// <summary>Whether the template may be sent: approved, or not known to be otherwise.</summary>
    public bool MayRemind => rows.Read() is { Template: null } or { IsTemplateGood: true };

    /// <summary>Completes when Meta tells of something that is better asked for at once.</summary>
    public Task Doubt => Volatile.Read(ref _doubt).Task;

    /// <summary>How number and template stand is to be asked anew.</summary>
    public void AskAnew() => Interlocked.Exchange(ref _doubt, NewDoubt()).TrySetResult();

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
            if (failure.Kind == FailureKind.Refused)
            {
                await FoundAsync(new(Token: Finding.RefusedToken));
            }

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

    /// <summary>Meta told something of the account as a whole.</summary>
    /// <param name="news">What, as Meta names it.</param>
    /// <param name="isBad">Only coordinators can mend it there.</param>
    public async Task AccountAsync(string news, bool isBad)
    {
        var now = clock.GetUtcNow();
        await writer.RunAsync(connection => StandingRows.NoteAccount(connection, news, now));
        changes.Bump();
        if (isBad)
        {
            await TellAsync(AccountNews + news, CoordinatorAlert.ChannelRestricted);
        }
    }

    /// <summary>How number, template and token were found to be.</summary>
    public async Task FoundAsync(Finding finding)
    {
        var before = rows.Read();
        if ((finding.Number ?? before.Number) != before.Number || (finding.Template ?? before.Template) != before.Template || (finding.Token ?? before.Token) != before.Token)
        {
            await writer.RunAsync(connection => StandingRows.Write(connection, finding));
            changes.Bump();
        }

        await ToldOrOverAsync(TemplateTrouble, finding.Template, finding.Template != Finding.Approved, CoordinatorAlert.TemplateRefused);
        await ToldOrOverAsync(QualityTrouble, finding.Number, finding.Number == Finding.Flagged, CoordinatorAlert.ChannelRestricted);
    }

    private async Task ToldOrOverAsync(string trouble, string? found, bool isBad, CoordinatorAlert alert)
    {
        if (found is null)
        {
            return;
        }

        if (isBad)
        {
            await TellAsync(trouble, alert);
        }
        else
        {
            _troubles.TryRemove(trouble, out _);
        }
    }

    private static TaskCompletionSource NewDoubt() => new(TaskCreationOptions.RunContinuationsAsynchronously);

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

        if (_troubles.Keys.All(left => left is TemplateTrouble or QualityTrouble || left.StartsWith(AccountNews, StringComparison.Ordinal)))
        {
            pulse.Heard(WhatsAppRoom.Channel);
        }
    }
}
