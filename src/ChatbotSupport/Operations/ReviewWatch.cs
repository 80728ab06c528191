using System.Globalization;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Playbooks;
using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Operations;

/// <summary>Tells coordinators, while the program runs, what people read although it was due to be checked again: by day, once a day at most, and the same things once a week at most.</summary>
public sealed partial class ReviewWatch(
    CurrentPlaybook playbook, ClockTrust trust, TurnOptions options, Database database, Writer writer, Changes changes, TimeProvider clock, ILogger<ReviewWatch> logger) : BackgroundService
{
    private const string Key = "reviews_told";
    private const int Again = 7;
    private const int MostNamed = 10;

    private static readonly TimeSpan Look = TimeSpan.FromHours(1);
    private static readonly TimeOnly Morning = new(9, 0);
    private static readonly TimeOnly Evening = new(19, 0);

    /// <summary>Looks once; the loop does it every hour.</summary>
    public async Task LookAsync()
    {
        var now = clock.GetUtcNow();
        var local = TimeZoneInfo.ConvertTime(now, options.Zone);
        var (today, time) = (DateOnly.FromDateTime(local.DateTime), TimeOnly.FromTimeSpan(local.TimeOfDay));
        if (!time.IsBetween(Morning, Evening) || trust.Doubt is not null)
        {
            return; // a wrong date would call everything overdue
        }

        var due = Reviews.Of(playbook.Value, today);
        if (due.Count == 0)
        {
            if (await writer.RunAsync(connection => StandingAlerts.End(connection, CoordinatorAlert.ContentOverdue, now)) > 0)
            {
                changes.Bump();
            }

            return;
        }

        var ids = string.Join(' ', due.Facts.Concat(due.Alerts));
        if (database.Read(Told) is { } told && (told.Day >= today || (told.Ids == ids && told.Day.AddDays(Again) > today)))
        {
            return;
        }

        await ServiceAlert.RaiseAsync(writer, CoordinatorAlert.ContentOverdue, now, Describe(due), connection => connection.Execute(
            "INSERT INTO meta (key, value) VALUES (@Key, @value) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            new { Key, value = string.Create(CultureInfo.InvariantCulture, $"{today:yyyy-MM-dd} {ids}") }));
        changes.Bump();
        Overdue(logger, due.Facts.Count, due.Alerts.Count);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            // An hour after the start, which tells what it found itself.
            await Task.Delay(Look, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                if (!stoppingToken.IsCancellationRequested)
                {
                    await LookAsync();
                }
            }
            catch (Exception failure)
            {
                var kind = failure.GetType().Name;
                Failed(logger, kind);
            }
        }
    }

    private static string Describe(Reviews due)
    {
        var named = string.Join("، ", due.Facts.Concat(due.Alerts).Take(MostNamed));
        return string.Create(CultureInfo.InvariantCulture, $"المعلومات: {due.Facts.Count} · التحذيرات: {due.Alerts.Count}\n{named}{(due.Count > MostNamed ? "…" : "")}");
    }

    private static (DateOnly Day, string Ids)? Told(SqliteConnection connection)
    {
        var value = connection.QuerySingleOrDefault<string>("SELECT value FROM meta WHERE key = @Key", new { Key });
        return value?.Split(' ', 2) is [var day, var ids] ? (DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), ids) : null;
    }

    [LoggerMessage(EventId = 9401, Level = LogLevel.Warning, Message = "{Facts} facts and {Alerts} warnings that people read were due to be checked again.")]
    private static partial void Overdue(ILogger logger, int facts, int alerts);

    [LoggerMessage(EventId = 9402, Level = LogLevel.Error, Message = "Counting what is due to be checked again failed with {Failure}; tried again in an hour.")]
    private static partial void Failed(ILogger logger, LogCode failure);
}
