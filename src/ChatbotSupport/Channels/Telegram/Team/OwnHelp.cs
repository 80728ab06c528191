using ChatbotSupport.Core;
using ChatbotSupport.Desk;
using ChatbotSupport.Desk.Care;
using ChatbotSupport.Desk.Team;
using ChatbotSupport.Operations.Settings;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns.Rows;

namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>
/// «أحتاج مساعدة لنفسي»: the way to the talk whose words stay on the web desk. Where phones reach no desk, one coordinator, whom the member chooses, is asked to get in
/// touch: nobody else learns of it, and nothing of it is said here.
/// </summary>
internal sealed class OwnHelp(OwnTalks talks, Database database, AuditTrail audit, TeamLists lists, TeamScreen screen, TeamWords words, WebSettings web)
{
    /// <summary>Does what was pressed; false when it is about something else.</summary>
    public async Task<bool> TakeAsync(Member member, TeamPress press)
    {
        switch (press)
        {
            case { Action: TeamAction.Own }:
                screen.Answer(member.Chat, Help(member));
                return true;
            case { Action: TeamAction.OwnTo, Value: { } coordinator }:
                await AskAsync(member, coordinator);
                return true;
            case { Action: TeamAction.OwnSee }:
                await TellWhoAsync(member);
                return true;
            default:
                return false;
        }
    }

    private TeamMessage Help(Member member)
    {
        if (web.HasDeskForPhones)
        {
            return new(words.Of(TeamMessageIds.OwnHelp), [[Button(words.Of(TeamMessageIds.ButtonDesk), TeamAction.Desk)]]);
        }

        var there = talks.Coordinators(member.Volunteer.Id);
        return there.Count == 0
            ? new(words.Of(LeadMessageIds.OwnNobody))
            : new(words.Of(LeadMessageIds.OwnReach), [.. there.Select(alias => new[] { new TeamButton(alias, TeamPress.Write(TeamPress.Menu, TeamAction.OwnTo, [IdOf(alias)])) })]);
    }

    // It is the talk of the desk, with one fixed line: whoever comes to a desk later finds it there.
    private async Task AskAsync(Member member, string coordinator)
    {
        var me = member.Volunteer.Id;
        var alias = database.Read(connection => VolunteerRows.Find(connection, coordinator))?.Alias;
        if (alias is null || await talks.OpenAsync(me, alias) is not { } talk || !await talks.WriteAsync(me, talk, words.Of(LeadMessageIds.OwnLine)))
        {
            screen.Answer(member.Chat, Help(member)); // they are a coordinator no more
            return;
        }

        screen.Answer(member.Chat, new(words.Of(LeadMessageIds.OwnAsked, ("alias", alias))));
    }

    private async Task TellWhoAsync(Member member)
    {
        var names = talks.Of(member.Volunteer.Id).Where(talk => talk is { IsOwn: 0, ClosedAt: null, Unread: > 0 }).Select(talk => talk.Other).ToList();
        await audit.WriteAsync("own.who", member.Volunteer.Id, null);
        lists.Show(member, names.Count == 0
            ? new(words.Of(LeadMessageIds.OwnWhoNone))
            : new(words.Of(LeadMessageIds.OwnWho, ("names", string.Join("، ", names))), [], IsProtected: true));
    }

    private string IdOf(string alias) => database.Read(connection => Roster.FindId(connection, alias)) ?? "";

    private static TeamButton Button(string text, string action) => new(text, TeamPress.Write(TeamPress.Menu, action));
}
