using ChatbotSupport.Core;
using ChatbotSupport.Desk.Care;
using ChatbotSupport.Operations.Settings;

namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>What concerns a member themselves, in their private chat: the talk that is offered after a hard case, and that something is there for them alone.</summary>
public sealed class TeamCare(Debriefs debriefs, TeamScreen screen, TeamWords words, WebSettings web)
{
    /// <summary>The offer of a talk.</summary>
    internal TeamMessage Offer() => new(
        words.Of(TeamMessageIds.DebriefOffer),
        [
            [Button(TeamMessageIds.ButtonDebriefNow, TeamAction.DebriefNow)],
            [Button(TeamMessageIds.ButtonDebriefLater, TeamAction.DebriefLater), Button(TeamMessageIds.ButtonDebriefNo, TeamAction.DebriefNo)],
        ]);

    /// <summary>That something is there for them; not what, and not from whom.</summary>
    internal TeamMessage Waiting() => web.HasDeskForPhones
        ? new(words.Of(TeamMessageIds.OwnWaiting), [[Button(TeamMessageIds.ButtonDesk, TeamAction.Desk)]])
        : new(words.Of(LeadMessageIds.OwnWaitingHere), [[Button(LeadMessageIds.ButtonOwnSee, TeamAction.OwnSee)]]);

    /// <summary>Does what concerns the member themselves; false when the action is none of that.</summary>
    internal async Task<bool> TakeAsync(Member member, string action)
    {
        DebriefWish? wish = action switch
        {
            TeamAction.DebriefNow => DebriefWish.Now,
            TeamAction.DebriefLater => DebriefWish.Later,
            TeamAction.DebriefNo => DebriefWish.NotNeeded,
            _ => null,
        };
        if (wish is not { } chosen)
        {
            return false;
        }

        var isNoted = await debriefs.WishAsync(member.Volunteer.Id, chosen);
        screen.Answer(member.Chat, new(words.Of(
            !isNoted ? TeamMessageIds.DebriefOver : chosen == DebriefWish.NotNeeded ? TeamMessageIds.DebriefNotNeeded : TeamMessageIds.DebriefNoted)));
        return true;
    }

    private TeamButton Button(string id, string action) => new(words.Of(id), TeamPress.Write(TeamPress.Menu, action));
}
