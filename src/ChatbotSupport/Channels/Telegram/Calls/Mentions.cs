using ChatbotSupport.Channels.Telegram.Team;
using ChatbotSupport.Core;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns.Rows;
using Dapper;

namespace ChatbotSupport.Channels.Telegram.Calls;

/// <summary>Whether the group mentions a coordinator by account when a case is late. Only they decide: a mention shows which account is behind the alias.</summary>
internal sealed class Mentions(Writer writer, TeamScreen screen, TeamWords words, TimeProvider clock)
{
    // Two words and no switch: an update that comes twice changes nothing.
    private const string On = "/mention";
    private const string Off = "/nomention";

    /// <summary>What a text asks for; null when it asks for neither.</summary>
    public static bool? Read(string? text) => text?.Trim().ToLowerInvariant() switch
    {
        On => true,
        Off => false,
        _ => null,
    };

    /// <summary>Sets it, and says how it is now.</summary>
    public async Task SetAsync(Member member, bool isOn)
    {
        await writer.RunAsync(connection =>
        {
            AuditRows.OfVolunteer(connection, isOn ? "mention.on" : "mention.off", member.Volunteer.Id, clock.GetUtcNow());
            return connection.Execute(
                "UPDATE volunteer_accounts SET mentioned = @isOn WHERE channel = 'telegram' AND volunteer_id = @id", new { isOn = isOn ? 1 : 0, id = member.Volunteer.Id });
        });
        screen.Answer(member.Chat, new(words.Of(isOn ? GroupMessageIds.MentionOn : GroupMessageIds.MentionOff)));
    }
}
