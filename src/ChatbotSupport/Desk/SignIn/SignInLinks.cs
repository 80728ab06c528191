using System.Globalization;
using ChatbotSupport.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Desk.SignIn;

/// <summary>The one-use links volunteers come in by.</summary>
internal sealed class SignInLinks(Writer writer, Database database, TimeProvider clock)
{
    // The links themselves are dropped some time after they were used.
    private const string FirstSignInKey = "first_sign_in";

    private const string Usable =
        """
        select l.token_hash as TokenHash, l.volunteer_id as VolunteerId
        from sign_in_links l join volunteers v on v.id = l.volunteer_id
        where l.token_hash = @hash and l.used_at is null and l.expires_at > @now and v.removed_at is null
        """;

    /// <summary>Whether anybody has ever come in.</summary>
    public static bool WasEverUsed(SqliteConnection connection) =>
        connection.ExecuteScalar<long>("select exists (select 1 from meta where key = @FirstSignInKey)", new { FirstSignInKey }) != 0;

    /// <summary>Writes a fresh link for a volunteer and returns its path; earlier unused links of theirs end.</summary>
    public static string Add(SqliteConnection connection, string volunteerId, DateTimeOffset now, TimeSpan lifetime)
    {
        var secret = Secret.Draw();
        connection.Execute("delete from sign_in_links where volunteer_id = @volunteerId and used_at is null", new { volunteerId });
        connection.Execute(
            "insert into sign_in_links (token_hash, volunteer_id, expires_at) values (@hash, @volunteerId, @until)",
            new { hash = Secret.Hash(secret), volunteerId, until = (now + lifetime).ToUnixTimeMilliseconds() });
        return $"/desk/in/{secret}";
    }

    /// <summary>Whether a link can still be used; looking does not use it up, because messengers open links to show a preview.</summary>
    public bool CanUse(string? secret)
    {
        var hash = Secret.Hash(secret);
        if (hash is null)
        {
            return false;
        }

        using var connection = database.OpenReader();
        return Find(connection, hash) is not null;
    }

    /// <summary>Uses a link up and opens a session with it; null when it is spent, late, unknown or its volunteer is gone.</summary>
    public async Task<string?> UseAsync(string? secret)
    {
        // Looked at before it is written, so that guessing never occupies the writer.
        return CanUse(secret) && Secret.Hash(secret) is { } hash ? await writer.RunAsync(connection => Use(connection, hash)) : null;
    }

    private string? Use(SqliteConnection connection, byte[] hash)
    {
        if (Find(connection, hash) is not { } link)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        connection.Execute(
            "update sign_in_links set used_at = @now where token_hash = @hash",
            new { now = now.ToUnixTimeMilliseconds(), hash });
        connection.Execute(
            "insert into meta (key, value) values (@FirstSignInKey, @value) on conflict (key) do nothing",
            new { FirstSignInKey, value = now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) });
        return DeskSessions.Add(connection, link.VolunteerId, now);
    }

    private LinkRow? Find(SqliteConnection connection, byte[] hash)
    {
        var row = connection.QuerySingleOrDefault<LinkRow>(Usable, new { hash, now = clock.GetUtcNow().ToUnixTimeMilliseconds() });
        return row is not null && Secret.Same(row.TokenHash, hash) ? row : null;
    }

    private sealed record LinkRow(byte[] TokenHash, string VolunteerId);
}
