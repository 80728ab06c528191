using ChatbotSupport.Core.Flows;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Playbooks.Inspections;

/// <summary>The flows that ran last, and how many people stand on each of their steps: nobody who stands on one that is removed may be forgotten.</summary>
/// <param name="Flows">The flows that ran last, by id.</param>
/// <param name="People">How many people stand on a step.</param>
public sealed record Standing(IReadOnlyDictionary<string, Flow> Flows, IReadOnlyDictionary<(string Flow, string Step), int> People)
{
    /// <summary>Nothing ran before.</summary>
    public static Standing None { get; } = new(new Dictionary<string, Flow>(), new Dictionary<(string, string), int>());

    /// <summary>Looks into the database, which it never changes; <see cref="None"/> when there is none or nothing ran.</summary>
    /// <param name="databaseFile">The database file.</param>
    /// <param name="today">The day.</param>
    public static Standing Of(string databaseFile, DateOnly today)
    {
        if (!File.Exists(databaseFile))
        {
            return None;
        }

        try
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = databaseFile, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            connection.Open();
            return PlaybookArchive.LastRun(connection) is { } files
                ? new(PlaybookReader.Flows(files, today), Count(connection))
                : None;
        }
        catch (SqliteException)
        {
            // A database of another version, or one that is being restored: what can be checked without it is checked.
            return None;
        }
    }

    private static Dictionary<(string, string), int> Count(SqliteConnection connection) => connection
        .Query<(string Flow, string Step, long People)>("SELECT flow, step, count(*) FROM conversations WHERE flow IS NOT NULL AND step IS NOT NULL GROUP BY flow, step")
        .ToDictionary(row => (row.Flow, row.Step), row => (int)row.People);
}
