using ChatbotSupport.Storage;
using Dapper;

namespace ChatbotSupport.Desk;

/// <summary>The desk's rows in the audit.</summary>
public sealed class AuditTrail(Writer writer, TimeProvider clock)
{
    private const int CodeLength = 6;

    /// <summary>Adds one event. What stands in the place of a case's code and is none is not kept: the audit holds codes in plain, and whoever calls could write anything there.</summary>
    public Task WriteAsync(string code, string volunteerId, string? caseCode) => writer.RunAsync(connection => connection.Execute(
        "insert into events (at, code, case_code, volunteer_id) values (@at, @code, @caseCode, @volunteerId)",
        new { at = clock.GetUtcNow().ToUnixTimeMilliseconds(), code, caseCode = IsCode(caseCode) ? caseCode : null, volunteerId }));

    /// <summary>Adds one event about somebody of the team.</summary>
    public Task WriteAboutAsync(string code, string alias, string? volunteerId = null) => writer.RunAsync(connection => connection.Execute(
        """
        insert into events (at, code, volunteer_id, about_id)
        values (@at, @code, @volunteerId, (select id from volunteers where alias = @alias and removed_at is null))
        """,
        new { at = clock.GetUtcNow().ToUnixTimeMilliseconds(), code, volunteerId, alias }));

    private static bool IsCode(string? written) => written is { Length: CodeLength } && written.All(char.IsAsciiDigit);
}
