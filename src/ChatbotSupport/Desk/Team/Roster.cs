using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Desk.SignIn;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using ChatbotSupport.Turns.Arriving;
using ChatbotSupport.Turns.Rows;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Desk.Team;

/// <summary>Who may sit at the desk: inviting, listing, removing. Aliases only, never real names.</summary>
public sealed class Roster(Writer writer, Database database, Inbox inbox, VolunteerAccounts accounts, Changes changes, TimeProvider clock)
{
    private const int HandBackRounds = 3; // a case taken in the very moment of the removal is caught by the next round

    /// <summary>Puts somebody on the roster, or renews the marks of somebody who is on it, and returns the path of a one-use sign-in link.</summary>
    /// <param name="alias">The alias.</param>
    /// <param name="coordinator">Whether they coordinate; null leaves it as it is: asking for a link must take nothing from anybody.</param>
    /// <param name="trained">What they are trained for; null leaves it as it is.</param>
    /// <exception cref="ArgumentException">The alias is empty, too long or holds characters that are not letters, digits or spaces.</exception>
    public Task<string> InviteAsync(string alias, bool? coordinator = null, IReadOnlyList<Flag>? trained = null) =>
        InviteAsync(alias, coordinator, trained, DeskLimits.LinkLifetime);

    /// <summary>The link of the first start, valid for twelve hours; null as soon as anybody has ever come in.</summary>
    public async Task<string?> InviteFirstAsync(string alias)
    {
        using (var connection = database.OpenReader())
        {
            if (SignInLinks.WasEverUsed(connection)
                || connection.ExecuteScalar<long>("select count(*) from volunteers where alias <> @alias", new { alias }) > 0)
            {
                return null;
            }
        }

        return await InviteAsync(alias, coordinator: true, null, DeskLimits.FirstLinkLifetime);
    }

    /// <summary>A fresh link for somebody who is on the roster; null when they are not.</summary>
    public Task<string?> LinkAsync(string alias) => writer.RunAsync(connection =>
        FindId(connection, alias) is { } id ? SignInLinks.Add(connection, id, clock.GetUtcNow(), DeskLimits.LinkLifetime) : null);

    /// <summary>Everybody on the roster, by alias.</summary>
    public Task<IReadOnlyList<RosterEntry>> ListAsync()
    {
        using var connection = database.OpenReader();
        return Task.FromResult(RosterEntry.ReadAll(connection));
    }

    /// <summary>Takes somebody off the roster: they are out at once and their cases return to the queue. False when there is nobody of that alias.</summary>
    public async Task<bool> RemoveAsync(string alias)
    {
        var name = Clean(alias);
        var id = await writer.RunAsync(connection =>
        {
            var found = FindId(connection, name);
            if (found is not null)
            {
                DeskSessions.EndAll(connection, found);
                accounts.Forget(connection, found);
            }

            return found;
        });
        if (id is null)
        {
            return false;
        }

        for (var round = 0; round < HandBackRounds && (round == 0 || OwnsCases(id)); round++)
        {
            await inbox.ActAsync(id, new EndShift(), RowId.Draw());
        }

        await writer.RunAsync(connection =>
        {
            AuditRows.NamedIsOver(connection, CoordinatorAlert.MemberLeftGroup, name, clock.GetUtcNow());
            return connection.Execute(
                "update volunteers set removed_at = @now, on_shift_until = null, trained = '', opted_out = '', mark = null where id = @id",
                new { id, now = clock.GetUtcNow().ToUnixTimeMilliseconds() });
        });
        if (OwnsCases(id))
        {
            await inbox.ActAsync(id, new EndShift(), RowId.Draw()); // taken between the last look and the removal, after which nothing can be taken
        }

        changes.Bump();
        return true;
    }

    private async Task<string> InviteAsync(string alias, bool? coordinator, IReadOnlyList<Flag>? trained, TimeSpan lifetime)
    {
        var name = Clean(alias);
        var marks = trained is null ? null : string.Join(' ', trained.Distinct());
        var path = await writer.RunAsync(connection =>
        {
            var now = clock.GetUtcNow();
            var id = FindId(connection, name);
            if (id is null)
            {
                id = RowId.DrawPerson();
                Insert(connection, id, name, coordinator ?? false, marks ?? "", now);
                AnnouncePending(connection, id, now);
            }
            else
            {
                Renew(connection, id, coordinator, marks);
            }

            return SignInLinks.Add(connection, id, now, lifetime);
        });
        changes.Bump();
        return path;
    }

    private static void Insert(SqliteConnection connection, string id, string alias, bool coordinator, string trained, DateTimeOffset now) =>
        connection.Execute(
            """
            insert into volunteers (id, alias, coordinator, trained, opted_out, capacity, created_at, approved_at)
            values (@id, @alias, @coordinator, @trained, '', @capacity, @now, @approved)
            """,
            new
            {
                id,
                alias,
                coordinator = coordinator ? 1 : 0,
                trained,
                capacity = DeskLimits.Capacity,
                now = now.ToUnixTimeMilliseconds(),
                approved = Approval.IsFirst(coordinator, Membership.Coordinators(connection, id)) ? now.ToUnixTimeMilliseconds() : (long?)null,
            });

    /// <summary>Renews the marks that were given. Somebody made a coordinator, who was none, waits for approval anew unless they are one of the first two.</summary>
    private void Renew(SqliteConnection connection, string id, bool? coordinator, string? trained)
    {
        var rises = coordinator is true && connection.ExecuteScalar<long>("select coordinator from volunteers where id = @id", new { id }) == 0;
        connection.Execute(
            "update volunteers set coordinator = coalesce(@coordinator, coordinator), trained = coalesce(@trained, trained) where id = @id",
            new { id, coordinator = coordinator switch { null => (int?)null, true => 1, false => 0 }, trained });
        if (!rises)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var first = Approval.IsFirst(coordinator: true, Membership.Coordinators(connection, id));
        connection.Execute(
            """
            delete from approvals where volunteer_id = @id;
            update volunteers set approved_at = @approved, on_shift_until = iif(@approved is null, null, on_shift_until) where id = @id;
            """,
            new { id, approved = first ? now.ToUnixTimeMilliseconds() : (long?)null });
        AnnouncePending(connection, id, now);
    }

    private static void AnnouncePending(SqliteConnection connection, string id, DateTimeOffset now)
    {
        if (connection.ExecuteScalar<long>("select approved_at is null from volunteers where id = @id", new { id }) != 0)
        {
            AuditRows.Alert(connection, CoordinatorAlert.MemberPending, null, default, now);
        }
    }

    internal static string? FindId(SqliteConnection connection, string alias) => connection.QuerySingleOrDefault<string>(
        "select id from volunteers where alias = @alias and removed_at is null", new { alias });

    private bool OwnsCases(string id)
    {
        using var connection = database.OpenReader();
        return connection.ExecuteScalar<long>("select count(*) from cases where owner_id = @id and state = 'Owned'", new { id }) > 0;
    }

    private static string Clean(string alias)
    {
        var name = alias.Trim();
        return name.Length is > 0 and <= DeskLimits.AliasLength && name.All(letter => char.IsLetterOrDigit(letter) || letter == ' ')
            ? name
            : throw new ArgumentException("An alias is a short name of letters, digits and spaces.", nameof(alias));
    }
}
