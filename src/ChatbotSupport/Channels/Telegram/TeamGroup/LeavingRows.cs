using ChatbotSupport.Delivery;
using ChatbotSupport.Desk.Team;
using ChatbotSupport.Privacy;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Channels.Telegram.TeamGroup;

/// <summary>Accounts of whoever was removed from the roster, for as long as something of the team is still there.</summary>
internal sealed class LeavingRows(TeamSealer sealer)
{
    /// <summary>All of them, the oldest first.</summary>
    public IReadOnlyList<Leaver> All(SqliteConnection connection) =>
    [
        .. connection.Query<Row>(
                "SELECT id AS Id, volunteer_id AS VolunteerId, address AS Address, commands_taken AS CommandsTaken, banning AS Banning, out AS IsOut FROM leaving_accounts WHERE channel = @channel ORDER BY at",
                new { channel = ClearedScreens.Telegram })
            .Select(row => new Leaver(row.Id, row.VolunteerId, sealer.Open(VolunteerAccounts.Leaving, "address", row.Id, row.Address), row.CommandsTaken != 0, row.Banning != 0, row.IsOut != 0)),
    ];

    /// <summary>Their chat offers the team's commands no more.</summary>
    public static bool CommandsTaken(SqliteConnection connection, string id) => connection.Execute("UPDATE leaving_accounts SET commands_taken = 1 WHERE id = @id", new { id }) > 0;

    /// <summary>They are about to be put out.</summary>
    public static bool Banning(SqliteConnection connection, string id) => connection.Execute("UPDATE leaving_accounts SET banning = 1 WHERE id = @id", new { id }) > 0;

    /// <summary>They are out, or coordinators were told that they are not.</summary>
    public static bool Out(SqliteConnection connection, string id) => connection.Execute("UPDATE leaving_accounts SET out = 1 WHERE id = @id", new { id }) > 0;

    /// <summary>Nothing of the team is there any more.</summary>
    public static bool Forget(SqliteConnection connection, string id) => connection.Execute("DELETE FROM leaving_accounts WHERE id = @id", new { id }) > 0;

    private sealed record Row(string Id, string VolunteerId, byte[] Address, long CommandsTaken, long Banning, long IsOut);
}

/// <summary>An account of somebody who was removed.</summary>
/// <param name="Id">The row.</param>
/// <param name="VolunteerId">Whose it was.</param>
/// <param name="Address">The account; null when it cannot be opened any more.</param>
/// <param name="CommandsTaken">Its chat offers the team's commands no more.</param>
/// <param name="Banning">They may have been put out by us.</param>
/// <param name="IsOut">They are out of the group, or coordinators were told that they are not.</param>
internal sealed record Leaver(string Id, string VolunteerId, string? Address, bool CommandsTaken, bool Banning, bool IsOut)
{
    /// <summary>Its kind alone: the address leads to somebody.</summary>
    public override string ToString() => nameof(Leaver);
}
