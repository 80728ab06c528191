using ChatbotSupport.Core;
using ChatbotSupport.Storage;

namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>Tells somebody in the middle of a talk that their account is the team's no more: whose lines vanish without a word believes that what they write next still reaches somebody.</summary>
internal sealed class RemovedNews(Database database, TalkRows rows, TeamScreen screen, TeamWords words)
{
    /// <summary>Tells it where a talk of theirs still lies. The chat is known from what stands there, for the account is forgotten.</summary>
    public async Task TellAsync(string volunteerId, bool isMember, CancellationToken stopping)
    {
        if (isMember || database.Read(connection => TalkRows.Of(connection, volunteerId).Count > 0 ? rows.ChatOf(connection, volunteerId) : null) is not { } chat)
        {
            return;
        }

        try
        {
            await screen.TellAsync(chat, $"removed {volunteerId}", null, new(words.Of(TeamMessageIds.Removed)), stopping);
        }
        catch (Exception failure) when (Failures.IsGone(failure))
        {
            // They blocked the bot; what lies there goes all the same.
        }
    }
}
