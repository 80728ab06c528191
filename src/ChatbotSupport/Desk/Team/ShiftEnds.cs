using ChatbotSupport.Core.Cases;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns.Arriving;
using Dapper;

namespace ChatbotSupport.Desk.Team;

/// <summary>A shift that ran out ends: its cases return to the queue, and the people are told by the rules of the gate.</summary>
public sealed partial class ShiftEnds(Database database, Inbox inbox, TimeProvider clock, ILogger<ShiftEnds> logger) : BackgroundService
{
    private const string RanOut = "select id from volunteers where removed_at is null and on_shift_until <= @now";

    /// <summary>Ends what ran out. Who is in the middle of writing is asked again the next time.</summary>
    public async Task RunAsync()
    {
        foreach (var id in WhoseRanOut())
        {
            await inbox.ActAsync(id, new ShiftOver(), RowId.Draw());
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunAsync();
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Failed(logger, failure.GetType().Name);
            }

            await Task.Delay(DeskLimits.ShiftEndsEvery, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private List<string> WhoseRanOut()
    {
        using var connection = database.OpenReader();
        return connection.Query<string>(RanOut, new { now = clock.GetUtcNow().ToUnixTimeMilliseconds() }).AsList();
    }

    [LoggerMessage(EventId = 5401, Level = LogLevel.Error, Message = "Ending shifts failed with {Failure}; tried again in half a minute.")]
    private static partial void Failed(ILogger logger, LogCode failure);
}
