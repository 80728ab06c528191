using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Delivery;
using ChatbotSupport.Operations.Settings;
using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using ChatbotSupport.Turns.Rows;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Channels.WhatsApp;

/// <summary>
/// The way to people on WhatsApp. What the Graph API takes is only taken: whether it arrived is told later by a status, which names the line by its own id. A long line
/// goes as several messages; how far it got is remembered, so that none comes twice.
/// </summary>
internal sealed partial class WhatsAppChannel(
    GraphApi api, WhatsAppSettings settings, Pace pace, WhatsAppStanding standing, StandingRows counts, EarlyStatuses early, StatusRows statuses, ScreenRows rows, PersonKeys keys, Database database,
    Writer writer, ReadyWork ready, CurrentPlaybook playbook, TimeProvider clock, ILogger<WhatsAppChannel> logger) : IChannel
{
    private readonly ConcurrentDictionary<string, int> _tooFast = new();

    // What was taken while nothing could be written; it must not be said again.
    private readonly ConcurrentDictionary<(string Line, int Part), string> _unwritten = new();

    /// <inheritdoc/>
    public string Name => WhatsAppRoom.Channel;

    /// <inheritdoc/>
    public bool CanRemind => !string.IsNullOrEmpty(settings.Template) && standing.MayRemind;

    /// <inheritdoc/>
    public async Task<DeliveryOutcome> SendAsync(OutgoingLine line, CancellationToken cancellation)
    {
        if (line.Message.Kind == MessageKind.Withdrawal || (line.Message.Kind == MessageKind.Dull && line.Message.Text.Length == 0))
        {
            return new DeliveryOutcome.Sent(); // nothing can be deleted from here
        }

        if (line.IsReminder && !CanRemind)
        {
            return new DeliveryOutcome.FailedForGood("no_template");
        }

        var outcome = await SendAsync(line, isPlain: false, cancellation);
        if (outcome is DeliveryOutcome.FailedForGood { Reason: "form" } && !line.IsReminder && line.Message.Buttons.Count > 0)
        {
            // The words must arrive all the same; the choices can be typed.
            ButtonsRefused(logger, line.Id);
            outcome = await SendAsync(line, isPlain: true, cancellation);
        }

        return outcome;
    }

    private async Task<DeliveryOutcome> SendAsync(OutgoingLine line, bool isPlain, CancellationToken cancellation)
    {
        IReadOnlyList<JsonObject> messages = line.IsReminder ? [Rendering.Template(settings.Template!, settings.TemplateLanguage)] : Rendering.Of(line.Message, playbook.Value, isPlain);
        var last = messages.Count - 1;
        for (var part = await PartsSentAsync(line); part <= last; part++)
        {
            if (!pace.MayGo(line.ConversationId))
            {
                return new DeliveryOutcome.Later(clock.GetUtcNow() + WhatsAppLimits.PersonGap, IsAppointed: true);
            }

            if (!await pace.WaitAsync(cancellation))
            {
                return new DeliveryOutcome.Later();
            }

            if (!line.IsWanted())
            {
                return new DeliveryOutcome.Unwanted();
            }

            early.Begin(line.Id);
            var reply = await api.PostAsync(Addressed(messages[part], line, part, last));
            if (reply is not GraphReply.Taken taken)
            {
                // The answer was lost, and a status came all the same: it was taken.
                return part == last && reply is GraphReply.NoAnswer or GraphReply.OutOfOrder && early.Proven(line.Id) is { } proven
                    ? Taken(line, proven)
                    : await FailedAsync(line, reply) with { Remember = Settling(line) };
            }

            _tooFast.TryRemove(line.ConversationId, out _);
            standing.Took();
            var id = taken.MessageId ?? "";
            if (part == last)
            {
                return Taken(line, id.Length > 0 ? id : null);
            }

            await RememberAsync(line, part, id);
        }

        return new DeliveryOutcome.Sent();
    }

    // What Meta told of it before we had written down that it was taken is settled in the same commit.
    private DeliveryOutcome.Sent Taken(OutgoingLine line, string? id)
    {
        var settle = Settling(line);
        return new(id)
        {
            AwaitsReceipt = true,
            Remember = connection =>
            {
                counts.CountOne(connection);
                settle(connection);
            },
        };
    }

    // A commit may fail, and all of this runs again; but Meta tells nothing twice.
    private Action<SqliteConnection> Settling(OutgoingLine line)
    {
        var came = new List<DeliveryStatus>();
        return connection =>
        {
            came.AddRange(early.End(line.Id));
            foreach (var settled in came.Select(status => statuses.Take(connection, status)).OfType<SettledLine>().ToList())
            {
                _ = TellAsync(settled);
            }
        };
    }

    // Whoever looks before the commit sees nothing.
    private async Task TellAsync(SettledLine settled)
    {
        await writer.RunAsync(_ => true);
        (settled.IsTurn ? ready.Subjects : ready.Recipients).Add(settled.ConversationId);
    }

    private static JsonObject Addressed(JsonObject message, OutgoingLine line, int part, int last)
    {
        message["messaging_product"] = "whatsapp";
        message["recipient_type"] = "individual";
        message["biz_opaque_callback_data"] = StatusMark.Write(line.Id, part == last ? null : part);
        WhatsAppAddress.WriteTo(message, line.Address);
        return message;
    }

    private async Task<DeliveryOutcome> FailedAsync(OutgoingLine line, GraphReply reply)
    {
        var now = clock.GetUtcNow();
        switch (reply)
        {
            case GraphReply.Refused refused:
                var tries = refused.Why.Kind == FailureKind.PersonTooFast ? _tooFast.AddOrUpdate(line.ConversationId, 1, (_, before) => before + 1) : 1;
                NotTaken(logger, line.Id, refused.Why.Name);
                await standing.FailedAsync(refused.Why);
                return GraphFailures.Sort(refused.Why, now, refused.RetryAfter, tries);
            case GraphReply.OutOfOrder disorder:
                NotTaken(logger, line.Id, $"HTTP {disorder.Status}");
                standing.Missed();
                var pause = disorder.RetryAfter ?? TimeSpan.Zero;
                // A gateway may have passed it on all the same: its status has time to say so before the line is said again.
                return new DeliveryOutcome.Later(now + (disorder.IsGateway && pause < WhatsAppLimits.DoubtPause ? WhatsAppLimits.DoubtPause : pause));
            case GraphReply.NoAnswer { WasNeverSent: true } broken:
                NotTaken(logger, line.Id, broken.Name);
                standing.Missed();
                return new DeliveryOutcome.Later();
            default:
                NotTaken(logger, line.Id, (reply as GraphReply.NoAnswer)?.Name ?? "unknown");
                standing.Missed();
                return new DeliveryOutcome.NotCertain { At = now + WhatsAppLimits.DoubtPause };
        }
    }

    /// <summary>How many parts of a line were taken already.</summary>
    private async Task<int> PartsSentAsync(OutgoingLine line)
    {
        foreach (var (place, id) in _unwritten.Where(item => item.Key.Line == line.Id).OrderBy(item => item.Key.Part))
        {
            await WriteAsync(line, place.Part, id);
            _unwritten.TryRemove(place, out _);
        }

        return database.Read(connection => ScreenRows.PartsSent(connection, line.Id));
    }

    private async Task RememberAsync(OutgoingLine line, int part, string id)
    {
        try
        {
            await WriteAsync(line, part, id);
        }
        catch (Exception)
        {
            _unwritten[(line.Id, part)] = id;
            throw;
        }
    }

    private Task<bool> WriteAsync(OutgoingLine line, int part, string id) => writer.RunAsync(connection =>
    {
        counts.CountOne(connection);
        if (keys.Has(line.ConversationId))
        {
            rows.Add(connection, line.ConversationId, Name, id, new LinePlace(line.Id, part), clock.GetUtcNow());
        }

        return true;
    });

    [LoggerMessage(EventId = 5501, Level = LogLevel.Warning, Message = "Line {Line} was not taken by WhatsApp: {Failure}.")]
    private static partial void NotTaken(ILogger logger, LogCode line, LogCode failure);

    [LoggerMessage(EventId = 5502, Level = LogLevel.Warning, Message = "WhatsApp did not take the choices of line {Line}; sent again as numbered text.")]
    private static partial void ButtonsRefused(ILogger logger, LogCode line);
}
