using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Delivery;
using ChatbotSupport.Privacy;
using ChatbotSupport.Turns.Arriving;
using ChatbotSupport.Turns.Rows;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Turns;

/// <summary>Performs everything a turn wants done, in the transaction that also stores the conversation: all of it or nothing.</summary>
public sealed class TurnStore(Sealer sealer, PersonKeys keys, TurnOptions options)
{
    private readonly ConversationRows _conversations = new(sealer, keys, options);
    private readonly LineRows _lines = new(sealer);
    private readonly OutboxRows _outbox = new(sealer);

    /// <summary>The conversation as it is now; null when it is forgotten.</summary>
    public Conversation? Load(SqliteConnection connection, string conversationId) => _conversations.Load(connection, conversationId);

    /// <summary>Stores the outcome of a turn.</summary>
    /// <param name="connection">The writing connection.</param>
    /// <param name="before">The conversation the turn was run on.</param>
    /// <param name="result">What it yielded.</param>
    /// <param name="now">The time of the turn.</param>
    /// <param name="origins">By what the messages are recognised that the person's lines of this turn were, in their order.</param>
    /// <returns>The line that a volunteer wrote in this turn; null when none did.</returns>
    internal WrittenLine? Commit(SqliteConnection connection, Conversation before, TurnResult result, DateTimeOffset now, IReadOnlyList<byte[]?>? origins = null)
    {
        var waiting = new Queue<byte[]?>(HaveALineEach(origins, result) ? origins! : []);
        var next = result.Conversation;
        var behind = result.Effects.OfType<LeaveCaseBehind>().SingleOrDefault();
        var caseCode = next.Case is { IsOpen: true } open ? open.Code : behind is null && before.Case is { IsOpen: true } closed ? closed.Code : null;
        _conversations.Save(connection, before, next, now);
        if (behind is not null)
        {
            var ended = before with { Case = behind.Case };
            CaseRows.Save(connection, before, ended);
            DebriefRows.Offer(connection, before, ended, now);
        }

        CaseRows.Save(connection, before, next);
        DebriefRows.Offer(connection, before, next, now);
        if (before.Left && !next.Left)
        {
            OutboxRows.CancelDull(connection, next.Id);
        }

        // Where an earlier «موافقة» still holds, nobody was asked about what was told to the bot alone since.
        if (caseCode is not null && before.Case is not { IsOpen: true } && next.Case is not { IsOpen: true, Consent: Consent.Given })
        {
            LineRows.JoinCase(connection, next.Id, caseCode);
        }

        // A stub of an erased person has nobody to write to and nothing to seal with; and what is done about the case until the key goes is said to nobody either.
        var reachable = keys.Has(next.Id) && before.Case is not { IsOpen: true, Erased: true };
        WrittenLine? written = null;
        foreach (var effect in result.Effects.Where(effect => reachable || effect is not (SayToPerson or KeepLine or LeaveCaseBehind)))
        {
            var origin = effect is not KeepLine { Author: LineAuthor.Person or LineAuthor.Remark } ? null
                : origins is [var only] ? only
                : waiting.TryDequeue(out var one) ? one
                : null;
            written = Perform(connection, effect, next, caseCode, now, origin) ?? written;
        }

        foreach (var code in result.Counted)
        {
            // How far flows lead is counted without saying who went there; only the time until a human wrote belongs to its case.
            AuditRows.Happened(connection, code, null, code == Counting.FirstReply ? caseCode : null, now);
        }

        return written;
    }

    // What was divided into lines and a remark, or left out, is not counted by message any more: then nobody knows which line was which.
    private static bool HaveALineEach(IReadOnlyList<byte[]?>? origins, TurnResult result) => origins is not null
        && result.Effects.All(effect => effect is not KeepLine { Author: LineAuthor.Remark })
        && result.Effects.Count(effect => effect is KeepLine { Author: LineAuthor.Person }) == origins.Count;

