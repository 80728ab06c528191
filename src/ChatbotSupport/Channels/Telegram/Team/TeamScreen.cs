using System.Collections.Concurrent;
using ChatbotSupport.Core.Language;
using ChatbotSupport.Delivery;
using ChatbotSupport.Storage;
using Telegram.Bot;
using Telegram.Bot.Types;
using Telegram.Bot.Types.ReplyMarkups;

namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>What the bot says in private chats of the team: plain text, in order for each chat, within Telegram's pace.</summary>
public sealed partial class TeamScreen(BotApi api, Pace pace, Doubts doubts, TimeProvider clock, ILogger<TeamScreen> logger)
{
    private readonly ConcurrentDictionary<long, SemaphoreSlim> _turns = new();

    /// <summary>Says something that may be lost without harm: the answer to a press or a command. Returns without waiting.</summary>
    /// <param name="chat">The chat.</param>
    /// <param name="message">The message.</param>
    /// <param name="then">What is done once it is there.</param>
    internal void Answer(long chat, TeamMessage message, Func<int, Task>? then = null) => _ = TryAsync(async () =>
    {
        var id = await SayPatientlyAsync(chat, message);
        await (then?.Invoke(id) ?? Task.CompletedTask);
    });

    /// <summary>Says something that is tried until it is said; where it was open twice whether it arrived, it is left so, and there is no number. Throws as saying does.</summary>
    /// <param name="chat">The chat.</param>
    /// <param name="about">What it is about, by which its doubts are remembered.</param>
    /// <param name="code">The case; null for none.</param>
    /// <param name="message">The message.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="isWanted">Asked when it is its turn.</param>
    /// <param name="face">What tells it from the next message about that: numbers, never words.</param>
    internal async Task<int?> TellAsync(long chat, string about, string? code, TeamMessage message, CancellationToken cancellation, Func<bool>? isWanted = null, string face = "said")
    {
        try
        {
            var id = await SayAsync(chat, message, cancellation, isWanted);
            await doubts.SaidAsync(about);
            return id;
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested && failure is not UnwantedException && Failures.IsOpen(failure, clock.GetUtcNow()))
        {
            NotSaid(logger, Failures.Name(failure));
            if (await doubts.OnceMoreAsync(about, code, face))
            {
                throw;
            }

            return null;
        }
    }

    /// <summary>Says something and returns its number. Throws what Telegram answers, haste too: whoever says things for many must not wait for one.</summary>
    /// <param name="chat">The chat.</param>
    /// <param name="message">The message.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="isWanted">Asked when it is its turn, which may be a minute later.</param>
    /// <exception cref="UnwantedException">It is not to be said any more.</exception>
    internal async Task<int> SayAsync(long chat, TeamMessage message, CancellationToken cancellation, Func<bool>? isWanted = null)
    {
        var turn = _turns.GetOrAdd(chat, _ => new(1));
        await turn.WaitAsync(cancellation);
        try
        {
            await pace.WaitAsync(chat, cancellation);
            return isWanted?.Invoke() == false ? throw new UnwantedException() : await SendAsync(chat, message);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Says something that holds words of a case, so that it goes with the rest of it. Returns without waiting: one slow chat must not hold up what others write.</summary>
    internal void SayNoted(Member member, string code, IEnumerable<TeamMessage> messages, Writer writer, TalkRows rows, TimeProvider time) => _ = TryAsync(async () =>
    {
        foreach (var message in messages)
        {
            // Where lines are in it, its place is taken before: whatever its person deletes meanwhile goes from here too.
            var seq = message.Shows is { } shows ? await writer.RunAsync(connection => TalkRows.Answer(connection, member.Volunteer.Id, code, shows, time.GetUtcNow())) : null;
            if (seq is null && message.Shows is not null)
            {
                continue;
            }

            var id = await SayPatientlyAsync(member.Chat, message);
            await writer.RunAsync(connection => seq is { } place
                ? rows.Sent(connection, place, member.Chat, id, time.GetUtcNow())
                : rows.Note(connection, member.Volunteer.Id, code, TalkKind.Said, member.Chat, id, time.GetUtcNow()) is not null);
        }
    });

    /// <summary>Takes a message of ours away that is answered. Returns without waiting.</summary>
    internal void Take(long chat, int message) => _ = TryAsync(() => api.Calls.DeleteMessage(chat, message));

    // What was surely not said is said again a few times: a press without an answer looks like one that was lost.
    private async Task<int> SayPatientlyAsync(long chat, TeamMessage message)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await SayAsync(chat, message, CancellationToken.None);
            }
            catch (Exception failure) when (tries < TeamLimits.Tries && Failures.Sort(failure, clock.GetUtcNow()) is DeliveryOutcome.Later && !Failures.IsRefusal(failure))
            {
                await Task.Delay(Failures.RetryAfter(failure) ?? TelegramLimits.FirstPause, clock);
            }
        }
    }

    private async Task<int> SendAsync(long chat, TeamMessage message)
    {
        var keyboard = message.Rows.Count == 0
            ? null
            : new InlineKeyboardMarkup(message.Rows.Select(row => row.Select(button => InlineKeyboardButton.WithCallbackData(button.Text, button.Payload))));
        var replyTo = message.ReplyTo is { } id ? new ReplyParameters { MessageId = id, AllowSendingWithoutReply = true } : null;
        return (await api.Calls.SendMessage(
            chat, Bidi.Isolate(message.Text), replyParameters: replyTo, replyMarkup: keyboard, linkPreviewOptions: LinkPreviewOptions.Disabled,
            disableNotification: message.IsSilent, protectContent: message.IsProtected)).Id;
    }

    private async Task TryAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (Exception failure)
        {
            NotSaid(logger, Failures.Name(failure));
        }
    }

    [LoggerMessage(EventId = 5312, Level = LogLevel.Warning, Message = "An answer to somebody of the team was not taken by Telegram: {Failure}.")]
    private static partial void NotSaid(ILogger logger, LogCode failure);
}
