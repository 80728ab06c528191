using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Storage;

/// <summary>Whether the database can be read wherever anybody looked. What was found damaged once stays so until a backup is put back: the rest of it may still answer, which is why somebody has to be told.</summary>
public sealed class Soundness
{
    // SQLITE_CORRUPT and SQLITE_NOTADB (sqlite.org/rescode.html).
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    private readonly TaskCompletionSource _damaged = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether the file is the trouble, and not the disk it lies on.</summary>
    public static bool IsDamage(SqliteException trouble) => trouble.SqliteErrorCode is Corrupt or NotADatabase;

    /// <summary>Whether damage was met since the start.</summary>
    public bool IsDamaged => _damaged.Task.IsCompleted;

    /// <summary>Completes when damage is met.</summary>
    public Task Damaged => _damaged.Task;

    /// <summary>Somebody found that pages are damaged.</summary>
    public void Found() => _damaged.TrySetResult();

    /// <summary>Looks at what a statement threw and lets it pass; always false, so that it stands where an exception is filtered.</summary>
    internal bool Saw(SqliteException trouble)
    {
        if (IsDamage(trouble))
        {
            Found();
        }

        return false;
    }
}
