using ChatbotSupport.Core;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Desk;
using ChatbotSupport.Desk.Team;

namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>«ما لا أستلمه»: a member says in their private chat which signs they do not take; nobody asks why.</summary>
internal sealed class OptOuts(Membership membership, AuditTrail audit, TeamScreen screen, TeamWords words)
{
    private static readonly Flag[] All = Enum.GetValues<Flag>();

    /// <summary>Shows it, or changes it; false when the press is about something else.</summary>
    public async Task<bool> TakeAsync(Member member, TeamPress press)
    {
        if (press.Action != TeamAction.OptOut)
        {
            return false;
        }

        var refused = membership.OptedOut(member.Volunteer.Id).Select(Enum.Parse<Flag>).ToHashSet();
        if (Enum.TryParse<Flag>(press.Value, out var flag) && Enum.GetName(flag) == press.Value)
        {
            await audit.WriteAsync("telegram.opted_out", member.Volunteer.Id, null);
            if (!refused.Remove(flag))
            {
                refused.Add(flag);
            }

            await membership.OptOutAsync(member.Volunteer.Id, [.. All.Where(refused.Contains)]);
        }

        screen.Answer(member.Chat, Choices(refused));
        return true;
    }

    private TeamMessage Choices(HashSet<Flag> refused)
    {
        var now = refused.Count == 0
            ? words.Of(LeadMessageIds.OptOutNone)
            : words.Of(LeadMessageIds.OptOutSome, ("names", string.Join("، ", All.Where(refused.Contains).Select(Word))));
        return new(words.Of(LeadMessageIds.OptOut, ("names", now)), [.. All.Select(flag => new TeamButton(
            $"{(refused.Contains(flag) ? "✕ " : "")}{Word(flag)}", TeamPress.Write(TeamPress.Menu, TeamAction.OptOut, [flag.ToString()]))).Chunk(2)]);
    }

    private static string Word(Flag flag) => DeskWords.Of("reasons", flag.ToString());
}
