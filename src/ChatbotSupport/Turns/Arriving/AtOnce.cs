using System.Diagnostics;
using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns.Rows;

namespace ChatbotSupport.Turns.Arriving;

/// <summary>
/// Answers a person in the very commit that accepts what they sent, when nothing else of theirs waits: the disk is waited for once instead of twice, and their words never lie in the inbox.
/// Whatever comes in between (a volunteer's action, a turn that fails, somebody faster) leaves nothing behind: then the message waits for its turn like any other.
/// </summary>
public sealed class AtOnce(
    Database database, Writer writer, TurnStore store, Sealer sealer, PersonKeys keys, Addresses addresses, ScreenRows screen, CurrentPlaybook playbook, TurnOptions options,
    DeskOutcomes outcomes, ReadyWork ready, Changes changes, TimeProvider clock)
{
    private readonly PersonSubject _people = new(database, writer, store, sealer, new Moments(clock, options), playbook, options, outcomes, ready);
    private readonly MessageRows _messages = new(sealer, clock);
    private readonly Accepting _accepting = new(addresses, screen, new InboxRows(sealer));

    /// <summary>Whether this message is for its person's turn alone, which this caller has now; whoever gets it must say when it is done.</summary>
    internal bool Takes(IncomingMessage message, string person) =>
        message is { CameWithOthers: false, AlbumId: null, SecondAddress: null } && ready.TurnsRun && ready.Subjects.TryTake(person);

    /// <summary>Says that the turn is over.</summary>
    internal void Done(string person) => ready.Subjects.Done(person);

    /// <summary>Stores a message together with its turn; null when nothing was stored, for it has to wait.</summary>
    internal async Task<Stored?> AnswerAsync(IncomingMessage message, string person)
    {
        var since = Stopwatch.GetTimestamp();
        var (row, seen) = _messages.Unsealed(message, person);
        try
        {
            ready.Spread.Free(person);
            var stored = await _people.AnswerAsync(person, seen, connection => keys.Has(person)
                ? _accepting.Store(connection, row, newcomer: null, message, InboxRow.IsHandled)
                : throw new StaleTurnException());
            if (stored is Stored.Fresh)
            {
                TurnMeter.Ran(person, TurnEnd.Done, Stopwatch.GetElapsedTime(since));
                changes.Bump();
            }

            return stored;
        }
        catch (Exception)
        {
            return null; // the loop runs into the same, counts it and tells of it; and what cannot be written at all is thrown by whoever stores the message
        }
    }
}
