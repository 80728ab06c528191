using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Channels.Telegram.TeamGroup;

/// <summary>The tables of the volunteers' group: which one it is, the code that pairs one, groups to leave, and what is unsafe about it.</summary>
internal static class GroupRows
{
    private const string HomeOfBot =
        """
        SELECT chat AS Chat, thread AS Thread, pin AS Pin, pin_at AS PinAt, pinned AS Pinned, digest AS Digest, digest_at AS DigestAt, face AS Face
        FROM team_group WHERE id = 1 AND bot = @bot
        """;

    private const string Upsert =
        """
        DELETE FROM team_group; DELETE FROM group_cards; DELETE FROM group_warnings;
        DELETE FROM left_groups WHERE bot = @bot AND chat = @chat;
        DELETE FROM unpaired_groups WHERE bot = @bot AND chat = @chat;
        INSERT INTO team_group (id, bot, chat, thread, paired_at) VALUES (1, @bot, @chat, @thread, @now)
        """;

    // What of ours stands in the group: cards, the list, the pinned line.
    private const string OursThere =
        "SELECT message FROM group_cards UNION SELECT pin FROM team_group WHERE pin IS NOT NULL UNION SELECT digest FROM team_group WHERE digest IS NOT NULL";

    // All that we have said there lies in the old chat, where nothing can be changed any more.
    private const string MoveHome =
        """
        DELETE FROM group_cards WHERE EXISTS (SELECT 1 FROM team_group WHERE bot = @bot AND chat = @old);
        INSERT INTO unpaired_groups (bot, chat) SELECT bot, chat FROM team_group WHERE bot = @bot AND chat = @old ON CONFLICT DO NOTHING;
        UPDATE team_group SET chat = @fresh, thread = NULL, pin = NULL, pin_at = NULL, pinned = 0, digest = NULL, digest_at = NULL, face = NULL WHERE bot = @bot AND chat = @old
        """;

    /// <summary>The group of this bot; null while there is none.</summary>
    public static GroupHome? Home(SqliteConnection connection, long bot) => connection.QuerySingleOrDefault<HomeRow>(HomeOfBot, new { bot }) is { } row
        ? new(row.Chat, (int?)row.Thread, (int?)row.Pin, At(row.PinAt), row.Pinned != 0, (int?)row.Digest, At(row.DigestAt), row.Face)
        : null;

    /// <summary>A group is the team's from now on; another one is so no more.</summary>
    public static void Pair(SqliteConnection connection, long bot, long chat, int? thread, DateTimeOffset now)
    {
        // In another topic of the same group the cards are said anew; those of before, with their buttons, go.
        var standing = Home(connection, bot)?.Chat == chat ? connection.Query<long>(OursThere, new { bot }).AsList() : [];
        if (Home(connection, bot) is { } old && old.Chat != chat)
        {
            Leave(connection, bot, old.Chat);
        }

        connection.Execute(Upsert, new { bot, chat, thread, now = now.ToUnixTimeMilliseconds() });
        connection.Execute("INSERT INTO left_messages (bot, chat, message) VALUES (@bot, @chat, @message) ON CONFLICT DO NOTHING", standing.Select(message => new { bot, chat, message }));
    }

    /// <summary>There is no group any more. False when there was none.</summary>
    public static bool Unpair(SqliteConnection connection, long bot)
    {
        if (Home(connection, bot) is not { } home)
        {
            return false;
        }

        Leave(connection, bot, home.Chat);
        connection.Execute("DELETE FROM team_group; DELETE FROM group_cards; DELETE FROM group_warnings");
        return true;
    }

    /// <summary>The group became a supergroup, with another number. False when it is not ours.</summary>
    public static bool Move(SqliteConnection connection, long bot, long old, long fresh)
    {
        var isOurs = Home(connection, bot)?.Chat == old;
        connection.Execute(MoveHome, new { bot, old, fresh });
        return isOurs;
    }

    /// <summary>Sets the one code that pairs a group.</summary>
    public static void SetCode(SqliteConnection connection, byte[] hash, DateTimeOffset until) => connection.Execute(
        "INSERT INTO pairing_code (id, hash, expires_at) VALUES (1, @hash, @until) ON CONFLICT (id) DO UPDATE SET hash = excluded.hash, expires_at = excluded.expires_at",
        new { hash, until = until.ToUnixTimeMilliseconds() });

    /// <summary>The hash of the code that can be used now.</summary>
    public static byte[]? Code(SqliteConnection connection, DateTimeOffset now) => connection.QuerySingleOrDefault<byte[]>(
        "SELECT hash FROM pairing_code WHERE expires_at > @now", new { now = now.ToUnixTimeMilliseconds() });

    /// <summary>The code is used up.</summary>
    public static void DropCode(SqliteConnection connection) => connection.Execute("DELETE FROM pairing_code");

    /// <summary>Groups that are to be left.</summary>
    public static IReadOnlyList<long> ToLeave(SqliteConnection connection, long bot) =>
        connection.Query<long>("SELECT chat FROM left_groups WHERE bot = @bot", new { bot }).AsList();

