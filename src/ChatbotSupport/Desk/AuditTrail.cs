using ChatbotSupport.Storage;
using Dapper;

namespace ChatbotSupport.Desk;

/// <summary>The desk's rows in the audit.</summary>
internal sealed class AuditTrail(Writer writer, TimeProvider clock)
{
    /// <summary>Adds one event.</summary>
    public Task WriteAsync(string code, string volunteerId, string? caseCode) => writer.RunAsync(connection => connection.Execute(
        "insert into events (at, code, case_code, volunteer_id) values (@at, @code, @caseCode, @volunteerId)",
        new { at = clock.GetUtcNow().ToUnixTimeMilliseconds(), code, caseCode, volunteerId }));
}
