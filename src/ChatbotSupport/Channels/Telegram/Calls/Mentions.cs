using ChatbotSupport.Channels.Telegram.Team;
using ChatbotSupport.Core;
using ChatbotSupport.Storage;
using Dapper;

namespace ChatbotSupport.Channels.Telegram.Calls;

/// <summary>Whether the group mentions a coordinator by account when a case is late. Only they decide: a mention shows which account is behind the alias.</summary>
internal sealed class Mentions(Writer writer, TeamScreen screen, TeamWords words)
{
    private const string Command = "/mention";

    /// <summary>Whether a text asks for the change.</summary>
    public static bool IsMeant(string? text) => text?.Trim().Equals(Command, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Changes it, and says how it is now.</summary>
    public async Task ChangeAsync(Member member)
    {
        var isOn = await writer.RunAsync(connection => connection.ExecuteScalar<long>(
            "UPDATE volunteer_accounts SET mentioned = 1 - mentioned WHERE channel = 'telegram' AND volunteer_id = @id RETURNING mentioned", new { id = member.Volunteer.Id }));
        screen.Answer(member.Chat, new(words.Of(isOn != 0 ? GroupMessageIds.MentionOn : GroupMessageIds.MentionOff)));
    }
}
