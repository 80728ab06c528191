using ChatbotSupport.Storage;
using Dapper;

namespace ChatbotSupport.Privacy;

/// <summary>
/// Rotates the ring: a new key is drawn, and everything that was wrapped with older ones is wrapped with it. The people's own keys stay, and so does every word. Every key that was
/// ever in the ring stays too, so it may be stopped at any moment: what is wrapped anew opens as well as what is not yet, and done again it goes on.
/// </summary>
public sealed class KeyRotation(PrivacyOptions options, StorageOptions storage, TimeProvider clock)
{
    /// <summary>Does it; nothing else may have the keys open.</summary>
    /// <returns>How many people's keys were wrapped anew.</returns>
    public int Run()
    {
        using var database = new Database(storage);
        new KeyRing(options, database).Renew(clock.GetUtcNow());

        var ring = new KeyRing(options, database);
        using var keys = new PersonKeys(ring);
        ring.RewrapFingerprintKey();
        var people = 0;
        for (var (last, count) = keys.RewrapSome(0); count > 0; (last, count) = keys.RewrapSome(last))
        {
            people += count;
        }

        RewrapTeam(ring, database);
        return people;
    }

    // In one commit: of the team there are dozens of rows, not thousands. What another installation sealed stays as it is.
    private static void RewrapTeam(KeyRing ring, Database database)
    {
        var sealer = new TeamSealer(ring);
        using var connection = database.OpenWriter();
        using var transaction = connection.BeginTransaction();
        foreach (var (table, column, row) in TeamSealer.Places)
        {
            var all = connection.Query<(long Id, string Row, byte[] Sealed)>($"SELECT rowid, {row}, {column} FROM {table} WHERE {column} IS NOT NULL").AsList();
            foreach (var (id, name, sealedText) in all)
            {
                if (sealer.Open(table, column, name, sealedText) is { } text)
                {
                    connection.Execute($"UPDATE {table} SET {column} = @fresh WHERE rowid = @id", new { id, fresh = sealer.Seal(table, column, name, text) });
                }
            }
        }

        transaction.Commit();
    }
}
