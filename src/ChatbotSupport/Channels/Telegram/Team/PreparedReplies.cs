using System.Security.Cryptography;
using System.Text;
using ChatbotSupport.Core;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Desk;
using ChatbotSupport.Desk.Cases;
using ChatbotSupport.Desk.SignIn;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using ChatbotSupport.Turns.Arriving;
using Message = Telegram.Bot.Types.Message;

namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>
/// A prepared reply in two taps: from one list it goes to the person once, however often it is pressed, and only in the wording that stood there: nobody sends what they have not read.
/// </summary>
internal sealed class PreparedReplies(
    BotApi api, Inbox inbox, Afterwards afterwards, Writer writer, TalkRows rows, CaseChoices choices, CaseReader cases, TeamScreen screen, TeamWords words, AuditTrail audit, Changes changes, TimeProvider clock)
{
    private const int MarkLength = 6;

    /// <summary>What tells one wording from the next; short, for a button holds 64 bytes.</summary>
    public static string MarkOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..MarkLength];

    /// <summary>Sends the reply that was pressed; false when there is none of that name for them.</summary>
    public async Task<bool> SendAsync(Member member, TeamPress press, Message list)
    {
        if (cases.Replies(press.Case, SignedIn.By(member.Volunteer))?.FirstOrDefault(reply => reply.Id == press.Value) is not { } reply)
        {
            return false;
        }

        if (press.More is { } shown && shown != MarkOf(reply.Text))
        {
            screen.Answer(member.Chat, new(words.Of(TeamMessageIds.ReplyChanged)));
            screen.Take(member.Chat, list.Id);
            if (choices.Of(member, new(press.Case, CaseAction.Replies)) is { } anew)
            {
                screen.SayNoted(member, press.Case, [anew], writer, rows, clock);
            }

            return true;
        }

        await SendAsync(member, press.Case, reply.Text, $"{member.Volunteer.Id}:telegram {api.BotId} reply {list.Id} {reply.Id} {MarkOf(reply.Text)}", list.Id);
        return true;
    }

    private async Task SendAsync(Member member, string code, string text, string externalId, int list)
    {
        await audit.WriteAsync($"telegram.{nameof(WriteToPerson)}", member.Volunteer.Id, code);

        // Noted before it is a line: what stands in this chat is not shown there again. Noted already is a second press of the same button.
        if (await writer.RunAsync(connection => WritingRows.BeginOnce(connection, member.Volunteer.Id, code, inbox.KeyOf(externalId), clock.GetUtcNow())) is not { } seq)
        {
            return;
        }

        var action = await inbox.HandInAsync(member.Volunteer.Id, new ActOnCase(new WriteToPerson(member.AsOwner, code, text)), externalId);
        afterwards.Do(member.Chat, async () =>
        {
            if (await action.OutcomeAsync(TeamLimits.OutcomeWait) is { Refusal: { } refusal })
            {
                screen.Take(member.Chat, list); // its buttons were used up by that; the next list is a new one
                screen.Answer(member.Chat, new(TeamWords.Refusal(refusal)));
                return;
            }

            // Also where it is not known yet: its message stands there, and the receipts put a sign under it, or the reason.
            await writer.RunAsync(connection => TalkRows.Choose(connection, member.Volunteer.Id, code, clock.GetUtcNow()));
            screen.Take(member.Chat, list);
            screen.Answer(
                member.Chat, new(words.Of(TeamMessageIds.ReplySent, ("case", choices.HeadOf(member, code)), ("text", text)), [], IsProtected: true),
                id => writer.RunAsync(connection => rows.Sent(connection, seq, member.Chat, id, clock.GetUtcNow())));
            changes.Bump();
        });
    }
}
