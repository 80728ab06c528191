using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Delivery;
using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns.Rows;
using Dapper;
using Microsoft.Data.Sqlite;
using Decider = ChatbotSupport.Core.Cases.Desk;

namespace ChatbotSupport.Turns.Arriving;

/// <summary>One action of a volunteer: the desk decides, the commands run on their conversations, and all of it is stored at once.</summary>
internal sealed class DeskSubject(
    Database database, Writer writer, TurnStore store, Sealer sealer, Moments moments, CurrentPlaybook playbook, DeskOutcomes outcomes, ReadyWork ready)
{
    private readonly InboxRows _inbox = new(sealer);

    /// <summary>Runs the next action.</summary>
    public async Task<TurnLook> RunAsync(string subject)
    {
        if (database.Read(reader => Look(reader, subject)) is not var (row, moment, action))
        {
            return TurnLook.Nothing;
        }

        var outcome = await writer.RunAsync(connection =>
        {
            var outcome = action.Outcome(Store(connection, action, moment.Now));
            InboxRows.MarkHandled(connection, [row.Number], moment.Now, outcome);
            return outcome;
        });
        foreach (var turn in action.Turns)
        {
            ready.AfterTurn(turn.Before.Id, turn.Command, turn.Result);
        }

        outcomes.Tell(database, row.Number, DeskOutcome.Read(outcome));
        return TurnLook.More;
    }

    private (InboxRow Row, Moment Moment, Action Action)? Look(SqliteConnection reader, string subject)
    {
        if (_inbox.Oldest(reader, subject) is not [var row, ..])
        {
            return null;
        }

        var moment = moments.Now(reader);
        var code = WithLine(reader, row, DeskCode.Read(row.Code!));
        var volunteer = VolunteerRows.Find(reader, subject[InboxRow.VolunteerPrefix.Length..]);
        return (row, moment, volunteer is null ? new Action(Refusal.NotOwner) : Decide(reader, volunteer, code, row.Payload, moment));
    }

    // Whoever takes back what they wrote a moment ago was faster than it became known as a line; by now its turn has run.
    private static DeskCode WithLine(SqliteConnection reader, InboxRow row, DeskCode code) =>
        code.Do == nameof(TakeBack) && ActionRows.LineOf(reader, row.Origin!) is { } line ? code with { Value = line } : code;

    private Action Decide(SqliteConnection reader, Volunteer volunteer, DeskCode code, string? text, Moment moment)
    {
        if (code.NeedsText && text is null)
        {
            return new(Refusal.Unreachable); // what was written went with the key of the person it was for
        }

        var target = code.Case is null ? null : CaseRows.Briefs(reader, code.Case, null).SingleOrDefault();
        var own = CaseRows.Briefs(reader, null, volunteer.Id);
        var colleague = code.To is { } to ? VolunteerRows.Colleague(reader, to, moment.Now) : null;
        var signal = code.ToSignal(
            volunteer.AsOwner, text, colleague?.Volunteer.AsOwner);
        var waiting = signal is TakeNext ? CaseRows.Waiting(reader, volunteer.Mark) : [];
        var followed = signal is EndShift or ShiftOver ? CaseRows.Followed(reader, volunteer.Id) : [];
        var decision = Decider.Run(volunteer, signal, target, own, moment.Now, colleague, waiting, followed);
        var refusal = decision.Refusal;
        var turns = new List<DeskTurn>();
        foreach (var command in decision.Commands)
        {
            if (command is TakeBack back && !OutboxRows.CanBeTakenBack(reader, back.CaseCode, volunteer.Alias, back.LineId))
            {
                refusal = Refusal.NotTakenBack;
                continue;
            }

            if (ConversationOf(reader, command.CaseCode) is not { } before)
            {
                refusal = Refusal.NoSuchCase;
                continue;
            }

            var result = Turn.Run(before, command, playbook.Value, moment);
            refusal = result.Refusal ?? refusal;
            if (result.Refusal is null || result.Effects.Count > 0)
            {
                turns.Add(new(before, command, result));
            }
        }

        return new(refusal, refusal is null ? decision.OnceTaken ?? decision.Volunteer : decision.Volunteer, turns, decision.Alert is { } alert ? new AlertCoordinators(alert, target?.Code, target?.Level ?? default) : null)
        {
            ByThemselves = signal is not ShiftOver,
            RanOut = signal is ShiftOver && volunteer.OnShiftUntil is not null && decision.Volunteer.OnShiftUntil is null,
            Taken = signal is TakeNext ? decision.Commands.SingleOrDefault()?.CaseCode : null,
        };
    }

    private Conversation? ConversationOf(SqliteConnection reader, string caseCode) =>
        reader.QuerySingleOrDefault<string>("SELECT conversation_id FROM cases WHERE code = @caseCode AND state <> 'Closed'", new { caseCode }) is { } id
            ? store.Load(reader, id)
            : null;

    private WrittenLine? Store(SqliteConnection connection, Action action, DateTimeOffset now)
    {
        if (action.Volunteer is { } volunteer)
        {
            VolunteerRows.SaveShift(connection, volunteer, action.ByThemselves ? now : null);
            if (action.RanOut)
            {
                AuditRows.OfVolunteer(connection, "shift.over", volunteer.Id, now);
            }
        }

        WrittenLine? written = null;
        foreach (var turn in action.Turns)
        {
            written = store.Commit(connection, turn.Before, turn.Result, now) ?? written;
        }

        if (action.Alert is { } alert)
        {
            AuditRows.Alert(connection, alert.Alert, alert.CaseCode, alert.Level, now);
        }

        return written;
    }

    private sealed record DeskTurn(Conversation Before, CaseCommand Command, TurnResult Result);

    private sealed record Action(Refusal? Refusal, Volunteer? Volunteer, IReadOnlyList<DeskTurn> Turns, AlertCoordinators? Alert)
    {
        /// <summary>The volunteer did it, not the clock.</summary>
        public bool ByThemselves { get; init; }

        /// <summary>A shift ended by the clock.</summary>
        public bool RanOut { get; init; }

        /// <summary>The case that was taken without being named.</summary>
        public string? Taken { get; init; }

        public string Outcome(WrittenLine? written) => DeskOutcome.Write(Refusal, Taken, written);

        public Action(Refusal refusal)
            : this(refusal, null, [], null)
        {
        }
    }
}
