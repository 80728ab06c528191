using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Language;
using ChatbotSupport.Turns.Arriving;
using ChatbotSupport.Turns.Rows;

namespace ChatbotSupport.Turns;

/// <summary>Which waiting rows are answered in one turn, and as what: pure.</summary>
/// <param name="Signal">What the turn is about.</param>
/// <param name="Rows">The rows it handles.</param>
internal sealed record TurnBatch(Signal Signal, IReadOnlyList<InboxRow> Rows)
{
    private const string Text = nameof(IncomingKind.Text);
    private const string Media = nameof(IncomingKind.Media);

    /// <summary>Takes the next batch. Only plain texts that already wait are joined, and the pictures of an album; a button, media or leaving ends the batch.</summary>
    /// <param name="waiting">The waiting rows of one person, oldest first; at least one.</param>
    /// <param name="isFlood">More came in a few seconds than a person writes.</param>
    /// <param name="zone">The desk's time zone.</param>
    /// <param name="replaced">What the oldest corrects or deletes.</param>
    public static TurnBatch Take(IReadOnlyList<InboxRow> waiting, bool isFlood, TimeZoneInfo zone, CorrectionOf replaced = CorrectionOf.Unknown)
    {
        var first = waiting[0];
        return first.Kind switch
        {
            Text when isFlood => Wrote(Texts(waiting, TurnLimits.FloodTexts, TurnLimits.FloodCharacters), (lines, at, forwarded) => new PersonFlooded(lines, at) { Forwarded = forwarded }, zone),
            Text => Wrote(Texts(waiting, TurnLimits.MergedTexts, TurnLimits.MergedCharacters), (lines, at, forwarded) => new PersonWrote(lines, at) { Forwarded = forwarded }, zone),
            Media => Sent(waiting, zone),
            nameof(IncomingKind.Corrected) => Written([first], (lines, at) => new PersonWrote(lines, at, replaced), zone),
            nameof(IncomingKind.Opened) => new(new PersonOpened(first.Payload), [first]),
            nameof(IncomingKind.Blocked) => new(new PersonBlocked(), [first]),
            nameof(IncomingKind.Moved) => new(new PersonMoved(IsSameNumber: first.Code is not null), [first]),
            nameof(IncomingKind.Joined) => new(new PersonJoined(Raised: first.Code is not null), [first]),
            nameof(IncomingKind.Reacted) => new(Reacted(first.Payload ?? ""), [first]),
            nameof(IncomingKind.Revoked) => new(new PersonRevoked(IsRemark: replaced == CorrectionOf.Remark), [first]),
            nameof(IncomingKind.TurnedAway) => new(first.Code == InboxRow.PressedCode ? new PersonTurnedAway(null, first.Payload) : new PersonTurnedAway(first.Payload, null), [first]),
            nameof(IncomingKind.Pressed) => new(new PersonPressed(first.Payload ?? ""), [first]),
            nameof(IncomingKind.Left) => new(new PersonLeft(), [first]),
            InboxRow.TimerKind => new(new TimerDue(Enum.Parse<TimerKind>(first.Code!)), [first]),
            InboxRow.ConsoleKind => new(new TeamErases(), [first]),
            _ => throw new InvalidOperationException("A row of the inbox has an unknown kind."),
        };
    }

    // Pictures that wait together are answered once; one with words under it is answered by itself.
    private static TurnBatch Sent(IReadOnlyList<InboxRow> waiting, TimeZoneInfo zone)
    {
        if (waiting[0].Payload is { } caption)
        {
            return new(new PersonSentMedia(KindOf(waiting[0]), new PersonWrote([caption], TimeZoneInfo.ConvertTime(waiting[0].SentAt, zone))) { SentAt = (OnScreenSince(waiting[0]), OnScreenSince(waiting[0])) }, [waiting[0]]);
        }

        List<InboxRow> together = [.. waiting.TakeWhile(row => row.Kind == Media && row.Payload is null)];

        // Whoever shares a place may wait for somebody to come, which no picture beside it may hide; and no sticker hides a picture.
        var kinds = together.ConvertAll(KindOf);
        var kind = kinds.OrderByDescending(kind => kind == MediaKind.Location).ThenByDescending(PersonSentMedia.IsFile).First();
        return new(new PersonSentMedia(kind) { HoldsFile = kinds.Exists(PersonSentMedia.IsFile), SentAt = (OnScreenSince(together[0]), OnScreenSince(together[^1])) }, together);
    }

    // As `ReactedLines` joined them.
    private static PersonReacted Reacted(string payload) => payload.Split('\n', 2) is [var sign, var line] ? new(sign, line) : new(payload, "");

    // As the screen's own rows have it.
    private static DateTimeOffset OnScreenSince(InboxRow row) => row.SentAt < row.ReceivedAt ? row.SentAt : row.ReceivedAt;

    private static MediaKind KindOf(InboxRow row) => Enum.Parse<MediaKind>(row.Code ?? nameof(MediaKind.Other));

    private static List<InboxRow> Texts(IReadOnlyList<InboxRow> waiting, int most, int characters)
    {
        var texts = new List<InboxRow>();
        var length = 0;
        foreach (var row in waiting.TakeWhile(row => row.Kind == Text).Take(most))
        {
            length += row.Payload?.Length ?? 0;
            if (texts.Count > 0 && (length > characters || row.SentAt - texts[^1].SentAt > TurnLimits.MergedWithin))
            {
                break;
            }

            texts.Add(row);
            if (length >= characters || ControlWords.Recognise(row.Payload ?? "") == Control.Leave)
            {
                break; // the next one need not even be opened; and whoever writes after «خروج» is back, and is answered
            }
        }

        return texts;
    }

    private static TurnBatch Wrote(List<InboxRow> rows, Func<IReadOnlyList<string>, DateTimeOffset, IReadOnlyList<string>, Signal> signal, TimeZoneInfo zone) => Written(
        rows, (lines, at) => signal(lines, at, [.. rows.Where(row => row.Code == InboxRow.ForwardedCode).Select(row => row.Payload ?? "")]), zone);

    private static TurnBatch Written(List<InboxRow> rows, Func<IReadOnlyList<string>, DateTimeOffset, Signal> signal, TimeZoneInfo zone) =>
        new(signal([.. rows.Select(row => row.Payload ?? "")], TimeZoneInfo.ConvertTime(rows[0].SentAt, zone)), rows);
}
