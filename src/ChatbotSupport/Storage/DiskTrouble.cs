using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Storage;

/// <summary>Tells a disk that takes nothing from a piece of work that cannot be done: the first passes, and whoever waits is not to be given up for it.</summary>
internal static class DiskTrouble
{
    // SQLITE_FULL and SQLITE_READONLY; of SQLITE_IOERR what is written: WRITE, FSYNC, SHMSIZE (sqlite.org/rescode.html).
    private const int Full = 13;
    private const int ReadOnly = 8;
    private static readonly int[] Writing = [778, 1034, 4874];

    /// <summary>Whether the disk refused it. Small things may still find room: that they were written says nothing.</summary>
    public static bool Is(Exception failure) =>
        failure is SqliteException trouble && (trouble.SqliteErrorCode is Full or ReadOnly || Writing.Contains(trouble.SqliteExtendedErrorCode));
}
