using System.Security.Cryptography;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Operations.Settings;
using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using ChatbotSupport.Turns.Rows;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Channels.Telegram.TeamGroup;

/// <summary>
/// Which group is the team's. A code is shown to coordinators and to whoever runs the installation; typed once in a group, within ten minutes, it makes that group
/// the team's. The code alone decides, not who types it: before the first pairing no account needs to be known, and administrators often write as the group itself.
/// </summary>
public sealed class Pairing(BotApi api, TelegramSettings settings, Database database, Writer writer, Sealer fingerprints, Changes changes, TimeProvider clock)
{
    // Without letters and digits that are taken for one another.
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>The paired group; null while there is none.</summary>
    internal GroupHome? Home => database.Read(connection => GroupRows.Home(connection, api.BotId));

    /// <summary>Whether a code can be used now.</summary>
    internal bool IsAwaited => database.Read(connection => GroupRows.Code(connection, clock.GetUtcNow())) is not null;

    /// <summary>A fresh code, as people read it; an earlier one ends.</summary>
    public async Task<string> DrawAsync()
    {
        var code = RandomNumberGenerator.GetString(Letters, GroupLimits.CodeLength);
        await writer.RunAsync(connection =>
        {
            GroupRows.SetCode(connection, Hash(code), clock.GetUtcNow() + GroupLimits.CodeLifetime);
            return true;
        });
        return $"{code[..4]}-{code[4..]}";
    }

    /// <summary>There is no group any more; the running program says good-bye there and leaves, and all coordinators are told. False when there was none.</summary>
    /// <param name="by">The coordinator who did it; null for whoever runs the installation.</param>
    public async Task<bool> RemoveAsync(string? by)
    {
        var now = clock.GetUtcNow();
        var removed = await writer.RunAsync(connection =>
        {
            if (!GroupRows.Unpair(connection, api.BotId))
            {
                return false;
            }

            AuditRows.OfVolunteer(connection, "group.unpaired", by, now);
            AuditRows.Alert(connection, CoordinatorAlert.GroupUnpaired, null, Level.L0, now); // should an account have come into other hands
            return true;
        });
        changes.Bump();
        return removed;
    }

    /// <summary>Whether a group is named in the settings and about to be adopted.</summary>
    internal bool IsNamed(long chat) =>
        settings.VolunteerGroupId == chat && Home is null && !database.Read(connection => GroupRows.WasUnpaired(connection, api.BotId, chat));

    /// <summary>Whether the team's own good-bye to a group is still to be said.</summary>
    internal bool IsBeingLeft(long chat) => database.Read(connection => GroupRows.ToLeave(connection, api.BotId)).Contains(chat);

    /// <summary>A group was named in the settings before anything was paired. One that somebody unpaired stays so, whatever the settings say.</summary>
    internal async Task AdoptAsync()
    {
        if (settings.VolunteerGroupId is { } chat && IsNamed(chat))
        {
            await writer.RunAsync(connection => GroupRows.Home(connection, api.BotId) is null && !GroupRows.WasUnpaired(connection, api.BotId, chat) && Pair(connection, chat, null));
            changes.Bump();
        }
    }

    /// <summary>Pairs a group if what was typed is the code; it is used up by that.</summary>
    internal async Task<bool> PairAsync(string typed, long chat, int? thread)
    {
        var hash = Hash(new string([.. typed.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]));
        if (!database.Read(connection => IsCode(connection, hash)))
        {
            return false;
        }

        var isPaired = await writer.RunAsync(connection =>
        {
            if (!IsCode(connection, hash))
            {
                return false;
            }

            GroupRows.DropCode(connection);
            return Pair(connection, chat, thread);
        });
        changes.Bump();
        return isPaired;
    }

    /// <summary>The group became a supergroup. False when it is not ours.</summary>
    internal async Task<bool> MoveAsync(long old, long fresh)
    {
        var isOurs = await writer.RunAsync(connection => GroupRows.Move(connection, api.BotId, old, fresh));
        changes.Bump();
        return isOurs;
    }

    private bool IsCode(SqliteConnection connection, byte[] hash) =>
        GroupRows.Code(connection, clock.GetUtcNow()) is { } code && CryptographicOperations.FixedTimeEquals(code, hash);

    private bool Pair(SqliteConnection connection, long chat, int? thread)
    {
        var now = clock.GetUtcNow();
        GroupRows.Pair(connection, api.BotId, chat, thread, now);
        AuditRows.Happened(connection, "group.paired", null, null, now);
        AuditRows.Alert(connection, CoordinatorAlert.GroupPaired, null, Level.L0, now); // should a code have come into other hands
        return true;
    }

    private byte[] Hash(string code) => fingerprints.Fingerprint("pairing|" + code);
}
