using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Desk;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using ChatbotSupport.Turns.Arriving;
using ChatbotSupport.Turns.Rows;

namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>
/// Somebody of the team blocked the bot or deleted their account: nobody waits for them. What they had returns to the queue, and coordinators are told; of somebody on call also
/// by their alias, for an alarm that nobody hears looks like one that everybody heard.
/// </summary>
internal sealed class MemberGone(Inbox inbox, Database database, Writer writer, AuditTrail audit, Returns returns, Changes changes, TimeProvider clock)
{
    /// <summary>Ends their shift, unless they sit at the web desk and go on there.</summary>
    public async Task TakeAsync(string volunteerId)
    {
        await TellOnCallAsync(volunteerId);
        var now = clock.GetUtcNow();
        var (volunteer, hasCases, isAtDesk) = database.Read(connection => (
            VolunteerRows.Find(connection, volunteerId),
            CaseRows.Briefs(connection, null, volunteerId).Count + CaseRows.Followed(connection, volunteerId).Count > 0,
            TalkRows.IsAtDesk(connection, volunteerId, now - TurnLimits.ThereFor)));
        if (volunteer is null || isAtDesk || !(hasCases || volunteer.OnShiftUntil > now))
        {
            return;
        }

        await audit.WriteAsync("telegram.blocked", volunteerId, null);
        await inbox.HandInAsync(volunteerId, new EndShift(), RowId.Draw());
        if (hasCases)
        {
            await writer.RunAsync(connection =>
            {
                AuditRows.Alert(connection, CoordinatorAlert.MemberUnreachable, null, default, now);
                return true;
            });
        }

        changes.Bump();
    }

    /// <summary>Tells the others on call, once, that an alarm does not reach this one.</summary>
    public async Task TellOnCallAsync(string volunteerId)
    {
        if (database.Read(connection => VolunteerRows.Find(connection, volunteerId)) is { IsCoordinator: true, Removed: false, Pending: false } volunteer && returns.IsNews(volunteerId))
        {
            await writer.RunAsync(connection =>
            {
                AuditRows.AlertNaming(connection, CoordinatorAlert.OnCallUnreachable, volunteer.Alias, clock.GetUtcNow());
                return true;
            });
            returns.Told(volunteerId);
            changes.Bump();
        }
    }

    /// <summary>A member is heard of: what was told of them is over.</summary>
    public async Task HeardAsync(Volunteer volunteer)
    {
        returns.Heard(volunteer.Id);
        if (volunteer.IsCoordinator && database.Read(connection => AuditRows.IsNamed(connection, CoordinatorAlert.OnCallUnreachable, volunteer.Alias)))
        {
            await writer.RunAsync(connection =>
            {
                AuditRows.NamedIsOver(connection, CoordinatorAlert.OnCallUnreachable, volunteer.Alias, clock.GetUtcNow());
                return true;
            });
            changes.Bump();
        }
    }
}
