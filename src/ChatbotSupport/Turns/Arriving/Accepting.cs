using ChatbotSupport.Storage;
using ChatbotSupport.Turns.Rows;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Turns.Arriving;

/// <summary>What is written when a message is accepted, in the transaction that does it.</summary>
internal sealed class Accepting(Addresses addresses, ScreenRows screen, InboxRows rows)
{
    /// <summary>Stores a message and what it tells of its person.</summary>
    /// <param name="connection">The writing connection.</param>
    /// <param name="row">The row of the message.</param>
    /// <param name="newcomer">Whoever writes for the first time, or null.</param>
    /// <param name="message">The message.</param>
    /// <param name="state">`Handled` where its turn is stored in the same transaction.</param>
    public Stored Store(SqliteConnection connection, NewInboxRow row, Newcomer? newcomer, IncomingMessage message, string state = InboxRow.Waits)
    {
        if (!InboxRows.Add(connection, row, state))
        {
            return Stored.Repeated;
        }

        if (newcomer is null ? ConversationRows.IsThere(connection, row.Subject) : addresses.Insert(connection, newcomer, row.ReceivedAt))
        {
            NoteReach(connection, row, message);
            if (message.MessageId is { } messageId)
            {
                // Messengers count from when it was sent, which may be long ago after an outage.
                screen.Add(connection, row.Subject, row.Channel, messageId.Reveal(), null, row.SentAt < row.ReceivedAt ? row.SentAt : row.ReceivedAt);
            }

            if (message.AlbumId is { } album && !InboxRows.Add(connection, AlbumOf(row, album), InboxRow.IsHandled))
            {
                InboxRows.JoinAlbum(connection, row.Id);
            }

            return Stored.Fresh;
        }

        connection.Execute("DELETE FROM inbox WHERE id = @id", new { id = row.Id });
        return Stored.NotTheirs;
    }

    /// <summary>Where the person can be written to, and until when.</summary>
    private void NoteReach(SqliteConnection connection, NewInboxRow row, IncomingMessage message)
    {
        if (message.SecondAddress is { } second && !Addresses.IsOutdated(connection, row.Subject, message.AddressRank + 1, message.SentAt))
        {
            addresses.Learn(connection, row.Subject, message.Channel, message.Address.Reveal(), message.AddressRank, row.ReceivedAt);
            addresses.Learn(connection, row.Subject, message.Channel, second.Reveal(), message.AddressRank + 1, row.ReceivedAt);
        }

        if (message.OpenUntil is { } until)
        {
            WindowRows.Open(connection, row.Subject, until, row.ReceivedAt);
        }
    }

    private NewInboxRow AlbumOf(NewInboxRow row, string album) =>
        row with { Id = RowId.Draw(), Hash = rows.Hash(row.Channel, "album " + album), Kind = InboxRow.AlbumKind, Code = null, Payload = null };
}

/// <summary>What became of storing a message.</summary>
internal enum Stored
{
    /// <summary>It is there now.</summary>
    Fresh,

    /// <summary>It was there before.</summary>
    Repeated,

    /// <summary>Its address is somebody else's by now.</summary>
    NotTheirs,
}
