using ChatbotSupport.Core.Cases;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using Dapper;

namespace ChatbotSupport.Desk;

/// <summary>A shift that ran out ends: its cases return to the queue, and the people are told by the rules of the gate.</summary>
public sealed partial class ShiftEnds(Database database, Inbox inbox, AuditTrail trail, TimeProvider clock, ILogger<ShiftEnds> logger) : BackgroundService
{
    private const string RanOut = "select id from volunteers where removed_at is null and on_shift_until <= @now";

    /// <summary>Ends what ran out. Who is in the middle of writing is asked again the next time.</summary>
    public async Task RunAsync()
    {
        foreach (var id in Read<string>(RanOut, new { now = clock.GetUtcNow().ToUnixTimeMilliseconds() }))
        {
            await inbox.ActAsync(id, new ShiftOver(), RowId.Draw());
            if (Read<long>("select on_shift_until is null from volunteers where id = @id", new { id }) is [not 0])
            {
                await trail.WriteAsync("shift.over", id, null);
            }
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

    private List<T> Read<T>(string sql, object values)
    {
        using var connection = database.OpenReader();
        return connection.Query<T>(sql, values).AsList();
    }

    [LoggerMessage(EventId = 5201, Level = LogLevel.Error, Message = "Ending shifts failed with {Failure}; tried again in half a minute.")]
    private static partial void Failed(ILogger logger, string failure);
}