    /// <summary>Groups that are not left, in which something of ours is to be taken away.</summary>
    public static IReadOnlyList<long> ToTidy(SqliteConnection connection, long bot) => connection.Query<long>(
        "SELECT DISTINCT chat FROM left_messages WHERE bot = @bot AND chat NOT IN (SELECT chat FROM left_groups WHERE bot = @bot)", new { bot }).AsList();

    /// <summary>What still stands in a group and is to be taken away: cards, the list, the pinned line.</summary>
    public static IReadOnlyList<int> Standing(SqliteConnection connection, long bot, long chat) =>
        [.. connection.Query<long>("SELECT message FROM left_messages WHERE bot = @bot AND chat = @chat", new { bot, chat }).Select(id => (int)id)];

    /// <summary>These stand there no more.</summary>
    public static bool TakenAway(SqliteConnection connection, long bot, long chat, IEnumerable<int> messages) => connection.Execute(
        "DELETE FROM left_messages WHERE bot = @bot AND chat = @chat AND message IN @messages", new { bot, chat, messages }) > 0;

    /// <summary>A group that is to be left became a supergroup: what stood in the old one is not reached any more.</summary>
    public static bool LeaveInstead(SqliteConnection connection, long bot, long chat, long fresh) => connection.Execute(
        """
        INSERT INTO left_groups (bot, chat) VALUES (@bot, @fresh) ON CONFLICT DO NOTHING;
        INSERT INTO unpaired_groups (bot, chat) VALUES (@bot, @fresh) ON CONFLICT DO NOTHING;
        DELETE FROM left_groups WHERE bot = @bot AND chat = @chat; DELETE FROM left_messages WHERE bot = @bot AND chat = @chat;
        """,
        new { bot, chat, fresh }) > 0;

    /// <summary>It was left.</summary>
    public static void Left(SqliteConnection connection, long bot, long chat) => connection.Execute(
        "DELETE FROM left_groups WHERE bot = @bot AND chat = @chat; DELETE FROM left_messages WHERE bot = @bot AND chat = @chat", new { bot, chat });

    /// <summary>The pinned line was written.</summary>
    public static void Pinned(SqliteConnection connection, int? message, DateTimeOffset now, bool isPinned) => connection.Execute(
        "UPDATE team_group SET pin = @message, pin_at = @now, pinned = @pinned", new { message, now = now.ToUnixTimeMilliseconds(), pinned = isPinned ? 1 : 0 });

    /// <summary>The list shows this; without a message there is no list.</summary>
    public static void Listed(SqliteConnection connection, int? message, DateTimeOffset at, string? face) => connection.Execute(
        "UPDATE team_group SET digest = @message, digest_at = @at, face = @face", new { message, at = at.ToUnixTimeMilliseconds(), face });

    /// <summary>What is wrong at this moment.</summary>
    public static IReadOnlyList<string> Warnings(SqliteConnection connection) => connection.Query<string>("SELECT code FROM group_warnings ORDER BY since, code").AsList();

    /// <summary>Of these, exactly the present ones hold. True when something is new or mended.</summary>
    public static bool Warn(SqliteConnection connection, IEnumerable<GroupWarning> looked, IReadOnlyCollection<GroupWarning> present, DateTimeOffset now)
    {
        var gone = looked.Except(present).Select(warning => warning.ToString()).ToArray();
        var changed = connection.Execute("DELETE FROM group_warnings WHERE code IN @gone", new { gone });
        foreach (var code in present)
        {
            changed += connection.Execute(
                "INSERT INTO group_warnings (code, since) SELECT @code, @now WHERE EXISTS (SELECT 1 FROM team_group) ON CONFLICT DO NOTHING",
                new { code = code.ToString(), now = now.ToUnixTimeMilliseconds() });
        }

        return changed > 0;
    }

    /// <summary>It was the team's once and is so no more.</summary>
    public static bool WasUnpaired(SqliteConnection connection, long bot, long chat) =>
        connection.ExecuteScalar<long>("SELECT count(*) FROM unpaired_groups WHERE bot = @bot AND chat = @chat", new { bot, chat }) > 0;

    private static void Leave(SqliteConnection connection, long bot, long chat) => connection.Execute(
        $"""
        INSERT INTO left_groups (bot, chat) VALUES (@bot, @chat) ON CONFLICT DO NOTHING;
        INSERT INTO unpaired_groups (bot, chat) VALUES (@bot, @chat) ON CONFLICT DO NOTHING;
        INSERT INTO left_messages (bot, chat, message) SELECT @bot, @chat, message FROM ({OursThere})
        """,
        new { bot, chat });

    private static DateTimeOffset? At(long? at) => at is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time) : null;

    private sealed record HomeRow(long Chat, long? Thread, long? Pin, long? PinAt, long Pinned, long? Digest, long? DigestAt, string? Face);
}
