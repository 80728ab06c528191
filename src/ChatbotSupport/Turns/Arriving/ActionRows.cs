using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns.Rows;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Turns.Arriving;

/// <summary>What a volunteer does as a row of the inbox: sealed with the key of the person it is about, and found again when the same press comes once more.</summary>
internal sealed class ActionRows(Sealer sealer, PersonKeys keys, TimeProvider clock)
{
    /// <summary>The channel of these rows.</summary>
    public const string Channel = "desk";

    private readonly InboxRows _rows = new(sealer);

    /// <summary>The row; null when the person it is about was erased.</summary>
    public NewInboxRow? RowOf(string volunteerId, DeskSignal signal, string externalId, string? about, byte[]? written = null)
    {
        var id = RowId.Draw();
        var now = clock.GetUtcNow();
        try
        {
            return new(
                id, InboxRow.VolunteerPrefix + volunteerId, about, Channel, _rows.Hash(Channel, externalId), InboxRow.DeskKind,
                DeskCode.Write(signal), _rows.Seal(about, id, DeskCode.TextOf(signal)), now, now)
            {
                About = written,
            };
        }
        catch (KeyGoneException)
        {
            return null;
        }
    }

    /// <summary>Stores it. The outcome, when there is nothing to wait for: the action was stored before, or its words are for somebody who was erased meanwhile.</summary>
    public string? Store(SqliteConnection connection, NewInboxRow row)
    {
        // Whose key goes only now has their rows emptied after this one.
        if (row.ConversationId is { } about && !keys.Has(about))
        {
            if (row.Payload is not null)
            {
                return Outcome(connection, row) ?? nameof(Refusal.Unreachable);
            }

            row = row with { ConversationId = null };
        }

        return InboxRows.Add(connection, row) ? null : Outcome(connection, row);
    }

    /// <summary>The line that an action wrote; null when it has not run, or wrote none.</summary>
    public static string? LineOf(SqliteConnection connection, byte[] action) => Outcome(connection, Channel, action) is { } outcome ? DeskOutcome.Read(outcome).Written?.Id : null;

    private static string? Outcome(SqliteConnection connection, NewInboxRow row) => Outcome(connection, row.Channel, row.Hash!);

    private static string? Outcome(SqliteConnection connection, string channel, byte[] hash) =>
        connection.QuerySingleOrDefault<string>("SELECT outcome FROM inbox WHERE channel = @channel AND external_hash = @hash", new { channel, hash });
}
