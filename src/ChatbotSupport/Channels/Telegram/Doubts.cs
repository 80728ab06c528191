using ChatbotSupport.Delivery;
using ChatbotSupport.Storage;
using Dapper;

namespace ChatbotSupport.Channels.Telegram;

/// <summary>
/// What is said to the team and whose answer got lost: it may stand there. It is said once more, because a line that nobody read is worse than one that came twice; after
/// that it is left as uncertain and told of on «الحالة», because a chat in which one line comes for hours is read by nobody. While Telegram answers nothing at all, no try counts: an outage is no answer
/// that got lost, and nothing may be given up for it.
/// </summary>
public sealed class Doubts(Database database, Writer writer, ChannelPulse pulse, TimeProvider clock)
{
    private const string Doubt =
        """
        INSERT INTO team_doubts (place, case_code, face, doubts, at) VALUES (@place, @code, @face, 1, @now)
        ON CONFLICT (place) DO UPDATE SET face = excluded.face, at = excluded.at,
            uncertain = uncertain + (face = excluded.face AND doubts > 0), doubts = CASE WHEN face = excluded.face AND doubts > 0 THEN 0 ELSE 1 END
        RETURNING doubts
        """;

    private const string Told =
        """
        UPDATE team_doubts SET doubts = 0, face = '' WHERE place = @place;
        DELETE FROM team_doubts WHERE place = @place AND uncertain = 0
        """;

    /// <summary>It is open whether it was said; true when it is to be said once more.</summary>
    /// <param name="place">What it is about.</param>
    /// <param name="code">The case; null for none.</param>
    /// <param name="face">What tells it from the next message about that.</param>
    public Task<bool> OnceMoreAsync(string place, string? code, string face)
    {
        DeliveryMeter.Handed(ClearedScreens.Telegram, new DeliveryOutcome.NotCertain());
        if (pulse.All.TryGetValue(ClearedScreens.Telegram, out var last) && last.Trouble is not null)
        {
            return Task.FromResult(true);
        }

        return writer.RunAsync(connection => connection.ExecuteScalar<long>(Doubt, new { place, code, face, now = clock.GetUtcNow().ToUnixTimeMilliseconds() }) != 0);
    }

    /// <summary>Something was said about it.</summary>
    public async Task SaidAsync(string place)
    {
        if (database.Read(connection => connection.ExecuteScalar<long>("SELECT EXISTS (SELECT 1 FROM team_doubts WHERE place = @place AND (doubts > 0 OR face <> ''))", new { place })) != 0)
        {
            await writer.RunAsync(connection => connection.Execute(Told, new { place }));
        }
    }

    /// <summary>What is said no more, until there is something else to say about it: the places and their faces.</summary>
    public IReadOnlySet<(string Place, string Face)> Spent() => database.Read(connection =>
        connection.Query<(string, string)>("SELECT place, face FROM team_doubts WHERE doubts = 0 AND face <> ''").ToHashSet());
}
