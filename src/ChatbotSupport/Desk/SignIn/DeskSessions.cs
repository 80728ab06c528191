using ChatbotSupport.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Desk.SignIn;

/// <summary>Who is signed in at the desk, decided on the server at every request.</summary>
internal sealed class DeskSessions(Writer writer, Database database, TimeProvider clock)
{
    private const string Alive =
        """
        select s.token_hash as TokenHash, s.volunteer_id as VolunteerId, s.expires_at as ExpiresAt, s.last_seen_at as LastSeenAt,
               v.alias as Alias, v.coordinator as Coordinator, v.on_shift_until as OnShiftUntil, v.contact_at as ContactAt,
               v.approved_at as ApprovedAt
        from desk_sessions s join volunteers v on v.id = s.volunteer_id
        where s.token_hash = @hash and v.removed_at is null and s.expires_at > @now and s.last_seen_at > @idle
        """;

    /// <summary>Opens a session and returns its secret for the cookie.</summary>
    public static string Add(SqliteConnection connection, string volunteerId, DateTimeOffset now)
    {
        var secret = Secret.Draw();
        connection.Execute("delete from desk_sessions where expires_at <= @now", new { now = now.ToUnixTimeMilliseconds() });
        connection.Execute(
            """
            insert into desk_sessions (token_hash, volunteer_id, created_at, expires_at, last_seen_at)
            values (@hash, @volunteerId, @now, @until, @now)
            """,
            new
            {
                hash = Secret.Hash(secret),
                volunteerId,
                now = now.ToUnixTimeMilliseconds(),
                until = (now + DeskLimits.SessionLifetime).ToUnixTimeMilliseconds(),
            });
        return secret;
    }

    /// <summary>The volunteer behind a session's secret, or null when they are signed out, idle, late or removed.</summary>
    public SignedIn? Find(string? secret)
    {
        var hash = Secret.Hash(secret);
        if (hash is null)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        using var connection = database.OpenReader();
        var row = connection.QuerySingleOrDefault<SessionRow>(Alive, new
        {
            hash,
            now = now.ToUnixTimeMilliseconds(),
            idle = (now - DeskLimits.SessionIdle).ToUnixTimeMilliseconds(),
        });
        return row is null || !Secret.Same(row.TokenHash, hash)
            ? null
            : new SignedIn(
                row.VolunteerId, row.Alias, row.Coordinator != 0 && row.ApprovedAt is not null, row.OnShiftUntil, row.ExpiresAt, row.LastSeenAt, row.ContactAt,
                row.ApprovedAt is null, hash);
    }

    /// <summary>Writes down that an open page was heard of, and whether the volunteer themselves did something: only that keeps the session from idling out.</summary>
    public async Task<SignedIn> SeenAsync(SignedIn session, bool byHand)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        // Not only later: after the clock was set back, what was noted lies ahead.
        var seen = byHand && Math.Abs(now - session.LastSeenAt) >= DeskLimits.SeenEvery.TotalMilliseconds;
        var heard = session.ContactAt is not { } before || Math.Abs(now - before) >= DeskLimits.ContactEvery.TotalMilliseconds;
        if (!seen && !heard)
        {
            return session;
        }

        await writer.RunAsync(connection => connection.Execute(
            """
            update volunteers set contact_at = @now where id = @volunteerId;
            update desk_sessions set last_seen_at = @now where token_hash = @hash and @seen;
            """,
            new { now, volunteerId = session.VolunteerId, hash = session.Hash, seen = seen ? 1 : 0 }));
        return session with { ContactAt = now, LastSeenAt = seen ? now : session.LastSeenAt };
    }

    /// <summary>Signs out, here or on every device; true while the volunteer is still signed in on another one.</summary>
    public Task<bool> EndAsync(SignedIn session, bool everywhere) => writer.RunAsync(connection =>
    {
        if (everywhere)
        {
            EndAll(connection, session.VolunteerId);
        }
        else
        {
            connection.Execute("delete from desk_sessions where token_hash = @hash", new { hash = session.Hash });
        }

        var now = clock.GetUtcNow();
        return connection.ExecuteScalar<long>(
            "select exists (select 1 from desk_sessions where volunteer_id = @volunteerId and expires_at > @now and last_seen_at > @idle)",
            new
            {
                volunteerId = session.VolunteerId,
                now = now.ToUnixTimeMilliseconds(),
                idle = (now - DeskLimits.SessionIdle).ToUnixTimeMilliseconds(),
            }) != 0;
    });

    /// <summary>Ends every session and unused link of a volunteer.</summary>
    public static int EndAll(SqliteConnection connection, string volunteerId) => connection.Execute(
        """
        delete from desk_sessions where volunteer_id = @volunteerId;
        delete from sign_in_links where volunteer_id = @volunteerId and used_at is null;
        """,
        new { volunteerId });

    private sealed record SessionRow(
        byte[] TokenHash, string VolunteerId, long ExpiresAt, long LastSeenAt, string Alias, long Coordinator, long? OnShiftUntil, long? ContactAt,
        long? ApprovedAt);
}
