using System.Globalization;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Delivery;
using ChatbotSupport.Desk.Team;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using ChatbotSupport.Turns.Arriving;
using ChatbotSupport.Turns.Rows;
using Dapper;
using Microsoft.Data.Sqlite;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace ChatbotSupport.Channels.Telegram.TeamGroup;

/// <summary>
/// Somebody of the team left the group, or was put out of it. Whoever puts somebody out means that they belong to the team no more, but may not have thought of the
/// roster, which decides: their shift ends at once, and coordinators are told by whom nothing more is to be taken.
/// </summary>
internal sealed class Departures(VolunteerAccounts accounts, Inbox inbox, Database database, Writer writer, Changes changes, TimeProvider clock)
{
    private const string Left = "group.left";
    private const string Back = "group.back";

    private const string NowOutside =
        """
        SELECT v.id, v.alias FROM volunteers v
        WHERE v.removed_at IS NULL AND v.id <> @reader
          AND (SELECT e.code FROM events e WHERE e.volunteer_id = v.id AND e.code IN (@left, @back) ORDER BY e.id DESC LIMIT 1) = @left
        ORDER BY v.alias
        """;

    /// <summary>Members on the roster, other than the reader, who left the group and did not come back.</summary>
    public static IReadOnlyList<(string Id, string Alias)> Outside(SqliteConnection connection, string reader) =>
        connection.Query<(string, string)>(NowOutside, new { reader, left = Left, back = Back }).AsList();

    /// <summary>Whether somebody with this standing is in the group.</summary>
    public static bool IsInside(ChatMember member) => member.Status is not (ChatMemberStatus.Left or ChatMemberStatus.Kicked) && member is not ChatMemberRestricted { IsMember: false };

    /// <summary>How somebody stands to the group changed.</summary>
    public async Task HeardAsync(ChatMemberUpdated change)
    {
        var isInside = IsInside(change.NewChatMember);
        if (isInside == IsInside(change.OldChatMember)
            || accounts.Find(ClearedScreens.Telegram, change.NewChatMember.User.Id.ToString(CultureInfo.InvariantCulture)) is not { } id
            || database.Read(connection => VolunteerRows.Find(connection, id)) is not { Removed: false } volunteer)
        {
            return;
        }

        var now = clock.GetUtcNow();
        if (!isInside)
        {
            await inbox.HandInAsync(id, new EndShift(), RowId.Draw());
        }

        await writer.RunAsync(connection =>
        {
            AuditRows.OfVolunteer(connection, isInside ? Back : Left, id, now);
            if (isInside)
            {
                AuditRows.NamedIsOver(connection, CoordinatorAlert.MemberLeftGroup, volunteer.Alias, now);
            }
            else
            {
                AuditRows.AlertNaming(connection, CoordinatorAlert.MemberLeftGroup, volunteer.Alias, now);
            }

            return true;
        });
        changes.Bump();
    }
}
