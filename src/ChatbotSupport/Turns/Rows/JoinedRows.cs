using ChatbotSupport.Core.Cases;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Turns.Rows;

/// <summary>The table of cases that ended because their person has another one: whoever spoke with them is told in person, and where the talk goes on.</summary>
internal static class JoinedRows
{
    private const string Insert =
        """
        INSERT INTO joined_cases (case_code, volunteer_id, goes_on, unsaid, at) VALUES (@code, @volunteer, @goesOn, @unsaid, @now)
        ON CONFLICT (case_code, volunteer_id) DO UPDATE SET goes_on = @goesOn, unsaid = @unsaid, at = @now, told_at = NULL, seen_at = NULL
        """;

    // Where the talk goes on it may have been joined, taken or closed once more meanwhile.
    private const string One =
        """
        SELECT j.case_code AS Code, j.goes_on AS GoesOn, j.unsaid AS Unsaid, c.state AS State, c.owner_id AS OwnerId, c.owner_alias AS OwnerAlias
        FROM joined_cases j LEFT JOIN cases c ON c.code = j.goes_on
        WHERE j.volunteer_id = @volunteer AND j.at > @since
        """;

    /// <summary>A case ended with another one.</summary>
    public static void Add(SqliteConnection connection, Case ended, string goesOn, bool unsaid, DateTimeOffset now)
    {
        foreach (var (volunteer, isOwner) in new[] { (ended.Owner?.VolunteerId, true), (ended.Second?.VolunteerId, false) })
        {
            if (volunteer is not null)
            {
                connection.Execute(Insert, new { code = ended.Code, volunteer, goesOn, unsaid = unsaid && isOwner ? 1 : 0, now = now.ToUnixTimeMilliseconds() });
            }
        }
    }

    /// <summary>What somebody has not been told in their private chat.</summary>
    public static IReadOnlyList<JoinedCase> Untold(SqliteConnection connection, string volunteer, DateTimeOffset now) => Of(connection, "told_at", volunteer, now);

    /// <summary>What somebody has not put away at the desk.</summary>
    public static IReadOnlyList<JoinedCase> Unseen(SqliteConnection connection, string volunteer, DateTimeOffset now) => Of(connection, "seen_at", volunteer, now);

    /// <summary>They were told in their private chat.</summary>
    public static bool Told(SqliteConnection connection, string volunteer, string code, DateTimeOffset now) => Note(connection, "told_at", volunteer, code, now);

    /// <summary>They put it away at the desk; false when there is nothing of theirs.</summary>
    public static bool Seen(SqliteConnection connection, string volunteer, string code, DateTimeOffset now) => Note(connection, "seen_at", volunteer, code, now);

    /// <summary>Under which code a case goes on; null when it was never joined.</summary>
    public static string? GoesOn(SqliteConnection connection, string code) =>
        connection.QueryFirstOrDefault<string>("SELECT goes_on FROM joined_cases WHERE case_code = @code", new { code });

    private static List<JoinedCase> Of(SqliteConnection connection, string column, string volunteer, DateTimeOffset now) => connection.Query<JoinedCase>(
        $"{One} AND j.{column} IS NULL ORDER BY j.at, j.case_code", new { volunteer, since = (now - TurnLimits.JoinedTold).ToUnixTimeMilliseconds() }).AsList();

    private static bool Note(SqliteConnection connection, string column, string volunteer, string code, DateTimeOffset now) => connection.Execute(
        $"UPDATE joined_cases SET {column} = @now WHERE volunteer_id = @volunteer AND case_code = @code AND {column} IS NULL",
        new { volunteer, code, now = now.ToUnixTimeMilliseconds() }) != 0;
}

/// <summary>A case that ended with another one.</summary>
internal sealed record JoinedCase
{
    // Properties and no constructor: of a result without rows the types of its columns are not known.

    /// <summary>The one that ended.</summary>
    public string Code { get; init; } = "";

    /// <summary>The one under which the talk goes on.</summary>
    public string GoesOn { get; init; } = "";

    /// <summary>Something they wrote had not arrived when it ended.</summary>
    public long Unsaid { get; init; }

    /// <summary>How the other one stands; null when it is gone.</summary>
    public string? State { get; init; }

    /// <summary>Who has it.</summary>
    public string? OwnerId { get; init; }

    /// <summary>Their alias.</summary>
    public string? OwnerAlias { get; init; }
}
