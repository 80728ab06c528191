using System.Collections.Concurrent;
using System.Security.Cryptography;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using ChatbotSupport.Turns.Arriving;

namespace ChatbotSupport.Delivery;

/// <summary>Brings queued lines to people: in order for each of them, many people at once, and nothing onto a screen that the gate keeps dark.</summary>
public sealed partial class OutboxSender(
    Database database, Writer writer, Sealer sealer, Addresses addresses, IEnumerable<IChannel> channels, Endings endings, ReadyWork ready, Changes changes,
    CurrentPlaybook playbook, TurnOptions options, TimeProvider clock, ILogger<OutboxSender> logger) : BackgroundService
{
    private readonly OutboxRows _rows = new(sealer);
    private readonly LineHolding _holding = new(writer, new OutboxRows(sealer), changes, playbook, clock);

    // What a channel answered for while nothing could be written. Saying it again would put a second copy on the screen with every try.
    private readonly ConcurrentDictionary<(string Conversation, string Line), DeliveryOutcome> _unwritten = new();
    private readonly Dictionary<string, IChannel> _channels = channels.ToDictionary(channel => channel.Name);
    private HandedLines? _handed;

    /// <summary>Sends what is queued for a person; returns when the next line would be due, or null when none is left.</summary>
    public Task<DateTimeOffset?> SendAllAsync(string conversationId, CancellationToken stopping) => SendAllAsync(conversationId, Next(conversationId), isFresh: false, stopping);

    // Fresh is what a turn has just committed: nothing of it was said. That it is still wanted is asked before it is said, as always.
    private async Task<DateTimeOffset?> SendAllAsync(string conversationId, OutboxRow? next, bool isFresh, CancellationToken stopping)
    {
        if (isFresh && next is { } handed && !database.Read(connection => OutboxRows.IsUntried(connection, handed.Id)))
        {
            // Between its commit and now somebody else has served its person and tried it.
            (next, isFresh) = (Next(conversationId), false);
        }

        for (; next is not null; (next, isFresh) = (Next(conversationId), false))
        {
            if (next.DueAt > clock.GetUtcNow().ToUnixTimeMilliseconds())
            {
                return DateTimeOffset.FromUnixTimeMilliseconds(next.DueAt);
            }

            if (next.Kind != nameof(MessageKind.Dull) && ready.Spread.PutsOff(conversationId, out var until))
            {
                return until;
            }

            var decision = Decide(next);
            if (decision == GateDecision.Later)
            {
                return SafeHours.ByDay(Enum.Parse<Reach>(next.Reach), LocalNow);
            }

            var isMore = await (decision switch
            {
                GateDecision.Send when IsClosed(next) && !IsReminder(next) => _holding.HoldClosedAsync(conversationId, next, _channels.GetValueOrDefault(next.Channel) is { CanRemind: true }),
                GateDecision.Send when WaitsBehind(next) => ReleaseBeforeAsync(conversationId, next),
                GateDecision.Send => SendAsync(conversationId, next, isFresh, stopping),
                GateDecision.SendNotice => _holding.HoldAsync(conversationId, next, withNotice: true),
                _ => _holding.HoldAsync(conversationId, next, withNotice: false),
            });
            if (!isMore)
            {
                break;
            }
        }

        ForgetUnwritten(conversationId);
        return null;
    }

    // Nothing of theirs is queued: what was to be written down about a line went with it, when its person erased everything.
    private void ForgetUnwritten(string conversationId)
    {
        foreach (var known in _unwritten.IsEmpty ? [] : _unwritten.Keys.Where(known => known.Conversation == conversationId))
        {
            _unwritten.TryRemove(known, out _);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using (var connection = database.OpenReader())
        {
            foreach (var recipient in OutboxRows.Recipients(connection))
            {
                ready.Recipients.Add(recipient);
            }
        }

        _handed = new HandedLines(ready, (recipient, line) => ServeAsync(recipient, () => SendAllAsync(recipient, line, isFresh: true, stoppingToken), stoppingToken));
        ready.HandOver = _handed.TryTake;
        await Task.WhenAll(Enumerable.Range(0, DeliveryLimits.InFlight - DeliveryLimits.HandedByTurns).Select(_ => WorkAsync(stoppingToken)));
        ready.HandOver = null;
        await _handed.EndAsync();
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        _handed?.Dispose();
    }

    private async Task WorkAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            string recipient;
            try
            {
                recipient = await ready.Recipients.TakeAsync(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }

            await ServeAsync(recipient, () => SendAllAsync(recipient, stopping), stopping);
        }
    }

    private async Task ServeAsync(string recipient, Func<Task<DateTimeOffset?>> send, CancellationToken stopping)
    {
        DateTimeOffset? again;
        try
        {
            again = await send();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return;
        }
        catch (Exception failure)
        {
            Failed(logger, recipient, failure.GetType().Name);
            again = clock.GetUtcNow() + DeliveryLimits.LongestPause;
        }

        ready.Recipients.Done(recipient);
        if (again is { } at)
        {
            _ = WakeAsync(recipient, at, stopping);
        }
    }

    private async Task WakeAsync(string recipient, DateTimeOffset at, CancellationToken stopping)
    {
        var pause = at - clock.GetUtcNow();
        await Task.Delay(pause > TimeSpan.Zero ? pause : TimeSpan.Zero, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ready.Recipients.Add(recipient);
    }

    private OutboxRow? Next(string conversationId) => database.Read(connection => OutboxRows.Oldest(connection, conversationId));

    private GateDecision Decide(OutboxRow row) => UnpromptedGate.Decide(
        Enum.Parse<MessageKind>(row.Kind), row.Notice != 0, new Recipient(Enum.Parse<Reach>(row.Reach), row.HasLeft != 0, row.Stopped != 0, LastPersonAt(row)), LocalNow);

    private DateTimeOffset LocalNow => TimeZoneInfo.ConvertTime(clock.GetUtcNow(), options.Zone);

    private static DateTimeOffset? LastPersonAt(OutboxRow row) => row.LastPersonAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;

    // Nothing to do with a person who is there: what still waits for them waits for their press (safeguarding rules, section 3).
    // Behind «متابعة», and a code word beside it, it waits however long we stood still: only a press of theirs shows who reads.
    private bool WaitsBehind(OutboxRow row) => row is { HeldSince: not null, AwaitsContinue: 0, Notice: 0, Kind: not (nameof(MessageKind.Dull) or nameof(MessageKind.Withdrawal)) }
        && !UnpromptedGate.IsThere(LastPersonAt(row), clock.GetUtcNow());

    // The last line of whoever leaves answers their own word, so the window is open; and nothing of it may be kept for later.
    private bool IsClosed(OutboxRow row) => row.OpenUntil is { } until && row.Kind is not (nameof(MessageKind.Dull) or nameof(MessageKind.Withdrawal))
        && clock.GetUtcNow() >= DateTimeOffset.FromUnixTimeMilliseconds(until) - DeliveryLimits.WindowSlack;

    // Whoever left or erased before an outage has put the phone away: the screen is cleared, and nothing lights up on it.
    private bool IsTooLateToSay(IChannel channel, OutboxRow row) =>
        row.Kind == nameof(MessageKind.Dull) && !channel.KeepsUntilRead && !UnpromptedGate.IsThere(LastPersonAt(row), clock.GetUtcNow());

    private bool IsReminder(OutboxRow row) => row.Notice != 0 && IsClosed(row) && _channels.GetValueOrDefault(row.Channel) is { CanRemind: true };

    private Task<bool> ReleaseBeforeAsync(string conversationId, OutboxRow row) => writer.RunAsync(connection =>
    {
        OutboxRows.ReleaseBefore(connection, conversationId, row.Seq, clock.GetUtcNow());
        return true;
    });

    // False when nothing more is queued, which the same transaction saw: most people are sent one line, and a look of its own would find nothing.
    private async Task<bool> SendAsync(string conversationId, OutboxRow row, bool isFresh, CancellationToken stopping)
    {
        if (row.Attempts >= DeliveryLimits.HeldUpTries && await writer.RunAsync(connection => _rows.DropRepeated(connection, conversationId)))
        {
            return true;
        }

        var channel = _channels.GetValueOrDefault(row.Channel);
        if (!_unwritten.TryGetValue((conversationId, row.Id), out var outcome))
        {
            outcome = channel is null ? new DeliveryOutcome.FailedForGood("no_channel") : await TryAsync(channel, conversationId, row, isFresh, stopping);
            DeliveryMeter.Handed(row.Channel, outcome);
            if (outcome is DeliveryOutcome.Sent)
            {
                TurnMeter.HandedOver(conversationId, clock.GetUtcNow());
            }
        }

        var keeps = channel is { KeepsUntilRead: true };
        var (final, isMore) = await WriteAsync(conversationId, row, outcome, keeps);
        changes.Bump();
        if (outcome is DeliveryOutcome.Stopped)
        {
            ready.Subjects.Add(conversationId); // a turn tells whoever has their case
        }

        if (final && row.Kind == nameof(MessageKind.Dull) && !(keeps && outcome is DeliveryOutcome.Sent))
        {
            await endings.FinishAsync(conversationId);
        }

        return isMore;
    }

    private async Task<(bool IsFinal, bool IsMore)> WriteAsync(string conversationId, OutboxRow row, DeliveryOutcome outcome, bool keeps)
    {
        try
        {
            var written = await writer.RunAsync(connection =>
                (new OutboxOutcomes(sealer).Record(connection, conversationId, row, outcome, keeps, clock.GetUtcNow()), OutboxRows.IsQueued(connection, conversationId)));
            _unwritten.TryRemove((conversationId, row.Id), out _);
            return written;
        }
        catch (Exception)
        {
            _unwritten[(conversationId, row.Id)] = outcome;
            throw;
        }
    }

    private async Task<DeliveryOutcome> TryAsync(IChannel channel, string conversationId, OutboxRow row, bool isFresh, CancellationToken stopping)
    {
        if (row.Address is null)
        {
            return new DeliveryOutcome.FailedForGood("no_address");
        }

        if (row.Content is null || Line(conversationId, row) is not { } line)
        {
            return new DeliveryOutcome.FailedForGood("unreadable");
        }

        var triedAt = clock.GetUtcNow();
        if (IsTooLateToSay(channel, row))
        {
            line = line with { Message = line.Message with { Text = "" } };
        }

        try
        {
            // Only now the words are in the hand: whoever erased or left while they were fetched is told nothing more. A mailbox asks by itself when it takes them.
            return !AsksItself(channel, row) && !IsWanted(row.Id)
                ? new DeliveryOutcome.Unwanted()
                : await channel.SendAsync(line with { IsFresh = isFresh, IsWanted = () => IsWanted(row.Id) }, stopping) with { TriedAt = triedAt };
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            // A channel that throws instead of saying what happened leaves it open whether the line arrived.
            ChannelThrew(logger, row.Id, failure.GetType().Name);
            return new DeliveryOutcome.NotCertain("channel_failed");
        }
    }

    // What clears a screen begins before anything is said.
    private static bool AsksItself(IChannel channel, OutboxRow row) =>
        channel.KeepsUntilRead || (channel.AsksFirst && row.Kind is not (nameof(MessageKind.Dull) or nameof(MessageKind.Withdrawal)));

    private bool IsWanted(string id) => database.Read(connection => OutboxRows.IsToBeSent(connection, id));

    private OutgoingLine? Line(string conversationId, OutboxRow row)
    {
        try
        {
            return row is { AddressId: { } id, Address: { } where } && addresses.Open(conversationId, id, where) is { } address && _rows.Open(conversationId, row.Id, row.Kind, row.Content!) is { } message
                ? new OutgoingLine(row.Id, conversationId, address, message) { IsReminder = IsReminder(row) }
                : null;
        }
        catch (CryptographicException)
        {
            Unreadable(logger, row.Id);
            return null;
        }
    }

    [LoggerMessage(EventId = 4101, Level = LogLevel.Error, Message = "Sending to {Conversation} failed with {Failure}; tried again in a minute.")]
    private static partial void Failed(ILogger logger, LogCode conversation, LogCode failure);

    [LoggerMessage(EventId = 4102, Level = LogLevel.Warning, Message = "The channel threw {Failure} for line {Line}; it may have arrived.")]
    private static partial void ChannelThrew(ILogger logger, LogCode line, LogCode failure);

    [LoggerMessage(EventId = 4103, Level = LogLevel.Error, Message = "Line {Line} cannot be opened: it was changed on the disk.")]
    private static partial void Unreadable(ILogger logger, LogCode line);
}
