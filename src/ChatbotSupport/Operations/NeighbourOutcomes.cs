using ChatbotSupport.Storage;
using ChatbotSupport.Turns.Arriving;
using ChatbotSupport.Turns.Rows;
using Dapper;

namespace ChatbotSupport.Operations;

/// <summary>Brings a verb the outcome of what the running program did for it.</summary>
public sealed class NeighbourOutcomes(Database database, DeskOutcomes outcomes, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var since = clock.GetUtcNow().ToUnixTimeMilliseconds();
        while (!stoppingToken.IsCancellationRequested)
        {
            foreach (var handled in Handled(since))
            {
                outcomes.Tell(Convert.ToHexString(handled.Hash), DeskOutcome.Read(handled.Outcome));
            }

            await Task.Delay(Look, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private List<Row> Handled(long since)
    {
        using var reader = database.OpenReader();
        return reader.Query<Row>(
            $"SELECT external_hash AS Hash, outcome AS Outcome FROM inbox WHERE kind IN ({InboxRows.AwaitedKinds}) AND outcome IS NOT NULL AND received_at >= @since",
            new { since }).AsList();
    }

    private sealed record Row(byte[] Hash, string Outcome);
}
