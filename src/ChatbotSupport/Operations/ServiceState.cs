using ChatbotSupport.Operations.Settings;
using ChatbotSupport.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Operations;

/// <summary>Who is answered in messengers at this moment: what the settings say, else what `golive` opened, else only the team. Read anew each time, so that opening needs no restart.</summary>
/// <param name="set">What the settings say, if they say anything.</param>
/// <param name="database">Where the opening is kept.</param>
public sealed class ServiceState(ServiceMode? set, Database database)
{
    private const string Key = "service";

    /// <summary>Who is answered.</summary>
    public ServiceMode Mode => set ?? database.Read(Stored);

    /// <summary>What was opened by `golive`.</summary>
    internal static ServiceMode Stored(SqliteConnection connection) =>
        connection.QuerySingleOrDefault<string>("SELECT value FROM meta WHERE key = @Key", new { Key }) == nameof(ServiceMode.Open) ? ServiceMode.Open : ServiceMode.Rehearsal;

    /// <summary>A database that was put back rehearses until somebody opens it: what it was opened for may be long past.</summary>
    internal static void Close(SqliteConnection connection) => connection.Execute("UPDATE meta SET value = @mode WHERE key = @Key", new { Key, mode = nameof(ServiceMode.Rehearsal) });

    /// <summary>Opens, or goes back to rehearsing.</summary>
    internal static void Store(SqliteConnection connection, ServiceMode mode) => connection.Execute(
        "INSERT INTO meta (key, value) VALUES (@Key, @mode) ON CONFLICT (key) DO UPDATE SET value = excluded.value", new { Key, mode = mode.ToString() });
}
