using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using Dapper;

namespace ChatbotSupport.Desk.Status;

/// <summary>What coordinators are told until one of them has seen it.</summary>
internal sealed class Alerts(Writer writer, Changes changes, TimeProvider clock)
{
    /// <summary>Marks alerts as seen.</summary>
    public async Task SeenAsync(IEnumerable<long> ids)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var list = ids.ToArray();
        await writer.RunAsync(connection => connection.Execute(
            "update alerts set seen_at = @now where id in @list and seen_at is null", new { now, list }));
        changes.Bump();
    }
}
