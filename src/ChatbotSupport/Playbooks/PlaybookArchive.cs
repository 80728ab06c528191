using System.IO.Compression;
using System.Text.Json;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Playbooks;

/// <summary>A playbook kept in the database.</summary>
/// <param name="Hash">Its version.</param>
/// <param name="Files">Its files; null when they cannot be unpacked any more.</param>
public sealed record StoredPlaybook(string Hash, IReadOnlyDictionary<string, string>? Files);

/// <summary>Keeps every playbook that ever ran, whole, so that a broken folder never leaves people without an answer.</summary>
public sealed class PlaybookArchive(Writer writer, Database database)
{
    // Which one ran last is not the same as which one came last: somebody may have gone back.
    private const string LastRunKey = "playbook";

    /// <summary>Keeps a playbook that now runs.</summary>
    public Task<bool> KeepAsync(string hash, IReadOnlyDictionary<string, string> files, DateTimeOffset now)
    {
        var packed = Pack(files);
        return writer.RunAsync(connection =>
        {
            connection.Execute(
                "INSERT INTO playbooks (hash, files, first_run_at) VALUES (@hash, @packed, @at) ON CONFLICT (hash) DO NOTHING",
                new { hash, packed, at = now.ToUnixTimeMilliseconds() });
            return connection.Execute(
                "INSERT INTO meta (key, value) VALUES (@LastRunKey, @hash) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                new { LastRunKey, hash }) > 0;
        });
    }

    /// <summary>Keeps a playbook with which the program begins; one that ran last already is no news.</summary>
    public async Task BeginAsync(string hash, IReadOnlyDictionary<string, string> files, DateTimeOffset now)
    {
        var isNew = hash != LastHash();
        await KeepAsync(hash, files, now);
        if (isNew)
        {
            await writer.RunAsync(connection =>
            {
                Publishing.PublicationRows.Add(connection, new(hash, Publishing.PublicationKind.Started, null, null, now));
                return true;
            });
        }
    }

    /// <summary>Tells coordinators why something else runs than what is in the folder.</summary>
    /// <param name="alert">What.</param>
    /// <param name="now">When.</param>
    /// <param name="details">The sentences that `check` would tell; null for none.</param>
    public Task<bool> AlertAsync(CoordinatorAlert alert, DateTimeOffset now, string? details = null) => writer.RunAsync(connection => connection.Execute(
        "INSERT INTO alerts (alert, case_code, level, at, details) VALUES (@alert, NULL, @level, @at, @details)",
        new { alert = alert.ToString(), level = Level.L0.ToString(), at = now.ToUnixTimeMilliseconds(), details }) > 0);

    /// <summary>What was told about the folder is over: it is sound again, or runs.</summary>
    public Task<bool> EndAlertsAsync(DateTimeOffset now, params IEnumerable<CoordinatorAlert> alerts) => writer.RunAsync(connection => connection.Execute(
        "UPDATE alerts SET seen_at = @at WHERE seen_at IS NULL AND alert IN @ended",
        new { at = now.ToUnixTimeMilliseconds(), ended = alerts.Select(alert => alert.ToString()) }) > 0);

    /// <summary>The stored playbooks, the one that ran last first, then the newest.</summary>
    public IReadOnlyList<string> Hashes()
    {
        using var connection = database.OpenReader();
        return
        [
            .. connection.Query<string>(
                """
                SELECT hash FROM playbooks
                ORDER BY hash = (SELECT value FROM meta WHERE key = @LastRunKey) DESC, first_run_at DESC
                """,
                new { LastRunKey }),
        ];
    }

    /// <summary>One stored playbook.</summary>
    public StoredPlaybook Find(string hash)
    {
        using var connection = database.OpenReader();
        return new(hash, Unpack(connection.QuerySingle<byte[]>("SELECT files FROM playbooks WHERE hash = @hash", new { hash })));
    }

    /// <summary>The version that was published or ran last; null when none did.</summary>
    public string? LastHash() => database.Read(connection => connection.QuerySingleOrDefault<string>("SELECT value FROM meta WHERE key = @LastRunKey", new { LastRunKey }));

    /// <summary>The state of the folder that must not go live by itself, because somebody went back; null for none.</summary>
    public string? Held() => database.Read(Publishing.PublicationRows.Held);

    /// <summary>Makes a kept playbook the one that runs.</summary>
    public Task<bool> RunAgainAsync(string hash) => writer.RunAsync(connection => connection.Execute(
        "INSERT INTO meta (key, value) VALUES (@LastRunKey, @hash) ON CONFLICT (key) DO UPDATE SET value = excluded.value", new { LastRunKey, hash }) > 0);

    /// <summary>The files of the playbook that ran last; null when none did, or they cannot be unpacked any more.</summary>
    public static IReadOnlyDictionary<string, string>? LastRun(SqliteConnection connection) =>
        connection.QuerySingleOrDefault<byte[]>("SELECT files FROM playbooks WHERE hash = (SELECT value FROM meta WHERE key = @LastRunKey)", new { LastRunKey }) is { } packed
            ? Unpack(packed)
            : null;

    private static byte[] Pack(IReadOnlyDictionary<string, string> files)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal))
        {
            JsonSerializer.Serialize(brotli, files);
        }

        return packed.ToArray();
    }

    private static Dictionary<string, string>? Unpack(byte[] packed)
    {
        try
        {
            using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
            return JsonSerializer.Deserialize<Dictionary<string, string>>(brotli);
        }
        catch (Exception fault) when (fault is JsonException or InvalidDataException or IOException or InvalidOperationException)
        {
            return null;
        }
    }
}
