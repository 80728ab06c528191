namespace ChatbotSupport.Storage;

/// <summary>Bounds of this room.</summary>
public static class StorageLimits
{
    /// <summary>Items the writer puts into one commit; more wait for the next one.</summary>
    public const int ItemsPerCommit = 256;

    /// <summary>Milliseconds a connection waits for another program that holds the file, for example a backup.</summary>
    public const int BusyMilliseconds = 5_000;

    /// <summary>Milliseconds that readers are waited for before the log is emptied.</summary>
    public const int EmptyingMilliseconds = 100;

    /// <summary>Statements a connection keeps prepared; the road needs about half as many.</summary>
    public const int PreparedStatements = 128;

    /// <summary>Pages (4 KB) written to the write-ahead log before they are brought home into the database file, beside the writer.</summary>
    public const int PagesInLog = 4_000;

    /// <summary>Pages in the log with which a commit brings them home itself: the writer was never idle.</summary>
    public const int PagesInLogAtMost = 16_000;

    /// <summary>Kilobytes of pages the writer keeps in memory.</summary>
    public const int WriterCacheKilobytes = 4_000;

    /// <summary>Kilobytes of pages each reader keeps in memory.</summary>
    public const int ReaderCacheKilobytes = 256;
}
