using System.Collections.Concurrent;
using System.Text.Json;
using ChatbotSupport.Operations;
using ChatbotSupport.Operations.Settings;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using ChatbotSupport.Turns.Arriving;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Channels.WhatsApp;

/// <summary>Takes what Meta hands over at once: messages of many people, each in its order, and statuses. One that cannot be read is put aside and holds up nobody.</summary>
internal sealed partial class Deliveries(
    WhatsAppSettings settings, Inbox inbox, Addresses addresses, ReactedLines reacted, ServiceState service, Statuses statuses, Announcements announcements, ReadMarks marks, WhatsAppStanding standing, Writer writer, Changes changes,
    TimeProvider clock, ILogger<Deliveries> logger)
{
    private const int SqliteConstraint = 19;

    private readonly ConcurrentDictionary<string, int> _failed = new();

    /// <summary>Takes it all; completes once everything is safe, and throws when something is not.</summary>
    public async Task TakeAsync(JsonElement root)
    {
        var ours = root.Items("entry").SelectMany(entry => entry.Items("changes")).Where(change => change.Text("field") == "messages").Select(change => change.At("value")).Where(IsOurs).ToList();
        await Task.WhenAll(ours.SelectMany(RawMessage.Of).GroupBy(message => message.Sender).Select(person => TakeInOrderAsync([.. person])));
        await statuses.TakeAsync([.. ours.SelectMany(DeliveryStatus.Of)]);
        foreach (var entry in root.Items("entry"))
        {
            await announcements.TakeAsync(entry);
        }

        var now = clock.GetUtcNow();
        await writer.RunAsync(connection => StandingRows.NoteWebhook(connection, now));
        standing.Called();
    }

    // One app may serve several numbers; what is meant for another one is none of ours.
    private bool IsOurs(JsonElement value) => value.Text("metadata", "phone_number_id") is not { } number || number == settings.PhoneNumberId;

    private async Task TakeInOrderAsync(List<RawMessage> ofOnePerson)
    {
        foreach (var message in ofOnePerson)
        {
            await TakeOneAsync(message with { CameWithOthers = ofOnePerson.Count > 1 });
        }
    }

    private async Task TakeOneAsync(RawMessage raw)
    {
        try
        {
            await AcceptAsync(raw);
        }
        catch (InvalidDataException)
        {
            await ParkAsync(raw);
        }
        catch (Exception failure) when (IsOfTheMessage(failure) && IsHopeless(raw))
        {
            // When nothing at all can be written this throws too, and nothing is lost.
            await ParkAsync(raw);
        }

        _failed.TryRemove(raw.Id ?? "", out _);
    }

    private async Task AcceptAsync(RawMessage raw)
    {
        var now = clock.GetUtcNow();
        if (Reduction.Moved(raw, now) is { } move)
        {
            await inbox.MoveAsync(move);
            WhatsAppMeter.Took("moved");
            return;
        }

        if ((Reduction.Of(raw, now) is { Kind: IncomingKind.Reacted } sign ? reacted.Under(sign) : Reduction.Of(raw, now)) is not { } message)
        {
            WhatsAppMeter.Took("ignored");
            return;
        }

        if (message.Kind == IncomingKind.Revoked && addresses.Find(message.Channel, message.Address.Reveal()) is null)
        {
            WhatsAppMeter.Took("ignored"); // nothing of theirs is here
            return;
        }

        var isServed = IsServed(message);
        if (!isServed && message.Kind == IncomingKind.Reacted)
        {
            WhatsAppMeter.Took("ignored"); // the talk ended in this very moment
            return;
        }

        var served = (isServed ? message : TurnedAway(message)) with { CameWithOthers = raw.CameWithOthers };
        var accepted = await inbox.AcceptAsync(served);
        WhatsAppMeter.Took(accepted.Repeated ? "repeated" : "accepted");
        if (!accepted.Repeated && message.Kind is IncomingKind.Text or IncomingKind.Pressed or IncomingKind.Media)
        {
            marks.Show(accepted.ConversationId, raw.Id!, message.SentAt);
        }
    }

    // Whoever is with a human, or waits for one, is not turned away in the middle of it.
    private bool IsServed(IncomingMessage message) => service.Mode == ServiceMode.Open
        || (WhatsAppAddress.NumberOf(message.Address.Reveal()) is { } number && settings.Rehearsers.Contains(number)) || addresses.HasOpenCase(message.Channel, message.Address.Reveal());

    private static IncomingMessage TurnedAway(IncomingMessage message) => message.Kind is IncomingKind.Revoked
        ? message
        : message with { Kind = IncomingKind.TurnedAway, Media = null, Payload = message.Kind == IncomingKind.Pressed ? message.Payload : null };

    private async Task ParkAsync(RawMessage raw)
    {
        var size = raw.Body.GetRawText().Length;
        Unreadable(logger, raw.Type, size);
        WhatsAppMeter.Took("parked");
        await inbox.ParkAsync(WhatsAppRoom.Channel, $"message {raw.Id ?? raw.Body.GetRawText()}", $"{raw.Type} {size}");
        changes.Bump();
    }

    // What is wrong with the disk is not the message's fault: Meta keeps it for a week, and as long as it is not stored it comes again.
    private static bool IsOfTheMessage(Exception failure) =>
        failure is SqliteException refused ? refused.SqliteErrorCode == SqliteConstraint : failure is not (IOException or UnauthorizedAccessException or ObjectDisposedException);

    private bool IsHopeless(RawMessage raw) => _failed.AddOrUpdate(raw.Id ?? "", 1, (_, before) => before + 1) >= WhatsAppLimits.StoreTries;

    [LoggerMessage(EventId = 5521, Level = LogLevel.Error, Message = "A message of kind {Kind} ({Size} characters) cannot be taken; it was put aside.")]
    private static partial void Unreadable(ILogger logger, LogCode kind, int size);
}
