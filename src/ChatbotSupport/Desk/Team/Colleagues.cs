using ChatbotSupport.Core.Cases;
using ChatbotSupport.Desk.SignIn;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns.Rows;
using Dapper;
using Decider = ChatbotSupport.Core.Cases.Desk;

namespace ChatbotSupport.Desk.Team;

/// <summary>To whom a case can be passed at this moment.</summary>
internal sealed class Colleagues(Database database, TimeProvider clock)
{
    /// <summary>The aliases of those on shift for whom the case is; for its owner only.</summary>
    public IReadOnlyList<string>? For(string code, SignedIn me)
    {
        var now = clock.GetUtcNow();
        using var connection = database.OpenReader();
        if (CaseRows.Briefs(connection, code, null).SingleOrDefault() is not { } target || target.OwnerId != me.VolunteerId)
        {
            return null;
        }

        return
        [
            .. connection.Query<string>(
                    "select id from volunteers where removed_at is null and on_shift_until > @now order by alias", new { now = now.ToUnixTimeMilliseconds() })
                .Select(id => VolunteerRows.Colleague(connection, id, now))
                .OfType<Colleague>()
                .Where(colleague => colleague.IsOnShift(now) && Decider.IsSuited(colleague, target))
                .Select(colleague => colleague.Volunteer.Alias),
        ];
    }

    /// <summary>Somebody by their alias; without an id when nobody on the roster has it, null when none was named.</summary>
    public CaseOwner? Find(string? alias)
    {
        using var connection = database.OpenReader();
        return alias is null ? null : new CaseOwner(Roster.FindId(connection, alias) ?? "", alias);
    }
}
