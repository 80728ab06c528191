using System.Collections.Concurrent;
using System.Globalization;
using ChatbotSupport.Core;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Language;
using ChatbotSupport.Delivery;
using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using ChatbotSupport.Turns.Rows;
using Microsoft.Data.Sqlite;
using Telegram.Bot;
using Telegram.Bot.Types;
using Message = ChatbotSupport.Core.Conversations.Message;

namespace ChatbotSupport.Channels.Telegram;

/// <summary>
/// The way to people on Telegram: plain text without any markup, so that nothing in it can be taken for markup, and inline buttons. A long line goes as several
/// messages; how far it got is remembered, so that none comes twice. The last line of whoever leaves or erases clears the screen first.
/// </summary>
public sealed partial class TelegramChannel(
    BotApi api, Pace pace, ScreenClearing clearing, ScreenRows rows, PersonKeys keys, Database database, Writer writer, CurrentPlaybook playbook, TimeProvider clock,
    ILogger<TelegramChannel> logger) : IChannel
{
    private readonly ConcurrentDictionary<string, (string Message, int Part)> _unwritten = new();

    /// <inheritdoc/>
    public string Name => ClearedScreens.Telegram;

    /// <inheritdoc/>
    public bool AsksFirst => true;

    /// <inheritdoc/>
    public async Task<DeliveryOutcome> SendAsync(OutgoingLine line, CancellationToken cancellation)
    {
        var chat = long.Parse(line.Address, CultureInfo.InvariantCulture);
        if (line.Message.Kind == MessageKind.Withdrawal)
        {
            return await TryAsync(line, () => clearing.WithdrawAsync(line, chat, cancellation), changesNothing: true) ?? new DeliveryOutcome.Sent();
        }

        var isLast = line.Message.Kind == MessageKind.Dull;
        (string? Message, int Part) said = default;
        if (isLast && await TryAsync(line, () => clearing.DeleteAsync(line, chat, cancellation), changesNothing: true) is { } notDeleted)
        {
            return notDeleted;
        }

        var notSaid = isLast && line.Message.Text.Length == 0 ? null : await TryAsync(line, async () => said = await SayAsync(line, chat, cancellation));
        if (notSaid is not null && !(isLast && notSaid is DeliveryOutcome.NotCertain))
        {
            return notSaid;
        }

        // Whether the last line is on the screen may stay in doubt; what lies above it is emptied all the same, for after it nobody comes back to it.
        return isLast && await TryAsync(line, () => clearing.EmptyAsync(line, chat, cancellation), changesNothing: true) is { } notEmptied
            ? notEmptied
            : notSaid ?? new DeliveryOutcome.Sent(said.Message) { Remember = said.Message is { } last ? connection => Write(connection, line, last, said.Part) : null };
    }

    /// <summary>Says what is left of a line; the last message of it, which is remembered together with the outcome.</summary>
    private async Task<(string? Message, int Part)> SayAsync(OutgoingLine line, long chat, CancellationToken cancellation)
    {
        var parts = Parts.Of(Bidi.Isolate(Spoken.Words(line.Message, playbook.Value)), TelegramLimits.TextLength);
        (string? Message, int Part) last = default;
        for (var part = line.IsFresh ? 0 : await PartsSentAsync(line); part < parts.Count; part++)
        {
            if (!await pace.WaitAsync(chat, cancellation))
            {
                throw new TooManyWaitException();
            }

            if (!line.IsWanted())
            {
                throw new UnwantedException();
            }

            var message = part == parts.Count - 1 ? line.Message : line.Message with { Buttons = [], Text = "" };
            last = (MessageKey.Write(api.BotId, await SendAsync(chat, parts[part], message)), part);
            if (part < parts.Count - 1 || line.Message.Kind == MessageKind.Dull)
            {
                await RememberAsync(line, last.Message, part);
            }
        }

        return last;
    }

    private async Task<int> SendAsync(long chat, string text, Message message)
    {
        // Not stopped with the program: what is under way ends within a moment, and then it is known that it arrived.
        var copyLabel = Text(MessageIds.CopyButton);
        try
        {
            var keyboard = Keyboard.Of(message, playbook.Value.Facts.Values, copyLabel);
            return (await api.Calls.SendMessage(chat, text, replyMarkup: keyboard, linkPreviewOptions: LinkPreviewOptions.Disabled)).Id;
        }
        catch (Exception failure) when (Failures.IsAboutButtons(failure))
        {
            // Colours and copying are not known everywhere; the words must arrive all the same.
            ButtonsRefused(logger, Failures.Name(failure));
            var plain = Keyboard.Of(message, [], copyLabel, isPlain: true);
            return (await api.Calls.SendMessage(chat, text, replyMarkup: plain, linkPreviewOptions: LinkPreviewOptions.Disabled)).Id;
        }
    }

    /// <summary>How much of a line is on the screen. What Telegram answered for while nothing could be written counts, and is written down now.</summary>
    private async Task<int> PartsSentAsync(OutgoingLine line)
    {
        if (_unwritten.TryGetValue(line.Id, out var said))
        {
            await WriteAsync(line, said.Message, said.Part);
            _unwritten.TryRemove(line.Id, out _);
        }

        return database.Read(connection => ScreenRows.PartsSent(connection, line.Id));
    }

    private async Task RememberAsync(OutgoingLine line, string message, int part)
    {
        try
        {
            await WriteAsync(line, message, part);
        }
        catch (Exception)
        {
            _unwritten[line.Id] = (message, part);
            throw;
        }
    }

    private Task<bool> WriteAsync(OutgoingLine line, string message, int part) => writer.RunAsync(connection =>
    {
        Write(connection, line, message, part);
        return true;
    });

    private void Write(SqliteConnection connection, OutgoingLine line, string message, int part)
    {
        // Erased while it was on its way: there is nothing to remember it with, and nobody to remember it for.
        if (keys.Has(line.ConversationId))
        {
            rows.Add(connection, line.ConversationId, Name, message, new LinePlace(line.Id, part), clock.GetUtcNow());
        }
    }

    private string Text(string id) => playbook.Value.Messages[id].Trim();

    /// <summary>What a failed call means for the line; null when it did not fail.</summary>
    /// <param name="line">The line.</param>
    /// <param name="call">The call.</param>
    /// <param name="changesNothing">Carrying it out twice is the same as once, so a broken connection leaves no doubt.</param>
    private async Task<DeliveryOutcome?> TryAsync(OutgoingLine line, Func<Task> call, bool changesNothing = false)
    {
        try
        {
            await call();
            return null;
        }
        catch (TooManyWaitException)
        {
            return new DeliveryOutcome.Later();
        }
        catch (UnwantedException)
        {
            return new DeliveryOutcome.Unwanted();
        }
        catch (Exception failure) when (failure is global::Telegram.Bot.Exceptions.RequestException)
        {
            var outcome = Failures.Sort(failure, clock.GetUtcNow());
            NotSent(logger, line.Id, Failures.Name(failure), outcome.GetType().Name);
            return outcome is DeliveryOutcome.NotCertain && changesNothing ? new DeliveryOutcome.Later() : outcome;
        }
    }

    private sealed class TooManyWaitException : Exception;

    [LoggerMessage(EventId = 5201, Level = LogLevel.Warning, Message = "Line {Line} was not taken by Telegram: {Failure}, so {Outcome}.")]
    private static partial void NotSent(ILogger logger, LogCode line, LogCode failure, LogCode outcome);

    [LoggerMessage(EventId = 5202, Level = LogLevel.Warning, Message = "Telegram did not take the buttons ({Failure}); sent again with plain ones.")]
    private static partial void ButtonsRefused(ILogger logger, LogCode failure);
}