    private WrittenLine? Perform(SqliteConnection connection, Effect effect, Conversation next, string? caseCode, DateTimeOffset now, byte[]? origin)
    {
        switch (effect)
        {
            case SayToPerson say:
                return Say(connection, say, next, caseCode, now);
            case KeepLine line:
                return _lines.Add(connection, next.Id, line.Author == LineAuthor.Remark ? next.Case?.Code : caseCode, line, now, origin) is var kept && line.Author == LineAuthor.Note ? new(kept, IsNote: true) : null;
            case StartTimer timer:
                TimerRows.Start(connection, next.Id, timer.Kind.ToString(), now, timer.DueAt);
                break;
            case StopTimer timer:
                TimerRows.Stop(connection, next.Id, timer.Kind.ToString());
                break;
            case AlertCoordinators alert:
                AuditRows.Alert(connection, alert.Alert, alert.CaseCode, alert.Level, now);
                break;
            case StateChanged change:
                AuditRows.Happened(connection, $"state.{change.From}.{change.To}.{change.Trigger}", next.Id, caseCode, now);
                break;
            case Happened happened:
                AuditRows.Happened(connection, happened.Code, next.Id, caseCode, now);
                break;
            case ReleaseHeldLines:
                OutboxRows.Release(connection, next.Id, now);
                break;
            case LeaveCaseBehind behind:
                _lines.Add(connection, next.Id, behind.Case.Code, new KeepLine(LineAuthor.System, behind.Line, Live: true), now, null);
                AuditRows.Happened(connection, "case_closed_" + behind.Case.Outcome, next.Id, behind.Case.Code, now);
                break;
            case DropHeldLines:
                OutboxRows.DropHeld(connection, next.Id);
                break;
            case TakeLineBack taken:
                _outbox.TakeBack(connection, next, taken.LineId, now);
                break;
            case ForgetSaid said:
                _outbox.ForgetSaid(connection, next, said, now);
                break;
            case LeaveQuickly:
                Leave(connection, next, now);
                break;
            case ErasePerson erase:
                Erase(connection, next, now, erase.HasLastLine);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(effect), effect.GetType().Name, "unknown effect");
        }

        return null;
    }

    private WrittenLine? Say(SqliteConnection connection, SayToPerson say, Conversation next, string? caseCode, DateTimeOffset now)
    {
        var message = say.Message;
        // The dull line is what the screen is left with; it is not part of the talk.
        var line = message.Kind == MessageKind.Dull || say.InTalk.Length == 0 ? null : _lines.Add(connection, next.Id, caseCode, AsLine(say, next), now);
        _outbox.Add(connection, next, message, line, say.Waits, now);
        return message.Kind == MessageKind.Volunteer && line is not null ? new(line, IsNote: false) : null;
    }

    private static KeepLine AsLine(SayToPerson say, Conversation next) => say.Message.Kind == MessageKind.Volunteer
        ? new(LineAuthor.Volunteer, say.InTalk, Live: true, say.Message.Alias)
        : new(LineAuthor.Bot, say.InTalk, Live: next.State == ConversationState.WithVolunteer);

    /// <summary>Drops what waits for the person; on the web their address ends with the last line.</summary>
    internal static void Leave(SqliteConnection connection, Conversation next, DateTimeOffset now)
    {
        OutboxRows.CancelAll(connection, next.Id);
        if (next.Channel == Mailbox.Channel)
        {
            End(connection, next.Id, Endings.Leave, now, now + TurnLimits.EndingAtMost);
        }
    }

    // Nobody looks at this screen, so not even the dull line is said; but what lies on it is cleared before key and address go.
    private bool ClearSilently(SqliteConnection connection, Conversation next, DateTimeOffset now)
    {
        if (!ClearedScreens.Has(next.Channel) || !keys.Has(next.Id))
        {
            return false;
        }

        _outbox.Add(connection, next, new Message("", [], MessageKind.Dull), null, waits: false, now);
        return true;
    }

    private void Erase(SqliteConnection connection, Conversation next, DateTimeOffset now, bool isSaid)
    {
        Forgetting.EmptyRows(connection, next.Id);
        TimerRows.StopAll(connection, next.Id);
        var hasLastLine = isSaid || ClearSilently(connection, next, now); // after the emptying, which would take it with the rest
        End(connection, next.Id, Endings.Erase, now, hasLastLine ? now + TurnLimits.EndingAtMost : now);
    }

    private static void End(SqliteConnection connection, string conversationId, string ending, DateTimeOffset now, DateTimeOffset atLatest)
    {
        connection.Execute("UPDATE conversations SET ending = @ending WHERE id = @conversationId", new { conversationId, ending });
        TimerRows.Start(connection, conversationId, TimerRows.Ending, now, atLatest);
    }
}
