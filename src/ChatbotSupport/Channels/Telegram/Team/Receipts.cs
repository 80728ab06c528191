using ChatbotSupport.Core;
using ChatbotSupport.Desk;
using ChatbotSupport.Storage;
using Telegram.Bot;

namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>Tells members what became of their lines: a sign on the message when it reached the person, a short line when it waits or did not.</summary>
internal sealed class Receipts(BotApi api, Pace pace, Database database, Writer writer, TalkRows rows, TeamScreen screen, TeamWords words, TimeProvider clock)
{
    private const string Arrived = "👍";

    /// <summary>Tells what has not been told.</summary>
    public async Task TellAsync(Member member, CancellationToken stopping)
    {
        foreach (var receipt in database.Read(connection => rows.Receipts(connection, member.Volunteer.Id)))
        {
            if (receipt.State is "Sent" or "Delivered")
            {
                await ReactAsync(receipt.Place, stopping);
            }
            else
            {
                await ExplainAsync(member, receipt, stopping);
            }

            await writer.RunAsync(connection =>
            {
                TalkRows.Told(connection, receipt.Seq, receipt.State);
                return true;
            });
        }
    }

    private async Task ReactAsync(TalkPlace place, CancellationToken stopping)
    {
        await pace.WaitAsync(place.Chat, stopping);
        try
        {
            await api.Calls.SetMessageReaction(place.Chat, place.Message, [Arrived], cancellationToken: stopping);
        }
        catch (Exception failure) when (Failures.IsMoot(failure))
        {
            // They deleted their message.
        }
    }

    private async Task ExplainAsync(Member member, Receipt receipt, CancellationToken stopping)
    {
        var text = words.Of(TeamMessageIds.NotYet, ("state", DeskWords.Of("deliveries", receipt.State)));
        var id = await screen.SayAsync(member.Chat, new(text, [], ReplyTo: receipt.Place.Message), stopping);
        await writer.RunAsync(connection => rows.Note(connection, member.Volunteer.Id, receipt.Code, TalkKind.Said, member.Chat, id, clock.GetUtcNow()));
    }
}
