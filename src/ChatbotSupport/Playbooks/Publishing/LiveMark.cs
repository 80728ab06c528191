using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Playbooks.Publishing;

/// <summary>What was live and what was held back when somebody looked. Whoever makes something live later asks, where it is written, whether it still is: two people may have agreed on something else meanwhile.</summary>
/// <param name="Last">The version that was published or ran last; null when none did.</param>
/// <param name="Held">The state of the folder that must not go live by itself; null for none.</param>
/// <param name="Publications">How often anything went live.</param>
public sealed record LiveMark(string? Last, string? Held, long Publications)
{
    /// <summary>As it is now.</summary>
    public static LiveMark Of(SqliteConnection connection) =>
        new(PlaybookArchive.LastHash(connection), PublicationRows.Held(connection), connection.ExecuteScalar<long>("SELECT coalesce(max(id), 0) FROM publications"));
}
