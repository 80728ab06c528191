using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using Dapper;

namespace ChatbotSupport.Desk.Status;

/// <summary>What coordinators are told until one of them has seen it.</summary>
internal sealed class Alerts(Writer writer, Changes changes, TimeProvider clock)
{
    /// <summary>
    /// Condition on an alert `a`: with it a person complains of whoever reads, @reader. They are neither told of it nor can they put it away, as long as there is another coordinator
    /// to whom it comes (safeguarding rules, section 5).
    /// </summary>
    internal const string IsAboutReader =
        """
        (a.alert IN ('RemarkOnTalk', 'SomebodyElseAsked') AND EXISTS (
            SELECT 1 FROM cases x JOIN volunteers o ON o.coordinator <> 0 AND o.approved_at IS NOT NULL AND o.removed_at IS NULL
            WHERE x.code = a.case_code AND instr(x.excluded, @reader) > 0 AND instr(x.excluded, o.id) = 0))
        """;

    /// <summary>One of the coordinators marks alerts as seen.</summary>
    public async Task SeenAsync(string reader, IEnumerable<long> ids)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var list = ids.ToArray();
        await writer.RunAsync(connection => connection.Execute(
            $"update alerts as a set seen_at = @now where id in @list and seen_at is null and not {IsAboutReader}", new { now, list, reader }));
        changes.Bump();
    }
}
