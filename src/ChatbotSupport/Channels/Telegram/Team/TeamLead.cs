using System.Globalization;
using ChatbotSupport.Core;
using ChatbotSupport.Desk;
using ChatbotSupport.Desk.Care;
using ChatbotSupport.Desk.Cases;
using ChatbotSupport.Desk.SignIn;
using ChatbotSupport.Desk.Status;
using ChatbotSupport.Desk.Team;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns.Rows;

namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>«التنسيق»: what waits for coordinators and needs no page: new members to approve, remarks of people about a talk, and who wants to talk after a hard case.</summary>
internal sealed class TeamLead(Database database, Membership membership, CaseReader cases, Debriefs debriefs, AuditTrail audit, TeamLists lists, TeamScreen screen, TeamWords words)
{
    /// <summary>Does what a coordinator pressed; false when the press is about something else, or they are none.</summary>
    public async Task<bool> TakeAsync(Member member, TeamPress press)
    {
        if (member.Volunteer is not { IsCoordinator: true, Pending: false })
        {
            return false;
        }

        switch (press)
        {
            case { Action: TeamAction.Lead }:
                await audit.WriteAsync("telegram.lead", member.Volunteer.Id, null);
                lists.Show(member, Waiting(member));
                return true;
            case { Action: TeamAction.Approve, Value: { } id }:
                await ApproveAsync(member, id);
                return true;
            case { Action: TeamAction.Remark, Value: { } code, More: { } line }:
                await ReadAsync(member, code, line);
                return true;
            case { Action: TeamAction.Debriefed, Value: { } wish }:
                await SettleAsync(member, wish);
                return true;
            default:
                return false;
        }
    }

    private TeamMessage Waiting(Member member)
    {
        var (pending, all, wishes) = database.Read(connection => (
            RosterEntry.ReadAll(connection).Where(entry => entry.Pending && entry.Alias != member.Volunteer.Alias && !entry.ApprovedBy.Contains(member.Volunteer.Alias)).Select(entry => (entry.Alias, Id: Roster.FindId(connection, entry.Alias))).ToList(),
            RemarkRows.All(connection),
            Debriefs.Wanted(connection).Where(wish => wish.Alias != member.Volunteer.Alias).Take(TeamLimits.QueueShown).ToList()));
        var remarks = all.Where(remark => !remark.About.Contains(member.Volunteer.Alias)).Take(TeamLimits.QueueShown).ToList();
        var own = all.Where(remark => remark.About.Contains(member.Volunteer.Alias)).Take(TeamLimits.QueueShown).ToList();
        if (pending.Count + remarks.Count + own.Count + wishes.Count == 0)
        {
            return new(words.Of(LeadMessageIds.LeadNothing));
        }

        var lines = new List<string>();
        if (pending.Count > 0)
        {
            lines.Add(words.Of(LeadMessageIds.LeadMembers, ("names", string.Join("، ", pending.Select(item => item.Alias)))));
        }

        if (remarks.Count > 0)
        {
            lines.Add(words.Of(LeadMessageIds.LeadRemarks, ("cases", Codes(remarks))));
        }

        if (own.Count > 0)
        {
            lines.Add(words.Of(LeadMessageIds.LeadRemarksOwn, ("cases", Codes(own))));
        }

        if (wishes.Count > 0)
        {
            lines.Add(words.Of(LeadMessageIds.LeadDebriefs, ("names", string.Join("، ", wishes.Select(wish => $"{wish.Alias} ({DeskWords.Of("debriefs", wish.Wish)})")))));
        }

        return new(
            string.Join('\n', lines),
            [
                .. pending.Select(item => new[] { new TeamButton(words.Of(LeadMessageIds.ButtonApprove, ("alias", item.Alias)), TeamPress.Write(TeamPress.Menu, TeamAction.Approve, [item.Id!])) }),
                .. remarks.Select(item => new[] { new TeamButton(words.Of(LeadMessageIds.ButtonRemark, ("case", TeamWords.Code(item.Code))), TeamPress.Write(TeamPress.Menu, TeamAction.Remark, [item.Code, item.Id])) }),
                .. wishes.Select(wish => new[] { new TeamButton(words.Of(LeadMessageIds.ButtonDebriefed, ("alias", wish.Alias)), TeamPress.Write(TeamPress.Menu, TeamAction.Debriefed, [wish.Id.ToString(CultureInfo.InvariantCulture)])) }),
            ],
            IsProtected: true);
    }

    private static string Codes(IEnumerable<RemarkView> remarks) => string.Join("، ", remarks.Select(item => TeamWords.Code(item.Code)).Distinct());

    private async Task ApproveAsync(Member member, string id)
    {
        if (database.Read(connection => VolunteerRows.Find(connection, id)) is not { Removed: false } other)
        {
            screen.Answer(member.Chat, new(words.Of(LeadMessageIds.ApprovedNot)));
            return;
        }

        await audit.WriteAboutAsync("telegram.roster.approve", other.Alias, member.Volunteer.Id);
        var outcome = await membership.ApproveAsync(other.Alias, member.Volunteer.Alias);
        screen.Answer(member.Chat, new(outcome switch
        {
            ApprovalOutcome.Approved => words.Of(LeadMessageIds.Approved, ("alias", other.Alias)),
            ApprovalOutcome.OneMore => words.Of(LeadMessageIds.ApprovedOne, ("alias", other.Alias)),
            _ => words.Of(LeadMessageIds.ApprovedNot),
        }));
    }

    // Whoever wants the talk does not say themselves that it was held.
    private async Task SettleAsync(Member member, string wish)
    {
        var others = database.Read(Debriefs.Wanted).Where(wanted => wanted.Alias != member.Volunteer.Alias);
        var settled = long.TryParse(wish, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && others.Any(wanted => wanted.Id == id) && await debriefs.SettleAsync(id, member.Volunteer.Id);
        screen.Answer(member.Chat, new(words.Of(settled ? TeamMessageIds.Done : LeadMessageIds.DebriefSettled)));
    }

    private async Task ReadAsync(Member member, string code, string line)
    {
        if (cases.Remark(code, line, SignedIn.By(member.Volunteer)) is not { } text)
        {
            screen.Answer(member.Chat, new(words.Of(LeadMessageIds.RemarkGone)));
            return;
        }

        await audit.WriteAsync("telegram.remark", member.Volunteer.Id, code);
        lists.ShowRemark(member, new(words.Of(LeadMessageIds.Remark, ("case", TeamWords.Code(code)), ("text", text)), [], IsProtected: true), code, line);
    }
}
