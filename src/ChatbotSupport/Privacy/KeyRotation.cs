using ChatbotSupport.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Privacy;

/// <summary>
/// Rotates the ring: a new key is drawn, and everything that was wrapped with older ones is wrapped with it. The people's own keys stay, and so does every word. Every key that was
/// ever in the ring stays too, so it may be stopped at any moment: what is wrapped anew opens as well as what is not yet, and done again it goes on.
/// </summary>
public sealed class KeyRotation(PrivacyOptions options, StorageOptions storage, TimeProvider clock)
{
    /// <summary>Does it; nothing else may have the keys open. What does not open stays as it lies, and the others are wrapped all the same.</summary>
    public RotatedKeys Run()
    {
        using var database = new Database(storage);
        new KeyRing(options, database).Renew(clock.GetUtcNow());

        var ring = new KeyRing(options, database);
        using var keys = new PersonKeys(ring);
        ring.RewrapFingerprintKey();
        var people = 0;
        var damaged = new List<DamagedKey>();
        for (var some = keys.RewrapSome(0); !some.IsAll; some = keys.RewrapSome(some.Last))
        {
            people += some.Count;
            damaged.AddRange(some.Damaged);
        }

        var team = RewrapTeam(ring, database);
        using var reader = database.OpenReader();
        return new(people, [.. damaged.Select(key => Told(reader, key))], team);
    }

    // A person is told of by the code of their newest case; whoever has none, by the number of the key alone.
    private static string Told(SqliteConnection reader, DamagedKey key) =>
        reader.QueryFirstOrDefault<string>("SELECT code FROM cases WHERE conversation_id = @person ORDER BY opened_at DESC LIMIT 1", new { person = key.PersonId })
            is { Length: 6 } code ? $"{code[..3]}-{code[3..]}" : $"#{key.Number}";

    // In one commit: of the team there are dozens of rows, not thousands. What another installation sealed stays as it is, and is counted.
    private static int RewrapTeam(KeyRing ring, Database database)
    {
        var sealer = new TeamSealer(ring);
        using var connection = database.OpenWriter();
        using var transaction = connection.BeginTransaction();
        var damaged = 0;
        foreach (var (table, column, row) in TeamSealer.Places)
        {
            var all = connection.Query<(long Id, string Row, byte[] Sealed)>($"SELECT rowid, {row}, {column} FROM {table} WHERE {column} IS NOT NULL").AsList();
            foreach (var (id, name, sealedText) in all)
            {
                if (sealer.Open(table, column, name, sealedText) is { } text)
                {
                    connection.Execute($"UPDATE {table} SET {column} = @fresh WHERE rowid = @id", new { id, fresh = sealer.Seal(table, column, name, text) });
                }
                else
                {
                    damaged++;
                }
            }
        }

        transaction.Commit();
        return damaged;
    }
}

/// <summary>What a rotation did.</summary>
/// <param name="People">How many people's keys were wrapped anew.</param>
/// <param name="Damaged">Keys that did not open, each as the code of a case (482-715), or as the number of the key (#17) of somebody without one.</param>
/// <param name="TeamDamaged">How many addresses and lines of the team did not open.</param>
public sealed record RotatedKeys(int People, IReadOnlyList<string> Damaged, int TeamDamaged)
{
    /// <summary>Everything opened.</summary>
    public bool IsWhole => Damaged.Count == 0 && TeamDamaged == 0;
}
