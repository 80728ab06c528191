using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Turns.Rows;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Desk.GoLive;

/// <summary>What people did before the opening: an alias, a time and the value it holds for. A number that changes must be dialled again.</summary>
public static class GoLiveRecords
{
    /// <summary>The audit's name of a restore that was carried out.</summary>
    public const string RestoreDone = "restore_done";

    /// <summary>The audit's name of an opening.</summary>
    public const string Opened = "golive.open";

    /// <summary>Whether the service was open before: what was put back is opened again for people in danger before somebody has found the stick with the keys.</summary>
    public static bool WasOpened(SqliteConnection connection) => connection.ExecuteScalar<long>("select exists (select 1 from events where code = @Opened)", new { Opened }) != 0;

    /// <summary>Somebody on the roster confirms an item; false when there is nobody of that alias.</summary>
    public static bool Confirm(SqliteConnection connection, string item, string value, string alias, DateTimeOffset at) => connection.Execute(
        """
        insert into go_live_records (item, value, alias, at) select @item, @value, alias, @at from volunteers where alias = @alias and removed_at is null
        on conflict (item) do update set value = excluded.value, alias = excluded.alias, at = excluded.at
        """,
        new { item, value, alias, at = at.ToUnixTimeMilliseconds() }) > 0;

    /// <summary>Everything that was confirmed.</summary>
    internal static Dictionary<string, (string Value, string Alias, long At)> All(SqliteConnection connection) =>
        connection.Query<(string Item, string Value, string Alias, long At)>("select item, value, alias, at from go_live_records")
            .ToDictionary(row => row.Item, row => (row.Value, row.Alias, row.At));

    /// <summary>Sends whoever is on call a trial; earlier ones end.</summary>
    internal static void StartTest(SqliteConnection connection, DateTimeOffset now)
    {
        connection.Execute("delete from alerts where alert = @test", new { test = nameof(CoordinatorAlert.OnCallTest) });
        AuditRows.Alert(connection, CoordinatorAlert.OnCallTest, null, Level.L0, now);
    }

    /// <summary>A backup was put in the place of the database, which knows it from then on.</summary>
    internal static void Restored(SqliteConnection connection, DateTimeOffset now) =>
        connection.Execute("insert into events (at, code) values (@at, @code)", new { at = now.ToUnixTimeMilliseconds(), code = RestoreDone });
}
