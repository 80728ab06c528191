using ChatbotSupport.Channels.Telegram.TeamGroup;
using ChatbotSupport.Core;
using ChatbotSupport.Desk;
using ChatbotSupport.Desk.Team;
using ChatbotSupport.Storage;

namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>«إزالة من الفريق» on a phone: a coordinator removes whoever left the group, after a question as at the desk.</summary>
internal sealed class Removals(Database database, Roster roster, AuditTrail audit, TeamScreen screen, TeamWords words)
{
    /// <summary>Does what a coordinator pressed; false when the press is about something else, or they are none.</summary>
    public async Task<bool> TakeAsync(Member member, TeamPress press)
    {
        if (press.Action is not (TeamAction.Remove or TeamAction.RemoveNow) || member.Volunteer is not { IsCoordinator: true, Pending: false })
        {
            return false;
        }

        // Asked anew with every press: whoever came back meanwhile is not removed by a button that stands there from before.
        var outside = database.Read(connection => Departures.Outside(connection, member.Volunteer.Id));
        if (press is { Action: TeamAction.RemoveNow, Value: { } id })
        {
            await RemoveAsync(member, outside.FirstOrDefault(one => one.Id == id).Alias);
        }
        else
        {
            screen.Answer(member.Chat, outside.Count == 0 ? new(words.Of(LeadMessageIds.RemoveNobody)) : Question(outside));
        }

        return true;
    }

    private TeamMessage Question(IReadOnlyList<(string Id, string Alias)> outside) => new(
        words.Of(LeadMessageIds.MemberLeft, ("names", string.Join("، ", outside.Select(one => one.Alias)))),
        [
            .. outside.Take(TeamLimits.QueueShown).Select(one => new[] { new TeamButton(words.Of(LeadMessageIds.ButtonRemoveOne, ("alias", one.Alias)), TeamPress.Write(TeamPress.Menu, TeamAction.RemoveNow, [one.Id])) }),
            [new(words.Of(LeadMessageIds.ButtonNotNow), TeamPress.Write(TeamPress.Menu, TeamAction.Menu))],
        ],
        IsProtected: true);

    private async Task RemoveAsync(Member member, string? alias)
    {
        if (alias is null)
        {
            screen.Answer(member.Chat, new(words.Of(LeadMessageIds.RemoveNobody)));
            return;
        }

        await audit.WriteAboutAsync("telegram.roster.remove", alias, member.Volunteer.Id);
        await roster.RemoveAsync(alias);
        screen.Answer(member.Chat, new(words.Of(LeadMessageIds.RemoveDone, ("alias", alias))));
    }
}
