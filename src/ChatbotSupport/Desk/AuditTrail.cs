using ChatbotSupport.Storage;
using Dapper;

namespace ChatbotSupport.Desk;

/// <summary>The desk's rows in the audit.</summary>
public sealed class AuditTrail(Writer writer, TimeProvider clock)
{
    /// <summary>Adds one event.</summary>
    public Task WriteAsync(string code, string volunteerId, string? caseCode) => writer.RunAsync(connection => connection.Execute(
        "insert into events (at, code, case_code, volunteer_id) values (@at, @code, @caseCode, @volunteerId)",
        new { at = clock.GetUtcNow().ToUnixTimeMilliseconds(), code, caseCode, volunteerId }));

    /// <summary>Adds one event about somebody of the team.</summary>
    public Task WriteAboutAsync(string code, string alias, string? volunteerId = null) => writer.RunAsync(connection => connection.Execute(
        """
        insert into events (at, code, volunteer_id, about_id)
        values (@at, @code, @volunteerId, (select id from volunteers where alias = @alias and removed_at is null))
        """,
        new { at = clock.GetUtcNow().ToUnixTimeMilliseconds(), code, volunteerId, alias }));
}
