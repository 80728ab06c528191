using ChatbotSupport.Core;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns.Rows;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Turns.Arriving;

/// <summary>Which person is behind an address of a channel; the address itself lies sealed, it is recognised by a fingerprint.</summary>
public sealed class Addresses(Database database, Writer writer, Sealer sealer)
{
    private const string InsertOne =
        """
        INSERT INTO addresses (id, channel, fingerprint, conversation_id, address, created_at, rank)
        VALUES (@row, @channel, @fingerprint, @id, @address, @at, @rank)
        """;

    /// <summary>The conversation of an address, or null when there is none.</summary>
    public string? Find(string channel, string address)
    {
        var fingerprint = Fingerprint(channel, address);
        return database.Read(connection => connection.QuerySingleOrDefault<string>(
            "SELECT conversation_id FROM addresses WHERE channel = @channel AND fingerprint = @fingerprint", new { channel, fingerprint }));
    }

    /// <summary>The conversation of an address, and whether its person is still there: not erased.</summary>
    internal KnownAddress? Know(string channel, string address)
    {
        var fingerprint = Fingerprint(channel, address);
        return database.Read(connection => connection.First(
            """
            SELECT a.conversation_id, EXISTS (SELECT 1 FROM conversations v WHERE v.id = a.conversation_id AND v.ending IS NOT 'Erase')
            FROM addresses a WHERE a.channel = @channel AND a.fingerprint = @fingerprint
            """,
            static row => new KnownAddress(row.Text(0), row.Number(1)),
            ("@channel", channel),
            ("@fingerprint", fingerprint)));
    }

    /// <summary>Whether the team has an open case of the person of an address.</summary>
    public bool HasOpenCase(string channel, string address)
    {
        var fingerprint = Fingerprint(channel, address);
        return database.Read(connection => connection.ExecuteScalar<long>(
            """
            SELECT EXISTS (SELECT 1 FROM addresses a JOIN cases c ON c.conversation_id = a.conversation_id
                           WHERE a.channel = @channel AND a.fingerprint = @fingerprint AND c.state <> 'Closed')
            """,
            new { channel, fingerprint })) != 0;
    }

    /// <summary>From now on whoever writes from the address of this conversation is a new person; a last line can still be delivered to it.</summary>
    /// <param name="conversationId">Whose.</param>
    /// <param name="channel">The channel somebody writes from there.</param>
    /// <param name="address">What they write from.</param>
    /// <param name="damagedAt">The time, when a key that does not open is the reason: coordinators are told once, and nothing about whose it was.</param>
    internal Task DetachAsync(string conversationId, string channel, string address, DateTimeOffset? damagedAt)
    {
        var fingerprint = Fingerprint(channel, address);
        return writer.RunAsync(connection =>
        {
            // Two messages of theirs may come at once: the first one finds it.
            if (damagedAt is { } now && connection.ExecuteScalar<long>(
                    "SELECT EXISTS (SELECT 1 FROM addresses WHERE conversation_id = @conversationId AND channel = @channel AND fingerprint = @fingerprint)",
                    new { conversationId, channel, fingerprint }) != 0)
            {
                AuditRows.Alert(connection, CoordinatorAlert.KeyDamaged, null, Level.L0, now);
            }

            return connection.Execute("UPDATE addresses SET fingerprint = randomblob(32) WHERE conversation_id = @conversationId", new { conversationId });
        });
    }

