using System.Collections.Concurrent;
using ChatbotSupport.Core;
using ChatbotSupport.Desk;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns.Arriving;
using Telegram.Bot;

namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>Tells members what became of what they wrote: a sign on the message when it reached the person, a short line with the reason when it waits or did not.</summary>
internal sealed partial class Receipts(
    BotApi api, Pace pace, Database database, Writer writer, TalkRows rows, WritingRows writings, TeamScreen screen, TeamWords words, TimeProvider clock, ILogger<Receipts> logger)
{
    // Taken by a messenger that tells later whether it arrived; arrived; read.
    private static readonly Dictionary<string, string> Signs = new() { ["Accepted"] = "🕊", ["Sent"] = "👍", ["Delivered"] = "👍", ["Read"] = "👀" };

    // Until when Telegram wants no signs in a member's chat.
    private readonly ConcurrentDictionary<string, DateTimeOffset> _leftAlone = new();

    /// <summary>Tells what was refused or kept inside the team; what became a line is followed on its way.</summary>
    public async Task SettleAsync(Member member, CancellationToken stopping)
    {
        foreach (var (written, outcome) in database.Read(connection => writings.Outcomes(connection, member.Volunteer.Id)))
        {
            if (!outcome.Done)
            {
                await RefuseAsync(member, written.Code, written.Place.Message, outcome, stopping);
            }
            else if (outcome.Written is not { IsNote: false })
            {
                await SayAsync(member, written, words.Of(TeamMessageIds.NoteKept), stopping);
            }

            await writer.RunAsync(connection => WritingRows.Settle(connection, written, outcome.Written?.Id));
        }
    }

    /// <summary>Tells what has not been told of lines on their way.</summary>
    public async Task TellAsync(Member member, CancellationToken stopping)
    {
        foreach (var receipt in database.Read(connection => writings.Receipts(connection, member.Volunteer.Id)))
        {
            if (Signs.TryGetValue(receipt.State, out var sign))
            {
                if (!await ReactAsync(member, receipt.Place, sign, stopping))
                {
                    continue;
                }
            }
            else
            {
                await ReactAsync(member, receipt.Place, null, stopping);
                await SayAsync(member, receipt, NotYet(receipt), stopping);
            }

            await writer.RunAsync(connection => WritingRows.Told(connection, receipt.Seq, receipt.State));
        }

        foreach (var kept in database.Read(connection => writings.Kept(connection, member.Volunteer.Id)))
        {
            await SayAsync(member, kept, NotYet(kept), stopping);
            await writer.RunAsync(connection => WritingRows.KeptTold(connection, kept.Seq));
        }
    }

    /// <summary>Says why a text reached nobody. It holds no word of the talk, so it stays when the talk goes.</summary>
    public async Task RefuseAsync(Member member, string code, int message, DeskOutcome outcome, CancellationToken stopping)
    {
        if (await screen.TellAsync(member.Chat, $"refused {member.Volunteer.Id} {message}", code, WhyNot(code, message, outcome), stopping) is { } id)
        {
            await NoteAsync(member, code, id);
        }
    }

    /// <summary>The same without waiting, where nothing was handed on that could tell of it later.</summary>
    public void Refuse(Member member, string code, int message, DeskOutcome outcome) => screen.Answer(member.Chat, WhyNot(code, message, outcome), id => NoteAsync(member, code, id));

    private Task<long?> NoteAsync(Member member, string code, int id) =>
        writer.RunAsync(connection => rows.Note(connection, member.Volunteer.Id, code, TalkKind.Ended, member.Chat, id, clock.GetUtcNow()));

    // «Could not be delivered» alone leaves whoever wrote it with the question whether to write it again.
    private string NotYet(Receipt receipt) => receipt.Trouble is { } why
        ? words.Of(TeamMessageIds.NotArrived, ("state", DeskWords.Of("deliveries", receipt.State)), ("why", DeskWords.Of("stuckReasons", why)))
        : words.Of(TeamMessageIds.NotYet, ("state", DeskWords.Of("deliveries", receipt.State)));

    private TeamMessage WhyNot(string code, int message, DeskOutcome outcome)
    {
        var why = outcome.Refusal is { } refusal ? TeamWords.Refusal(refusal) : words.Of(TeamMessageIds.Failed);
        return new(words.Of(TeamMessageIds.NotSent, ("case", TeamWords.Code(code)), ("why", why)), [], ReplyTo: message);
    }

    /// <summary>Shows a sign; false when Telegram wants to be left alone for a while. Signs are only for the eye: lines must not wait for them.</summary>
    private async Task<bool> ReactAsync(Member member, TalkPlace place, string? sign, CancellationToken stopping)
    {
        if (_leftAlone.TryGetValue(member.Volunteer.Id, out var until) && clock.GetUtcNow() < until)
        {
            return false; // asked again before its time Telegram lengthens it, for lines to people too
        }

        await pace.WaitForAllAsync(stopping);
        try
        {
            await api.Calls.SetMessageReaction(place.Chat, place.Message, sign is null ? [] : [sign], cancellationToken: stopping);
            _leftAlone.TryRemove(member.Volunteer.Id, out _);
        }
        catch (Exception failure) when (Failures.IsMoot(failure))
        {
            // They deleted their message.
        }
        catch (Exception failure) when (Failures.RetryAfter(failure) is { } pause)
        {
            _leftAlone[member.Volunteer.Id] = clock.GetUtcNow() + pause;
            TooFast(logger);
            return false;
        }

        return true;
    }

    private async Task SayAsync(Member member, Receipt receipt, string text, CancellationToken stopping)
    {
        if (await screen.TellAsync(member.Chat, $"receipt {member.Volunteer.Id} {receipt.Seq}", receipt.Code, new(text, [], ReplyTo: receipt.Place.Message), stopping) is { } id)
        {
            await writer.RunAsync(connection => rows.Note(connection, member.Volunteer.Id, receipt.Code, TalkKind.Said, member.Chat, id, clock.GetUtcNow()));
        }
    }

    [LoggerMessage(EventId = 5322, Level = LogLevel.Information, Message = "Telegram shows signs on messages slower for a while; they follow.")]
    private static partial void TooFast(ILogger logger);
}
