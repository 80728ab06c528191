using ChatbotSupport.Core;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Language;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Delivery;
using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns.Rows;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Turns.Arriving;

/// <summary>What happens to a turn that throws: it is tried again, and after three tries put aside, so that the person's later messages are answered.</summary>
internal sealed class Parking(Writer writer, Sealer sealer, PersonKeys keys, CurrentPlaybook playbook, TimeProvider clock)
{
    private const string CountTry =
        """
        UPDATE inbox SET attempts = attempts + 1
        WHERE number = (SELECT min(number) FROM inbox WHERE subject = @subject AND state = 'Waiting')
        RETURNING number AS Number, attempts AS Attempts, kind AS Kind, code AS Code, CASE WHEN retries > 0 THEN received_at ELSE sent_at END AS At
        """;

    private const string Waits =
        "SELECT EXISTS (SELECT 1 FROM cases WHERE conversation_id = @subject AND state <> 'Closed' AND erased = 0 AND consent NOT IN ('NotNow', 'Refused'))";

    private const string FailedBefore =
        "SELECT count(*) - 1 FROM inbox WHERE subject = @subject AND kind = 'Timer' AND code = @code AND state = 'Parked' AND received_at > @since";

    // What may be «خروج», or tell of danger.
    private static readonly string[] Worded = [nameof(IncomingKind.Text), nameof(IncomingKind.Corrected), nameof(IncomingKind.TurnedAway), nameof(IncomingKind.Media)];

    // Nobody said anything that an answer is owed to; whoever has the phone since the number moved least of all.
    private static readonly string[] Unsaid =
    [
        InboxRow.TimerKind, InboxRow.ConsoleKind, nameof(IncomingKind.Blocked), nameof(IncomingKind.Reacted), nameof(IncomingKind.Revoked), nameof(IncomingKind.Moved), nameof(IncomingKind.Joined),
    ];

    // Somebody waits behind these clocks. Only the turn that failed would have wound them again.
    private static readonly string[] Clocks = [nameof(TimerKind.ReplyDue), nameof(TimerKind.Lease), nameof(TimerKind.OnCall), nameof(TimerKind.SilentVolunteer)];

    private readonly OutboxRows _outbox = new(sealer);
    private readonly InboxRows _inbox = new(sealer);

    /// <summary>Counts a failed try of a subject's oldest row, and parks it after the last one.</summary>
    public Task<FailedTry?> FailedAsync(string subject) => writer.RunAsync(connection =>
    {
        if (connection.QuerySingleOrDefault<Row>(CountTry, new { subject }) is not { } row)
        {
            return null;
        }

        var isParked = row.Attempts >= TurnLimits.Tries;
        if (isParked)
        {
            Park(connection, subject, row);
        }

        return new FailedTry(row.Number, row.Attempts, isParked);
    });

    private void Park(SqliteConnection connection, string subject, Row row)
    {
        var now = clock.GetUtcNow();
        var flees = Flees(connection, subject, row);
        var isAfraidOfPolice = Reads(connection, subject, row, text => playbook.Value.Risks.Screen([text]).Route == Route.HumanFirst);
        connection.Execute(
            "UPDATE inbox SET state = 'Parked', handled_at = @now, outcome = @outcome WHERE number = @number",
            new { number = row.Number, now = now.ToUnixTimeMilliseconds(), outcome = InboxRows.IsAwaited(row.Kind) ? DeskOutcome.FailedCode : null });
        var isPerson = !subject.StartsWith(InboxRow.VolunteerPrefix, StringComparison.Ordinal);
        AuditRows.AlertAbout(connection, CoordinatorAlert.TurnParked, isPerson ? subject : null, now);
        if (row.Kind == InboxRow.TimerKind && Clocks.Contains(row.Code))
        {
            WindAgain(connection, subject, row, now);
        }

        if (!isPerson || Unsaid.Contains(row.Kind) || !keys.Has(subject)
            || connection.QuerySingleOrDefault<string>("SELECT channel FROM conversations WHERE id = @subject AND ending IS NOT 'Erase'", new { subject }) is not { } channel)
        {
            return;
        }

        var person = new Conversation { Id = subject, Channel = channel };
        if (flees)
        {
            LeaveAllTheSame(connection, person, row, now);
        }
        else
        {
            SayThatItFailed(connection, person, row, isAfraidOfPolice, now);
        }
    }

