using System.Collections.Concurrent;
using ChatbotSupport.Desk.SignIn;
using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Desk.Team;

/// <summary>Which volunteer is behind an account of a messenger. Bound once, by an invitation; the account itself lies sealed, it is recognised by a fingerprint.</summary>
public sealed class VolunteerAccounts(Writer writer, Database database, Sealer fingerprints, TeamSealer sealer, TimeProvider clock)
{
    /// <summary>Accounts of whoever was removed, until nothing of the team is left there.</summary>
    internal const string Leaving = "leaving_accounts";

    private const string Table = "volunteer_accounts";

    private const string Usable =
        """
        select t.volunteer_id from account_tokens t join volunteers v on v.id = t.volunteer_id
        where t.token_hash = @hash and t.channel = @channel and t.used_at is null and t.expires_at > @now and v.removed_at is null
        """;

    private const string Bind =
        """
        update account_tokens set used_at = @now where token_hash = @hash;
        delete from volunteer_accounts where channel = @channel and (volunteer_id = @volunteer or fingerprint = @fingerprint);
        insert into volunteer_accounts (id, channel, fingerprint, volunteer_id, address, bound_at, approval_told)
        values (@id, @channel, @fingerprint, @volunteer, @address, @now, (select approved_at from volunteers where id = @volunteer));
        insert into events (at, code, volunteer_id) values (@now, 'account.bound', @volunteer);
        """;

    // Asked for every message of everybody, most of whom are of no team: only an account that was ever bound needs a look. Accounts are bound by this process alone; whoever was removed
    // stays here, and the look says what they are now. A look that failed is made again.
    private readonly Lazy<ConcurrentDictionary<string, bool>> _everBound = new(() => new(database.Read(connection =>
        connection.Query<byte[]>("select fingerprint from volunteer_accounts").Select(known => KeyValuePair.Create(Convert.ToHexString(known), true)).ToList())), LazyThreadSafetyMode.PublicationOnly);

    /// <summary>A token that binds one account of a channel to somebody on the roster, once; earlier ones of theirs end. Null when they are not on the roster.</summary>
    public Task<string?> InviteAsync(string channel, string alias) => writer.RunAsync(connection =>
    {
        if (Roster.FindId(connection, alias) is not { } volunteer)
        {
            return null;
        }

        var token = Secret.Draw();
        connection.Execute(
            """
            insert into account_tokens (token_hash, channel, volunteer_id, expires_at) values (@hash, @channel, @volunteer, @until)
            on conflict (channel, volunteer_id) do update set token_hash = excluded.token_hash, expires_at = excluded.expires_at, used_at = null
            """,
            new { hash = Secret.Hash(token), channel, volunteer, until = (clock.GetUtcNow() + DeskLimits.AccountTokenLifetime).ToUnixTimeMilliseconds() });
        return token;
    });

    /// <summary>Whether a text has the shape of a token.</summary>
    internal static bool IsToken(string text) => Secret.Hash(text) is not null;

    /// <summary>Uses a token up: the account is the volunteer's from now on, and an earlier one of theirs is not. Returns the volunteer's id, or null when the token is spent, late or unknown.</summary>
    public async Task<string?> BindAsync(string channel, string address, string? token)
    {
        var hash = Secret.Hash(token);
        if (hash is null)
        {
            return null;
        }

        // Looked at before it is written, so that guessing never occupies the writer.
        using (var connection = database.OpenReader())
        {
            if (Owner(connection, channel, hash) is null)
            {
                return null;
            }
        }

        var fingerprint = Fingerprint(channel, address);
        _everBound.Value[Convert.ToHexString(fingerprint)] = true;
        return await writer.RunAsync(connection =>
        {
            if (Owner(connection, channel, hash) is not { } volunteer)
            {
                return null;
            }

            var id = RowId.Draw();
            connection.Execute(Bind, new
            {
                hash,
                channel,
                volunteer,
                id,
                fingerprint,
                address = sealer.Seal(Table, "address", id, address),
                now = clock.GetUtcNow().ToUnixTimeMilliseconds(),
            });
            return volunteer;
        });
    }

    /// <summary>The id of the volunteer behind an account, or null when it is nobody's on the roster.</summary>
    public string? Find(string channel, string address) => Know(channel, address)?.VolunteerId;

    /// <summary>Who is behind an account, and whether they talk as a person for now; null when it is nobody's on the roster.</summary>
    public BoundAccount? Know(string channel, string address)
    {
        var fingerprint = Fingerprint(channel, address);
        return !_everBound.Value.ContainsKey(Convert.ToHexString(fingerprint)) ? null : database.Read(connection => connection.QuerySingleOrDefault<BoundAccount>(
            """
            select a.volunteer_id as VolunteerId, a.rehearses as Rehearses from volunteer_accounts a join volunteers v on v.id = a.volunteer_id
            where a.channel = @channel and a.fingerprint = @fingerprint and v.removed_at is null
            """,
            new { channel, fingerprint }));
    }

    /// <summary>From now on they talk as a person, or as a member of the team again.</summary>
    public Task RehearseAsync(string channel, string volunteerId, bool rehearses) => writer.RunAsync(connection => connection.Execute(
        "update volunteer_accounts set rehearses = @rehearses where channel = @channel and volunteer_id = @volunteerId",
        new { channel, volunteerId, rehearses = rehearses ? 1 : 0 }));

