using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Playbooks;

/// <summary>A playbook kept in the database.</summary>
/// <param name="Hash">Its version.</param>
/// <param name="Files">Its files; null when they cannot be unpacked any more, or were not asked for.</param>
/// <param name="Stories">The stories it went live with; null when they were not kept.</param>
public sealed record StoredPlaybook(string Hash, IReadOnlyDictionary<string, string>? Files, IReadOnlyDictionary<string, string>? Stories = null)
{
    /// <summary>Whether these stories are the ones it went live with.</summary>
    public bool HasStories(IReadOnlyDictionary<string, string> stories) =>
        Stories is { } kept && kept.Count == stories.Count && kept.All(story => stories.GetValueOrDefault(story.Key) == story.Value);
}

/// <summary>Keeps every playbook that ever ran, whole, so that a broken folder never leaves people without an answer.</summary>
public sealed class PlaybookArchive(Writer writer, Database database)
{
    // Which one ran last is not the same as which one came last: somebody may have gone back.
    private const string LastRunKey = "playbook";
    private const string Parts = "SELECT files Files, stories Stories FROM playbooks WHERE hash = @hash";

    /// <summary>Keeps a playbook that now runs.</summary>
    public Task<bool> KeepAsync(string hash, IReadOnlyDictionary<string, string> files, DateTimeOffset now, IReadOnlyDictionary<string, string>? stories = null)
    {
        var keep = database.Read(connection => IsKept(connection, hash)) ? KeepingStories(hash, stories) : Keeping(hash, files, stories, now);
        return writer.RunAsync(connection =>
        {
            keep(connection);
            return true;
        });
    }

    /// <summary>Keeps a playbook with which the program begins; one that ran last already is no news.</summary>
    /// <param name="hash">Its version.</param>
    /// <param name="files">Its files.</param>
    /// <param name="now">The time.</param>
    /// <param name="stories">Its stories; null leaves those it went live with.</param>
    public async Task BeginAsync(string hash, IReadOnlyDictionary<string, string> files, DateTimeOffset now, IReadOnlyDictionary<string, string>? stories)
    {
        var isNew = hash != LastHash();
        await KeepAsync(hash, files, now, stories);
        if (isNew)
        {
            await writer.RunAsync(connection =>
            {
                Publishing.PublicationRows.Add(connection, new(hash, Publishing.PublicationKind.Started, null, null, now));
                return true;
            });
        }
    }

    /// <summary>Tells coordinators why something else runs than what is in the folder, or waits.</summary>
    /// <param name="alert">What.</param>
    /// <param name="now">When.</param>
    /// <param name="details">The sentences that `check` would tell; null for none.</param>
    public Task<bool> AlertAsync(CoordinatorAlert alert, DateTimeOffset now, string? details = null) => writer.RunAsync(connection => Tell(connection, alert, now, details));

    /// <summary>Whether just this was told and nobody has seen it yet.</summary>
    public bool IsTold(CoordinatorAlert alert, string? details)
    {
        using var connection = database.OpenReader();
        return connection.ExecuteScalar<long>(
            "SELECT EXISTS (SELECT 1 FROM alerts WHERE seen_at IS NULL AND alert = @alert AND details IS @details)", new { alert = alert.ToString(), details }) != 0;
    }

    /// <summary>What was told about the folder is over: it is sound again, or runs.</summary>
    public Task<bool> EndAlertsAsync(DateTimeOffset now, params IEnumerable<CoordinatorAlert> alerts) => writer.RunAsync(connection => EndAlerts(connection, now, alerts));

    /// <summary>The stored playbooks, the one that ran last first, then the newest.</summary>
    public IReadOnlyList<string> Hashes() => [.. Kept().Select(kept => kept.Hash)];

    /// <summary>The stored playbooks and when each ran first, the one that ran last first, then the newest.</summary>
    public IReadOnlyList<(string Hash, DateTimeOffset FirstRun)> Kept()
    {
        using var connection = database.OpenReader();
        return
        [
            .. connection.Query<(string Hash, long At)>(
                """
                SELECT hash, first_run_at FROM playbooks
                ORDER BY hash = (SELECT value FROM meta WHERE key = @LastRunKey) DESC, first_run_at DESC
                """,
                new { LastRunKey }).Select(row => (row.Hash, DateTimeOffset.FromUnixTimeMilliseconds(row.At))),
        ];
    }

    /// <summary>One stored playbook.</summary>
    public StoredPlaybook Find(string hash)
    {
        using var connection = database.OpenReader();
        return Of(hash, connection.QuerySingle<Row>(Parts, new { hash }));
    }

    /// <summary>The playbook that was published or ran last; null when none did.</summary>
    public StoredPlaybook? Last() => database.Read(Last);

