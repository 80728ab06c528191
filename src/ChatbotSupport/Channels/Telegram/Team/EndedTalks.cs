using ChatbotSupport.Desk.Cases;
using ChatbotSupport.Storage;

namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>A talk that is over in a private chat of the team: everything about it goes, and that it ended is said. However often this breaks off, no text that was meant for it reaches somebody else.</summary>
internal sealed class EndedTalks(Database database, Writer writer, TalkRows rows, TalkText text, TeamScreen screen, ChatClearing clearing, ShownRoles roles, JoinedNews joined, TimeProvider clock)
{
    /// <summary>Ends it. Throws what Telegram answers; what is left is done by the next look at the chat.</summary>
    public async Task EndAsync(string volunteerId, Member? member, TeamTalk open, CancellationToken stopping)
    {
        // In the same commit, so that nothing between the two is taken for another case: what they may be writing now was meant for this one.
        var seq = await writer.RunAsync<long?>(connection =>
        {
            TalkRows.Close(connection, volunteerId, open.Code);
            return member is null ? null : TalkRows.Begin(connection, volunteerId, open.Code, TalkKind.Ended, clock.GetUtcNow());
        });
        roles.Forget(volunteerId, open.Code);
        await clearing.ClearAsync(volunteerId, stopping);
        if (member is not null && seq is { } end)
        {
            await TellAsync(member, end, open.Code, open.Head, stopping);
        }
    }

    /// <summary>Says what was not said yet.</summary>
    public async Task TellAsync(Member member, CancellationToken stopping)
    {
        foreach (var (seq, code) in database.Read(connection => TalkRows.UntoldEnds(connection, member.Volunteer.Id)))
        {
            await TellAsync(member, seq, code, TeamWords.Code(code), stopping);
        }
    }

    private async Task TellAsync(Member member, long seq, string code, string head, CancellationToken stopping)
    {
        if (joined.WillTell(member.Volunteer.Id, code))
        {
            return; // it says where the talk goes on
        }

        try
        {
            if (await screen.TellAsync(member.Chat, $"end {member.Volunteer.Id} {code}", code, text.Ended(head, database.Read(connection => CaseReader.Find(connection, code))), stopping) is { } id)
            {
                await writer.RunAsync(connection => rows.Sent(connection, seq, member.Chat, id, clock.GetUtcNow()));
                return;
            }
        }
        catch (Exception failure) when (Failures.CanNeverCome(failure, clock.GetUtcNow()))
        {
            // It is not tried for ever.
        }

        await writer.RunAsync(connection =>
        {
            TalkRows.Forget(connection, [seq]);
            return true;
        });
    }
}
