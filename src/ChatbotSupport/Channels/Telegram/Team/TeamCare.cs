using ChatbotSupport.Core;
using ChatbotSupport.Desk.Care;

namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>What concerns a member themselves, in their private chat: the talk that is offered after a hard case, and the way to «أحتاج مساعدة لنفسي», whose words stay on the web desk.</summary>
public sealed class TeamCare(Debriefs debriefs, TeamScreen screen, TeamWords words)
{
    /// <summary>The offer of a talk.</summary>
    internal TeamMessage Offer() => new(
        words.Of(TeamMessageIds.DebriefOffer),
        [
            [Button(TeamMessageIds.ButtonDebriefNow, TeamAction.DebriefNow)],
            [Button(TeamMessageIds.ButtonDebriefLater, TeamAction.DebriefLater), Button(TeamMessageIds.ButtonDebriefNo, TeamAction.DebriefNo)],
        ]);

    /// <summary>That something lies on the web desk for them; not what, and not from whom.</summary>
    internal TeamMessage Waiting() => new(words.Of(TeamMessageIds.OwnWaiting), [[Button(TeamMessageIds.ButtonDesk, TeamAction.Desk)]]);

    /// <summary>Does what concerns the member themselves; false when the action is none of that.</summary>
    internal async Task<bool> TakeAsync(Member member, string action)
    {
        if (action == TeamAction.Own)
        {
            screen.Answer(member.Chat, new(words.Of(TeamMessageIds.OwnHelp), [[Button(TeamMessageIds.ButtonDesk, TeamAction.Desk)]]));
            return true;
        }

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