    /// <summary>An alarm that fell silent because of a fault of ours would be the last that is heard of whoever waits: it rings again as long as their case is open.</summary>
    private static void WindAgain(SqliteConnection connection, string subject, Row row, DateTimeOffset now)
    {
        if (connection.ExecuteScalar<long>(Waits, new { subject }) == 0)
        {
            return;
        }

        // What fails each time must not ring evenly for ever: nobody hears that.
        var before = connection.ExecuteScalar<int>(FailedBefore, new { subject, code = row.Code, since = (now - TurnLimits.FailedClockForgotten).ToUnixTimeMilliseconds() });
        var pause = TimeSpan.FromTicks(Math.Min(TurnLimits.FailedClockAtMost.Ticks, TurnLimits.FailedClock.Ticks << Math.Min(before, 10)));
        TimerRows.Start(connection, subject, row.Code!, now, now + pause);
        if (row.Code == nameof(TimerKind.OnCall))
        {
            AuditRows.AlertAbout(connection, CoordinatorAlert.OnCallNeeded, subject, now);
        }
    }

    // By the button or by the word, as a turn would have read it.
    private bool Flees(SqliteConnection connection, string subject, Row row) =>
        row.Kind == nameof(IncomingKind.Left) || Reads(connection, subject, row, text => ControlWords.Recognise(text) == Control.Leave);

    // What cannot be read says nothing, and may be why the turn failed.
    private bool Reads(SqliteConnection connection, string subject, Row row, Predicate<string> says)
    {
        try
        {
            return Worded.Contains(row.Kind) && _inbox.Oldest(connection, subject) is [{ Code: not InboxRow.PressedCode, Payload: { } text }, ..] && says(text);
        }
        catch (Exception)
        {
            return false;
        }
    }

    /// <summary>Leaving is never refused: what the failed turn would have done for somebody who flees is done without it.</summary>
    private void LeaveAllTheSame(SqliteConnection connection, Conversation person, Row row, DateTimeOffset now)
    {
        connection.Execute("""UPDATE conversations SET "left" = 1, last_person_at = max(coalesce(last_person_at, 0), @At), version = version + 1 WHERE id = @Id""", new { person.Id, row.At });
        TurnStore.Leave(connection, person, now);
        connection.Execute("UPDATE cases SET person_left = 1 WHERE conversation_id = @Id AND state <> 'Closed' AND erased = 0", new { person.Id });
        Say(connection, person, MessageIds.LeaveLine, MessageKind.Dull, now);
    }

    private void SayThatItFailed(SqliteConnection connection, Conversation person, Row row, bool isAfraidOfPolice, DateTimeOffset now)
    {
        // No turn could note that they were here. Just now, and the honest line answers them; long ago, and it is unprompted for whoever left or said how they may be written to.
        connection.Execute(
            """
            UPDATE conversations SET last_person_at = CASE
                WHEN @at >= @justNow OR (reach = 'Unasked' AND "left" = 0 AND stopped = 0) THEN @now ELSE max(coalesce(last_person_at, 0), @at) END
            WHERE id = @Id
            """,
            new { person.Id, at = row.At, now = now.ToUnixTimeMilliseconds(), justNow = (now - ConversationLimits.Prompted).ToUnixTimeMilliseconds() });
        var route = connection.QuerySingle<string>("SELECT route FROM conversations WHERE id = @Id", new { person.Id });
        Say(connection, person, isAfraidOfPolice || route == nameof(Route.HumanFirst) ? MessageIds.TurnFailedHumanFirst : MessageIds.TurnFailed, MessageKind.Failure, now);
    }

    private void Say(SqliteConnection connection, Conversation person, string message, MessageKind kind, DateTimeOffset now) =>
        _outbox.Add(connection, person, new Message(playbook.Value.Messages[message].Trim(), [], kind), null, waits: false, now);

    private sealed record Row(long Number, long Attempts, string Kind, string? Code, long At);
}

/// <summary>A try that failed.</summary>
internal sealed record FailedTry(long Number, long Attempts, bool IsParked);
