using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Turns.Rows;

/// <summary>The table of conversations: the whole sealed, beside it the few plain columns that queues and clocks need.</summary>
internal sealed class ConversationRows(Sealer sealer, PersonKeys keys, TurnOptions options)
{
    private const string Select =
        """
        SELECT id, channel, state, level, flags, route, version, "left", sealed FROM conversations WHERE id = @id
        """;

    private const string Update =
        """
        UPDATE conversations
        SET state = @state, flow = @flow, step = @step, level = @level, flags = @flags, route = @route, version = @version, updated_at = @now,
            stopped = CASE WHEN @blocked THEN 1 WHEN last_person_at IS @lastPersonAt THEN stopped ELSE 0 END,
            noticed = CASE WHEN last_person_at IS @lastPersonAt THEN noticed ELSE 0 END,
            last_person_at = @lastPersonAt, reach = @reach, awaits_continue = @awaitsContinue, fresh_at = @freshAt, "left" = @left, sealed = CASE WHEN @keepsSealed THEN sealed ELSE @sealed END,
            ending = CASE WHEN ending = 'Leave' AND @left = 0 THEN NULL ELSE ending END
        WHERE id = @id AND version = @before
        """;

    /// <summary>Whoever is at L3 or above: nothing of theirs is put off.</summary>
    public static IReadOnlyList<string> InDanger(SqliteConnection connection) =>
        connection.Query<string>("SELECT id FROM conversations WHERE level IN ('L3', 'L4')").AsList();

    /// <summary>Whether a person is there: neither forgotten, nor erased and waiting for their last line, nor a stub that stands for somebody who is gone.</summary>
    public static bool IsThere(SqliteConnection connection, string id) => connection.Number(
        "SELECT EXISTS (SELECT 1 FROM conversations WHERE id = @id AND ending IS NOT 'Erase' AND (version = 0 OR sealed IS NOT NULL))", ("@id", id)) != 0;

    /// <summary>The conversation as it is now; null when it is forgotten.</summary>
    public Conversation? Load(SqliteConnection connection, string id)
    {
        if (connection.First(Select, Read, ("@id", id)) is not { } row)
        {
            return null;
        }

        if (row.Sealed is { } sealedBytes && sealer.OpenBytes(id, "conversations", "sealed", id, sealedBytes) is { } json)
        {
            // The columns know more: whoever fled while the turn of it failed has left all the same.
            var stored = ConversationJson.Read(json);
            var hasFled = row.HasLeft != 0 && !stored.Left;
            return stored with { Left = row.HasLeft != 0, Version = (int)row.Version, Case = hasFled && stored.Case is { IsOpen: true } open ? open with { PersonLeft = true } : stored.Case };
        }

        return row.Version == 0 ? new Conversation { Id = row.Id, Channel = row.Channel } : Stub(connection, row);
    }

    /// <summary>Writes the next conversation over the one it was made from.</summary>
    /// <exception cref="StaleTurnException">Somebody else wrote it meanwhile.</exception>
    public void Save(SqliteConnection connection, Conversation before, Conversation next, DateTimeOffset now)
    {
        var changed = connection.Run(
            Update,
            ("@id", next.Id),
            ("@before", before.Version),
            ("@version", next.Version),
            ("@state", next.State.ToString()),
            ("@flow", next.Cursor?.Flow),
            ("@step", next.Cursor?.Step),
            ("@level", next.Level.ToString()),
            ("@flags", Names.Join(next.Flags)),
            ("@route", next.Route.ToString()),
            ("@now", now.ToUnixTimeMilliseconds()),
            ("@lastPersonAt", next.LastPersonAt?.ToUnixTimeMilliseconds()),
            ("@reach", next.Reach.ToString()),
            ("@freshAt", next.FreshAt?.ToUnixTimeMilliseconds()),
            ("@awaitsContinue", next.AwaitsContinue ? 1L : 0),
            ("@left", next.Left ? 1L : 0),
            ("@blocked", next.Blocked ? 1L : 0),
            ("@keepsSealed", keys.IsDamaged(next.Id) ? 1L : 0), // an older copy of the keys may open it again
            ("@sealed", keys.Has(next.Id) ? sealer.SealBytes(next.Id, "conversations", "sealed", next.Id, ConversationJson.Write(next)) : null));
        if (changed == 0)
        {
            throw new StaleTurnException();
        }
    }

    /// <summary>What is left of an erased person whose case a coordinator has yet to sign off.</summary>
    private Conversation Stub(SqliteConnection connection, Row row) => new()
    {
        Id = row.Id,
        Channel = row.Channel,
        State = Enum.Parse<ConversationState>(row.State),
        Version = (int)row.Version,
        Level = Enum.Parse<Level>(row.Level),
        Flags = Names.Split<Flag>(row.Flags),
        Route = Enum.Parse<Route>(row.Route),
        Case = CaseRows.OpenCaseOf(connection, row.Id, options.Zone),
        Left = true,
    };

    private static Row Read(StatementRow row) => new(row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.Text(4), row.Text(5), row.Number(6), row.Number(7), row.Bytes(8));

    private sealed record Row(string Id, string Channel, string State, string Level, string Flags, string Route, long Version, long HasLeft, byte[]? Sealed);
}