    /// <summary>Makes the rows of a new person; false when somebody else was faster with this address.</summary>
    internal bool Insert(SqliteConnection connection, Newcomer person, DateTimeOffset now)
    {
        var at = now.ToUnixTimeMilliseconds();
        var fingerprint = Fingerprint(person.Channel, person.Address.Reveal());
        if (connection.ExecuteScalar<long>(
                "SELECT EXISTS (SELECT 1 FROM addresses WHERE channel = @channel AND fingerprint = @fingerprint)",
                new { channel = person.Channel, fingerprint }) != 0)
        {
            return false;
        }

        connection.Execute(
            """
            INSERT INTO conversations (id, channel, state, level, flags, route, version, created_at, updated_at, reach)
            VALUES (@id, @channel, 'Menu', 'L0', '', 'Normal', 0, @at, @at, 'Unasked')
            """,
            new { id = person.Id, channel = person.Channel, at });
        Learn(connection, person.Id, person.Channel, person.Address.Reveal(), person.Rank, now);
        StoredTrace.Used(connection, person.KeyNumber);
        return true;
    }

    /// <summary>Notes an address of somebody who is known by another one. It takes the place of an earlier one of its rank; one that is somebody else's is left alone.</summary>
    internal void Learn(SqliteConnection connection, string conversationId, string channel, string address, int rank, DateTimeOffset now)
    {
        var fingerprint = Fingerprint(channel, address);
        if (connection.ExecuteScalar<long>(
                "SELECT EXISTS (SELECT 1 FROM addresses WHERE channel = @channel AND fingerprint = @fingerprint)", new { channel, fingerprint }) != 0)
        {
            return;
        }

        connection.Execute("DELETE FROM addresses WHERE conversation_id = @conversationId AND rank = @rank", new { conversationId, rank });
        var row = RowId.Draw();
        connection.Execute(InsertOne, new
        {
            row,
            channel,
            fingerprint,
            id = conversationId,
            address = sealer.Seal(conversationId, "addresses", "address", row, address),
            at = now.ToUnixTimeMilliseconds(),
            rank,
        });
    }

    /// <summary>Whether a person is known under an address of this rank.</summary>
    internal bool HasRank(string conversationId, int rank) => database.Read(connection => connection.ExecuteScalar<long>(
        "SELECT EXISTS (SELECT 1 FROM addresses WHERE conversation_id = @conversationId AND rank = @rank)", new { conversationId, rank })) != 0;

    /// <summary>Whether something was written before a person came to have their present address of a rank: told late, it says nothing about who is where now. Channels count in whole seconds.</summary>
    internal static bool IsOutdated(SqliteConnection connection, string conversationId, int rank, DateTimeOffset sentAt) => connection.ExecuteScalar<long>(
        "SELECT EXISTS (SELECT 1 FROM addresses WHERE conversation_id = @conversationId AND rank = @rank AND created_at / 1000 > @sent)",
        new { conversationId, rank, sent = sentAt.ToUnixTimeSeconds() }) != 0;

    /// <summary>The same, read by itself.</summary>
    internal bool IsOutdated(string conversationId, int rank, DateTimeOffset sentAt) => database.Read(connection => IsOutdated(connection, conversationId, rank, sentAt));

    /// <summary>Nothing leads to this person any more.</summary>
    internal static void Drop(SqliteConnection connection, string conversationId) =>
        connection.Execute("DELETE FROM addresses WHERE conversation_id = @conversationId", new { conversationId });

    /// <summary>Where to reach the person of a conversation; null when the key is gone.</summary>
    internal string? Open(string conversationId, string id, byte[] address) => sealer.Open(conversationId, "addresses", "address", id, address);

    private byte[] Fingerprint(string channel, string address) => sealer.Fingerprint($"address|{channel}|{address}");
}

/// <summary>An address somebody wrote from before.</summary>
/// <param name="ConversationId">Whose it is.</param>
/// <param name="IsThere">0 when that person was erased.</param>
internal sealed record KnownAddress(string ConversationId, long IsThere);

/// <summary>A person who writes for the first time.</summary>
/// <param name="Id">Their fresh id; their key is committed.</param>
/// <param name="KeyNumber">The number of the key.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Address">Where they are on it.</param>
/// <param name="Rank">Which of their addresses it is.</param>
internal sealed record Newcomer(string Id, long KeyNumber, string Channel, PersonText Address, int Rank = 0);