    /// <summary>The same with its stories alone: whoever only asks for those need not unpack the files.</summary>
    public StoredPlaybook? LastStories() => database.Read(connection => LastHash(connection) is { } hash
        ? new StoredPlaybook(hash, null, Stories(connection.QuerySingleOrDefault<byte[]>("SELECT stories FROM playbooks WHERE hash = @hash", new { hash })))
        : null);

    /// <summary>The version that was published or ran last; null when none did.</summary>
    public string? LastHash() => database.Read(LastHash);

    /// <summary>The state of the folder that must not go live by itself, because somebody went back; null for none.</summary>
    public string? Held() => database.Read(Publishing.PublicationRows.Held);

    /// <summary>The playbook that was published or ran last, without files when it is not kept; null when none did.</summary>
    internal static StoredPlaybook? Last(SqliteConnection connection) => LastHash(connection) is { } hash
        ? connection.QuerySingleOrDefault<Row>(Parts, new { hash }) is { } row ? Of(hash, row) : new(hash, null)
        : null;

    /// <summary>Tells coordinators, in the same breath in which it becomes true.</summary>
    internal static bool Tell(SqliteConnection connection, CoordinatorAlert alert, DateTimeOffset now, string? details) => connection.Execute(
        "INSERT INTO alerts (alert, case_code, level, at, details) VALUES (@alert, NULL, @level, @at, @details)",
        new { alert = alert.ToString(), level = Level.L0.ToString(), at = now.ToUnixTimeMilliseconds(), details }) > 0;

    /// <summary>Ends what was told, in the same breath in which it is over.</summary>
    internal static bool EndAlerts(SqliteConnection connection, DateTimeOffset now, params IEnumerable<CoordinatorAlert> alerts)
    {
        var ended = 0;
        foreach (var alert in alerts)
        {
            ended += connection.Run("UPDATE alerts SET seen_at = @at WHERE seen_at IS NULL AND alert = @alert", ("@at", now.ToUnixTimeMilliseconds()), ("@alert", alert.ToString()));
        }

        return ended > 0;
    }

    /// <summary>The files of the playbook that ran last; null when none did, or they cannot be unpacked any more.</summary>
    public static IReadOnlyDictionary<string, string>? LastRun(SqliteConnection connection) =>
        connection.QuerySingleOrDefault<byte[]>("SELECT files FROM playbooks WHERE hash = (SELECT value FROM meta WHERE key = @LastRunKey)", new { LastRunKey }) is { } packed
            ? PackedFiles.Unpack(packed)
            : null;

    /// <summary>The version that was published or ran last; null when none did.</summary>
    internal static string? LastHash(SqliteConnection connection) => connection.QuerySingleOrDefault<string>("SELECT value FROM meta WHERE key = @LastRunKey", new { LastRunKey });

    /// <summary>Makes a kept playbook the one that runs.</summary>
    internal static void RunAgain(SqliteConnection connection, string hash) => connection.Execute(
        "INSERT INTO meta (key, value) VALUES (@LastRunKey, @hash) ON CONFLICT (key) DO UPDATE SET value = excluded.value", new { LastRunKey, hash });

    /// <summary>What keeps a playbook that now runs, packed already: nothing slow belongs on the writer's thread.</summary>
    internal static Action<SqliteConnection> Keeping(string hash, IReadOnlyDictionary<string, string> files, IReadOnlyDictionary<string, string>? stories, DateTimeOffset now)
    {
        var (packed, told) = (PackedFiles.Pack(files), stories is null ? null : PackedFiles.Pack(stories));
        return connection =>
        {
            connection.Execute(
                """
                INSERT INTO playbooks (hash, files, stories, first_run_at) VALUES (@hash, @packed, @told, @at)
                ON CONFLICT (hash) DO UPDATE SET stories = coalesce(excluded.stories, stories)
                """,
                new { hash, packed, told, at = now.ToUnixTimeMilliseconds() });
            RunAgain(connection, hash);
        };
    }

    private static bool IsKept(SqliteConnection connection, string hash) => connection.ExecuteScalar<long>("SELECT count(*) FROM playbooks WHERE hash = @hash", new { hash }) > 0;

    // Its files are kept already, and never change under their hash.
    private static Action<SqliteConnection> KeepingStories(string hash, IReadOnlyDictionary<string, string>? stories)
    {
        var told = stories is null ? null : PackedFiles.Pack(stories);
        return connection =>
        {
            connection.Execute("UPDATE playbooks SET stories = coalesce(@told, stories) WHERE hash = @hash", new { hash, told });
            RunAgain(connection, hash);
        };
    }

    private static StoredPlaybook Of(string hash, Row row) => new(hash, PackedFiles.Unpack(row.Files), Stories(row.Stories));

    private static IReadOnlyDictionary<string, string>? Stories(byte[]? packed) => packed is null ? null : PackedFiles.Unpack(packed);

    private sealed record Row(byte[] Files, byte[]? Stories);
}
