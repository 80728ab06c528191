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
        select l.token_hash as TokenHash, l.volunteer_id as VolunteerId, l.browser as Browser
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

    /// <summary>
    /// Somebody looks at the page of a link. The first browser that opens it is the only one it works in from then on: a link that was copied on its way is dead in other hands.
    /// What only makes a preview, as messengers do, opens no page and takes nothing.
    /// </summary>
    /// <param name="secret">What stands in the link.</param>
    /// <param name="browser">What the browser was given when it came here before, or null.</param>
    /// <param name="opens">It is a browser that opens a page.</param>
    public async Task<LinkLook> LookAsync(string? secret, string? browser, bool opens)
    {
        var hash = Secret.Hash(secret);
        if (hash is null)
        {
            return LinkLook.Spent;
        }

        using (var connection = database.OpenReader())
        {
            if (Find(connection, hash) is not { } link)
            {
                return LinkLook.Spent;
            }

            if (link.Browser is not null || !opens)
            {
                return new(MayUse(link, Secret.Hash(browser)), null);
            }
        }

        var given = Secret.Hash(browser) is not null ? browser! : Secret.Draw(); // another link of theirs may be bound to what they have
        return await writer.RunAsync(connection => connection.Execute(
            "update sign_in_links set browser = @browser where token_hash = @hash and browser is null and used_at is null", new { hash, browser = Secret.Hash(given) })) > 0
            ? new(true, given)
            : LinkLook.Spent;
    }

    /// <summary>Uses a link up and opens a session with it; null when it is spent, late, unknown, opened in another browser, or its volunteer is gone.</summary>
    public async Task<string?> UseAsync(string? secret, string? browser)
    {
        if (Secret.Hash(secret) is not { } hash)
        {
            return null;
        }

        // Looked at before it is written, so that guessing never occupies the writer.
        var by = Secret.Hash(browser);
        using (var connection = database.OpenReader())
        {
            if (Find(connection, hash) is not { } link || !MayUse(link, by))
            {
                return null;
            }
        }

        return await writer.RunAsync(connection => Use(connection, hash, by));
    }

    private static bool MayUse(LinkRow link, byte[]? browser) => link.Browser is null || Secret.Same(link.Browser, browser);

    private string? Use(SqliteConnection connection, byte[] hash, byte[]? browser)
    {
        if (Find(connection, hash) is not { } link || !MayUse(link, browser))
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

    private sealed record LinkRow(byte[] TokenHash, string VolunteerId, byte[]? Browser);
}

/// <summary>What whoever looks at a link is shown.</summary>
/// <param name="Works">The button; otherwise that the link does not work.</param>
/// <param name="Given">What the browser keeps from now on to be known again; null when the link was not bound now.</param>
internal sealed record LinkLook(bool Works, string? Given)
{
    /// <summary>It does not work, whatever the reason.</summary>
    public static LinkLook Spent { get; } = new(false, null);
}