    /// <summary>Who was approved after their account was bound, and was not told so there.</summary>
    public IReadOnlyList<NewMember> Approved(string channel) => database.Read(connection => connection.Query<NewMember>(
        """
        select v.id as VolunteerId, v.approved_at as ApprovedAt from volunteers v join volunteer_accounts a on a.volunteer_id = v.id and a.channel = @channel
        where v.approved_at is not null and v.removed_at is null and a.approval_told is not v.approved_at
        """,
        new { channel }).AsList());

    /// <summary>They were told.</summary>
    public Task<int> ToldAsync(string channel, NewMember member) => writer.RunAsync(connection => connection.Execute(
        "update volunteer_accounts set approval_told = @ApprovedAt where channel = @channel and volunteer_id = @VolunteerId", new { channel, member.ApprovedAt, member.VolunteerId }));

    /// <summary>They were heard of here.</summary>
    public Task HeardAsync(string channel, string volunteerId) => writer.RunAsync(connection => connection.Execute(
        """
        update volunteer_accounts set heard_at = @now where channel = @channel and volunteer_id = @volunteerId;
        update volunteers set contact_at = @now where id = @volunteerId;
        """,
        new { channel, volunteerId, now = clock.GetUtcNow().ToUnixTimeMilliseconds() }));

    /// <summary>Whoever is on shift and was heard of here lately is there: a message reaches their phone.</summary>
    public Task BeatAsync(string channel, TimeSpan lately) => writer.RunAsync(connection => connection.Execute(
        """
        update volunteers set contact_at = @now
        where on_shift_until > @now and removed_at is null
          and id in (select volunteer_id from volunteer_accounts where channel = @channel and rehearses = 0 and heard_at > @since and heard_at < @soon)
        """,
        new
        {
            channel,
            now = clock.GetUtcNow().ToUnixTimeMilliseconds(),
            since = (clock.GetUtcNow() - lately).ToUnixTimeMilliseconds(),
            soon = (clock.GetUtcNow() + TurnLimits.ThereFor).ToUnixTimeMilliseconds(),
        }));

    /// <summary>Where a volunteer is on a channel; null when they bound no account, or it cannot be opened any more.</summary>
    public string? AddressOf(string channel, string volunteerId)
    {
        using var connection = database.OpenReader();
        var row = connection.QuerySingleOrDefault<AccountRow>(
            "select id as Id, address as Address from volunteer_accounts where channel = @channel and volunteer_id = @volunteerId", new { channel, volunteerId });
        return row is null ? null : sealer.Open(Table, "address", row.Id, row.Address);
    }

    /// <summary>Every account of the team on a channel: whose it is, where, and whether they coordinate.</summary>
    public IReadOnlyList<TeamAccount> All(string channel)
    {
        var rows = database.Read(connection => connection.Query<MemberRow>(
            """
            select a.id as Id, a.address as Address, a.volunteer_id as VolunteerId, v.coordinator <> 0 and v.approved_at is not null as Leads
            from volunteer_accounts a join volunteers v on v.id = a.volunteer_id where a.channel = @channel and v.removed_at is null order by a.bound_at
            """,
            new { channel }).AsList());
        return [.. rows.Select(row => (row, Address: sealer.Open(Table, "address", row.Id, row.Address))).Where(one => one.Address is not null)
            .Select(one => new TeamAccount(one.row.VolunteerId, one.Address!, one.row.Leads != 0))];
    }

    /// <summary>Lets go of every account and token of a volunteer. Where the accounts were is kept for as long as something there is still to be taken away.</summary>
    internal void Forget(SqliteConnection connection, string volunteerId)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var row in connection.Query<AccountRow>("select id as Id, address as Address from volunteer_accounts where volunteer_id = @volunteerId", new { volunteerId }).AsList())
        {
            if (sealer.Open(Table, "address", row.Id, row.Address) is { } address)
            {
                connection.Execute(
                    "insert into leaving_accounts (id, channel, volunteer_id, address, at) select id, channel, volunteer_id, @address, @now from volunteer_accounts where id = @id",
                    new { id = row.Id, address = sealer.Seal(Leaving, "address", row.Id, address), now });
            }
        }

        connection.Execute("delete from volunteer_accounts where volunteer_id = @volunteerId; delete from account_tokens where volunteer_id = @volunteerId", new { volunteerId });
    }

    private string? Owner(SqliteConnection connection, string channel, byte[] hash) => connection.QuerySingleOrDefault<string>(
        Usable, new { hash, channel, now = clock.GetUtcNow().ToUnixTimeMilliseconds() });

    private byte[] Fingerprint(string channel, string address) => fingerprints.Fingerprint($"volunteer|{channel}|{address}");

    private sealed record AccountRow(string Id, byte[] Address);

    private sealed record MemberRow(string Id, byte[] Address, string VolunteerId, long Leads);
}

/// <summary>Somebody whose membership was approved.</summary>
/// <param name="VolunteerId">Who.</param>
/// <param name="ApprovedAt">When, unix milliseconds: whoever is approved anew is told anew.</param>
public sealed record NewMember(string VolunteerId, long ApprovedAt);

/// <summary>Somebody of the team behind an account.</summary>
/// <param name="VolunteerId">Who.</param>
/// <param name="Rehearses">Not 0 while they talk as a person.</param>
public sealed record BoundAccount(string VolunteerId, long Rehearses);

/// <summary>An account of somebody of the team.</summary>
/// <param name="VolunteerId">Whose it is.</param>
/// <param name="Address">Where it is.</param>
/// <param name="Leads">They are an approved coordinator.</param>
public sealed record TeamAccount(string VolunteerId, string Address, bool Leads)
{
    /// <summary>Its kind alone: the address leads to somebody.</summary>
    public override string ToString() => nameof(TeamAccount);
}
