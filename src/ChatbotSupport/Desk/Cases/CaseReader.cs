using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Flows.Inspection;
using ChatbotSupport.Core.Language;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Desk.SignIn;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using ChatbotSupport.Turns.Rows;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Desk.Cases;

/// <summary>Reads one case as this volunteer may see it; nothing else of a person ever leaves the database for the desk.</summary>
internal sealed class CaseReader(Database database, TalkReader talk, Reachable reachable, CurrentPlaybook playbook, TurnOptions turns, TimeProvider clock)
{
    private const string OneCase =
        $"""
        select {CaseCard.Columns}
        from cases c left join conversations v on v.id = c.conversation_id
        where c.code = @code
        """;

    private const string Notes = "select count(*) from lines where case_code = @code and author = 'Note'";

    /// <summary>The case with its lines, from a number on or the newest page; null when there is none.</summary>
    public CaseView? Read(string code, SignedIn me, long? from)
    {
        var now = clock.GetUtcNow();
        using var connection = database.OpenReader();
        if (Find(connection, code) is not { } row)
        {
            return null;
        }

        var access = CaseSight.Of(row, me);
        return new(
            now.ToUnixTimeMilliseconds(),
            CaseCard.From(row, me, now.ToUnixTimeMilliseconds(), connection.ExecuteScalar<long>(Notes, new { code })),
            access.ToString(),
            reachable.Of(row, TimeZoneInfo.ConvertTime(now, turns.Zone)).ToString(),
            row.Consent != nameof(Consent.Given) && access != CaseAccess.Card,
            row.Outcome,
            access == CaseAccess.Card ? TalkView.Empty : talk.Read(connection, row, me, from))
        {
            GoesOn = row.State == nameof(CaseState.Closed) ? JoinedRows.GoesOn(connection, code) : null,
        };
    }

    /// <summary>The prepared replies for whoever speaks with the person, what fits the case now first; null for everybody else.</summary>
    public IReadOnlyList<OfferedReply>? Replies(string code, SignedIn me)
    {
        using var connection = database.OpenReader();
        if (Find(connection, code) is not { } row || CaseSight.Of(row, me) != CaseAccess.Owner)
        {
            return null;
        }

        // A route that cannot be told is treated as the one on which nothing about the police is said.
        var route = Enum.TryParse<Route>(row.Route, out var known) ? known : Route.HumanFirst;
        var step = row.Flow == InspectionLimits.ResponseSteps ? row.Step : null;
        var level = Enum.Parse<Level>(row.Level);
        var signs = Names.Split<Flag>(row.Flags);
        return
        [
            .. PreparedReply.For(playbook.Value.Desk.PreparedReplies, level, route, step, signs)
                .Select(reply => new OfferedReply(reply.Id, reply.Title, reply.Text, reply.Fits(level, step, signs))),
        ];
    }

    /// <summary>A line of the person without masks, or null when this volunteer may not read it.</summary>
    public string? Unmasked(string code, string lineId, SignedIn me)
    {
        using var connection = database.OpenReader();
        return Find(connection, code) is { } row && CaseSight.Of(row, me) != CaseAccess.Card ? talk.Unmasked(connection, row, me, lineId) : null;
    }

    /// <summary>A remark about the talk, for coordinators it is not about; null for everybody else.</summary>
    public string? Remark(string code, string lineId, SignedIn me)
    {
        using var connection = database.OpenReader();
        return Find(connection, code) is { ConversationId: not null } row && RemarkRows.Text(connection, code, lineId, me) is { } words && talk.Open(row, lineId, words) is { } text
            ? Defanging.Of(Bidi.Strip(text))
            : null;
    }

    /// <summary>Who has the case now.</summary>
    public string? OwnerAlias(string code)
    {
        using var connection = database.OpenReader();
        return Find(connection, code)?.OwnerAlias;
    }

    /// <summary>A case as stored; null when there is none.</summary>
    public static CaseRow? Find(SqliteConnection connection, string code) =>
        connection.QuerySingleOrDefault<CaseRow>(OneCase, new { code });
}

/// <summary>A prepared reply as the page lists it.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Title">Its title.</param>
/// <param name="Text">What the person would read.</param>
/// <param name="Fits">Whether it is meant for a case like this where it stands now.</param>
internal sealed record OfferedReply(string Id, string Title, string Text, bool Fits);
