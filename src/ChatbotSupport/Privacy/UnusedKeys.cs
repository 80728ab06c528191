using ChatbotSupport.Storage;
using Dapper;

namespace ChatbotSupport.Privacy;

/// <summary>Keys that belong to nobody in the database: which of them go, and when.</summary>
/// <remarks>
/// A key below the first of this database may be the only thing that opens another one, which was set aside by `restore`. It stays as long as somebody silent is kept: for whoever comes
/// back is somebody new by then, and no file that was set aside is left.
/// </remarks>
public sealed class UnusedKeys(Database database, Writer writer, PersonKeys keys, PrivacyOptions options, TimeProvider clock)
{
    /// <summary>At every start, before the first message: notes whose keys are whose, and deletes those of people who were never stored.</summary>
    public async Task OpenAsync()
    {
        await writer.RunAsync(connection =>
        {
            StoredTrace.Belong(connection, keys.Installation);
            StoredTrace.Begin(connection, keys.Newest + 1, clock.GetUtcNow());
            return true;
        });
        var trace = StoredTrace.Read(database);
        Delete(trace.FirstKey ?? trace.NewestKey, trace.NewestKey);
    }

    /// <summary>Deletes the keys of a database that was set aside long enough ago; asked in the rounds of dropping, which wait when the clock was set ahead.</summary>
    public async Task DropOldAsync()
    {
        var trace = StoredTrace.Read(database);
        if (trace.FirstKey is not > 0 || clock.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(trace.SinceMilliseconds) <= options.PersonKept)
        {
            return;
        }

        Delete(0, trace.FirstKey.Value - 1);
        await writer.RunAsync(connection =>
        {
            StoredTrace.Alone(connection);
            return true;
        });
    }

    private int Delete(long from, long to) =>
        database.Read(connection => keys.DeleteUnused(connection.Query<string>("SELECT id FROM conversations ORDER BY id", buffered: false), from, to));
}
