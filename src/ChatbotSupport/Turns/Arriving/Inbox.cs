using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns.Rows;
using Dapper;

namespace ChatbotSupport.Turns.Arriving;

/// <summary>The one door: whatever happens to a conversation is stored here first, and acknowledged only after the commit.</summary>
public sealed class Inbox(
    Addresses addresses, Joining joining, Database database, Writer writer, Sealer sealer, PersonKeys keys, ScreenRows screen, AtOnce atOnce, ReadyWork ready, DeskOutcomes outcomes, TimeProvider clock)
{
    private const string ConsoleChannel = "console";

    private readonly InboxRows _rows = new(sealer);
    private readonly MessageRows _messages = new(sealer, clock);
    private readonly Accepting _accepting = new(addresses, screen, new InboxRows(sealer));
    private readonly ActionRows _actions = new(sealer, keys, clock);

    /// <summary>Stores what a person sent; completes once it is safe.</summary>
    public async Task<Accepted> AcceptAsync(IncomingMessage message)
    {
        // Told once more, perhaps late: it must not move anybody, whoever has its addresses now.
        if (message.SecondAddress is not null && Original(message.Channel, _rows.Hash(message.Channel, message.ExternalId.Reveal())) is { } before)
        {
            return new(before, Repeated: true);
        }

        while (true)
        {
            var (person, newcomer) = await WhoIsItAsync(message);
            if (newcomer is not null || !atOnce.Takes(message, person))
            {
                if (await WaitAsync(message, person, newcomer) is { } waits)
                {
                    return waits;
                }

                continue;
            }

            try
            {
                // Until it is answered, or stored to wait, no other turn of this person begins. Only what they send over a second connection in this very moment may be stored before it.
                if (await AnswerAsync(message, person) is { } answered)
                {
                    return answered;
                }
            }
            finally
            {
                atOnce.Done(person);
            }
        }
    }

    private async Task<Accepted?> AnswerAsync(IncomingMessage message, string person) => await atOnce.AnswerAsync(message, person) switch
    {
        Stored.Fresh => new(person, Repeated: false),
        Stored.Repeated => new(person, Repeated: true),
        _ => await WaitAsync(message, person, newcomer: null),
    };

    /// <summary>Stores a message that waits for its turn; null when whoever sent it has to be looked for once more.</summary>
    private async Task<Accepted?> WaitAsync(IncomingMessage message, string person, Newcomer? newcomer)
    {
        if (_messages.RowOf(message, person) is not { } row)
        {
            return null; // erased in this very moment: whoever writes now is somebody new
        }

        switch (await StoreAsync(row, newcomer, message))
        {
            case Stored.Fresh:
                ready.Spread.Free(person);
                ready.Subjects.Add(person);
                return new(person, Repeated: false);
            case Stored.Repeated:
                return new(newcomer is null ? person : Original(row.Channel, row.Hash!) ?? person, Repeated: true);
            default:
                return null; // the address changed hands in this very moment
        }
    }

    /// <summary>Stores what a volunteer does and waits for its outcome.</summary>
    /// <param name="volunteerId">Who.</param>
    /// <param name="signal">What.</param>
    /// <param name="externalId">The press's own id; a repeated one is done once.</param>
    /// <param name="patience">How long to wait; the action goes on either way.</param>
    public async Task<DeskOutcome> ActAsync(string volunteerId, DeskSignal signal, string externalId, TimeSpan? patience = null) =>
        await (await HandInAsync(volunteerId, signal, externalId)).OutcomeAsync(patience);

    /// <summary>Stores what a volunteer does; completes once it is safe. What became of it can be waited for afterwards.</summary>
    /// <param name="volunteerId">Who.</param>
    /// <param name="signal">What.</param>
    /// <param name="externalId">By what it is recognised when it comes again.</param>
    /// <param name="written">By what the earlier action is found whose line they take back, where nobody knows the line yet: its turn comes before this one.</param>
    internal async Task<HandedIn> HandInAsync(string volunteerId, DeskSignal signal, string externalId, byte[]? written = null)
    {
        var command = (signal as ActOnCase)?.Command;
        var about = command is null ? null : ConversationOf(command.CaseCode);
        if (command is not null && about is null)
        {
            return new(DeskOutcome.Refused(Refusal.NoSuchCase));
        }

        if (_actions.RowOf(volunteerId, signal, externalId, about, written) is not { } row)
        {
            return new(DeskOutcome.Refused(Refusal.Unreachable));
        }

        var key = Convert.ToHexString(row.Hash!);
        var outcome = outcomes.Expect(key);
        if (await writer.RunAsync(connection => _actions.Store(connection, row)) is { } known)
        {
            outcomes.Forget(key);
            return new(DeskOutcome.Read(known));
        }

        ready.Subjects.Add(row.Subject);
        return new(patience => outcomes.WaitAsync(key, outcome, clock, patience));
    }

    /// <summary>By what the row of an action is found again.</summary>
    internal byte[] KeyOf(string externalId) => _rows.Hash(ActionRows.Channel, externalId);

    /// <summary>Erases a person from the console, as if they had done it, and waits for the outcome; written down with the case's code.</summary>
    public async Task<DeskOutcome> EraseAsync(string conversationId, string caseCode)
    {
        var id = RowId.Draw();
        var now = clock.GetUtcNow();
        var row = new NewInboxRow(
            id, conversationId, conversationId, ConsoleChannel, _rows.Hash(ConsoleChannel, id), InboxRow.ConsoleKind, null, null, now, now);
        var key = Convert.ToHexString(row.Hash!);
        var outcome = outcomes.Expect(key);
        var isStored = await writer.RunAsync(connection =>
        {
            AuditRows.Happened(connection, "console.erase", null, caseCode, now);
            return ConversationRows.IsThere(connection, conversationId) && InboxRows.Add(connection, row);
        });
        if (!isStored)
        {
            outcomes.Forget(key);
            return DeskOutcome.Read(DeskOutcome.Write(null)); // somebody was faster, perhaps the person
        }

        ready.Subjects.Add(conversationId);
        return await outcomes.WaitAsync(key, outcome, clock);
    }

    /// <summary>Puts aside something of a channel that cannot be read: its id and a code, and coordinators are told once. Completes once it is safe.</summary>
    public Task ParkAsync(string channel, string externalId, string code) => writer.RunAsync(connection =>
    {
        var now = clock.GetUtcNow();
        var row = new NewInboxRow(RowId.Draw(), "", null, channel, _rows.Hash(channel, externalId), InboxRow.UnreadableKind, code, null, now, now);
        if (InboxRows.Add(connection, row, "Parked"))
        {
            AuditRows.AlertAbout(connection, CoordinatorAlert.UpdateUnreadable, null, now);
        }

        return true;
    });

    private async Task<Stored> StoreAsync(NewInboxRow row, Newcomer? newcomer, IncomingMessage message)
    {
        var stored = Stored.Repeated;
        try
        {
            stored = await writer.RunAsync(connection => _accepting.Store(connection, row, newcomer, message));
            return stored;
        }
        finally
        {
            // Whether somebody else was faster or the disk is full: a key of nobody is not kept.
            if (stored is not Stored.Fresh && newcomer is not null)
            {
                keys.Delete(newcomer.Id);
            }
        }
    }

    /// <summary>The person of the address, or a new one with a committed key. An erased person's address belongs to nobody.</summary>
    private async Task<(string Person, Newcomer? Newcomer)> WhoIsItAsync(IncomingMessage message)
    {
        var person = await FindAsync(message.Channel, message.Address.Reveal());
        if (message.SecondAddress is { } second)
        {
            person = await joining.OneOfAsync(person, await FindAsync(message.Channel, second.Reveal()), message);
        }

        if (person is not null)
        {
            return (person, null);
        }

        var id = RowId.DrawPerson();
        return (id, new Newcomer(id, await keys.CreateAsync(id), message.Channel, message.Address, message.AddressRank));
    }

    /// <summary>Somebody is to be found elsewhere from now on. Completes once it is safe; nothing happens for whoever never wrote.</summary>
    public async Task MoveAsync(Move move)
    {
        string? person = null;
        foreach (var address in move.Before)
        {
            person ??= await FindAsync(move.Channel, address);
        }

        if (person is null)
        {
            return;
        }

        foreach (var (address, _) in move.After)
        {
            if (await FindAsync(move.Channel, address) is { } other && other != person)
            {
                person = await joining.JoinAsync(person, other, move.After);
            }
        }

        if (await joining.MoveAsync(person, move, _rows.Hash(move.Channel, move.ExternalId)))
        {
            ready.Subjects.Add(person);
        }
    }

    private async Task<string?> FindAsync(string channel, string address)
    {
        if (addresses.Know(channel, address) is not { ConversationId: var person } known)
        {
            return null;
        }

        if (known.IsThere != 0 && keys.Has(person))
        {
            return person;
        }

        await addresses.DetachAsync(person, channel, address, known.IsThere != 0 && keys.IsDamaged(person) ? clock.GetUtcNow() : null);
        return null;
    }

    // Of somebody forgotten only the id of the message is left, which leads to nobody.
    private string? Original(string channel, byte[] hash) => database.Read(connection => connection.QuerySingleOrDefault<string>(
        "SELECT coalesce(conversation_id, '') FROM inbox WHERE channel = @channel AND external_hash = @hash", new { channel, hash }));

    private string? ConversationOf(string caseCode) => database.Read(connection => connection.QuerySingleOrDefault<string>(
        "SELECT conversation_id FROM cases WHERE code = @caseCode AND state <> 'Closed'", new { caseCode }));
}
