using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Playbooks.Publishing;

/// <summary>A playbook that went live.</summary>
/// <param name="Hash">Its version.</param>
/// <param name="How">How it went live.</param>
/// <param name="Author">Who published it; null when nobody had to.</param>
/// <param name="Reviewer">Who looked at it as well; null for none.</param>
/// <param name="At">When.</param>
public sealed record Publication(string Hash, PublicationKind How, string? Author, string? Reviewer, DateTimeOffset At)
{
    /// <summary>Letters of a version that are shown; enough to tell them apart.</summary>
    public const int ShownHash = 10;
}

/// <summary>How a playbook went live. Stored by name.</summary>
public enum PublicationKind
{
    /// <summary>Somebody published the folder.</summary>
    Published,

    /// <summary>Somebody went back to an earlier one.</summary>
    RolledBack,

    /// <summary>The folder was saved and passed, while it is taken over by itself.</summary>
    Saved,

    /// <summary>The program began with it.</summary>
    Started,
}

/// <summary>Remembers what went live, and which state of the folder is held back after somebody went back.</summary>
internal static class PublicationRows
{
    private const string HeldKey = "playbook_held";

    /// <summary>Notes that a playbook went live.</summary>
    public static void Add(SqliteConnection connection, Publication publication) => connection.Execute(
        "INSERT INTO publications (hash, how, author, reviewer, at) VALUES (@Hash, @how, @Author, @Reviewer, @at)",
        new { publication.Hash, how = publication.How.ToString(), publication.Author, publication.Reviewer, at = publication.At.ToUnixTimeMilliseconds() });

    /// <summary>Everything that went live, newest first.</summary>
    public static IReadOnlyList<Publication> All(SqliteConnection connection) =>
    [
        .. connection.Query<Row>("SELECT hash Hash, how How, author Author, reviewer Reviewer, at At FROM publications ORDER BY id DESC")
            .Select(row => new Publication(row.Hash, Enum.Parse<PublicationKind>(row.How), row.Author, row.Reviewer, DateTimeOffset.FromUnixTimeMilliseconds(row.At))),
    ];

    /// <summary>The state of the folder that must not go live by itself; null for none.</summary>
    public static string? Held(SqliteConnection connection) =>
        connection.QuerySingleOrDefault<string>("SELECT value FROM meta WHERE key = @HeldKey", new { HeldKey });

    /// <summary>Holds a state of the folder back until one of its files changes; null lets it go.</summary>
    public static void Hold(SqliteConnection connection, string? hash)
    {
        if (hash is null)
        {
            connection.Execute("DELETE FROM meta WHERE key = @HeldKey", new { HeldKey });
        }
        else
        {
            connection.Execute("INSERT INTO meta (key, value) VALUES (@HeldKey, @hash) ON CONFLICT (key) DO UPDATE SET value = excluded.value", new { HeldKey, hash });
        }
    }

    private sealed record Row(string Hash, string How, string? Author, string? Reviewer, long At);
}
