namespace ChatbotSupport.Operations.Backups;

/// <summary>The room for a copy of the database, in bytes.</summary>
/// <param name="Free">Free on the disk of the backups.</param>
/// <param name="Copy">What a copy takes at most.</param>
/// <param name="Spare">What must stay free there, because the running database lies on the same disk.</param>
/// <param name="FreeOfData">Free on the disk of the database.</param>
public sealed record BackupRoom(long Free, long Copy, long Spare, long FreeOfData)
{
    /// <summary>Bytes that must stay free beside the running database: as much as its log may grow to before it is brought home (`StorageLimits.PagesInLogAtMost`).</summary>
    public const long SpareBytes = 64 * 1024 * 1024;

    /// <summary>Bytes that are missing; 0 or less when there is room.</summary>
    public long Missing => Copy + Spare - Free;

    /// <summary>Whether a copy fits.</summary>
    public bool IsEnough => Missing <= 0;

    /// <summary>Whether coordinators have to know now: of what is written next they could not be told any more when the disk is full. One copy more fits at most, or the database itself has little left.</summary>
    public bool IsNearlyFull => Free < (2 * Copy) + Spare || FreeOfData < 2 * SpareBytes;

    /// <summary>Looks. The folder of the backups, or one that it will lie in, must exist.</summary>
    public static BackupRoom Measure(string database, string folder)
    {
        var disk = new DriveInfo(Existing(Path.GetFullPath(folder)));
        var ofData = new DriveInfo(Path.GetDirectoryName(Path.GetFullPath(database))!);

        // A path has no name of its disk here; two of one size with as much free are one.
        var isOne = disk.TotalSize == ofData.TotalSize && disk.AvailableFreeSpace == ofData.AvailableFreeSpace;
        return new(disk.AvailableFreeSpace, Length(database) + Length(database + "-wal"), isOne ? SpareBytes : 0, ofData.AvailableFreeSpace);
    }

    private static long Length(string file) => File.Exists(file) ? new FileInfo(file).Length : 0;

    private static string Existing(string folder) => Directory.Exists(folder) || Path.GetDirectoryName(folder) is not { } above ? folder : Existing(above);
}

/// <summary>There is no room for a copy of the database; nothing was written.</summary>
public sealed class NoRoomException(string folder, BackupRoom room)
    : IOException($"There is no room for another copy of the database in {folder}: {Megabytes(room.Copy + room.Spare)} MB are needed, {Megabytes(room.Free)} MB are free.")
{
    private static long Megabytes(long bytes) => (bytes + (1024 * 1024) - 1) / (1024 * 1024);
}
