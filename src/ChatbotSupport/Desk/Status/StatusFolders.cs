using ChatbotSupport.Operations.Backups;

namespace ChatbotSupport.Desk.Status;

/// <summary>What the coordinators' tab knows from outside the database.</summary>
/// <param name="data">The folder of the data.</param>
/// <param name="backups">The folder of the backups.</param>
/// <param name="clock">The time.</param>
/// <param name="findings">What inspection found in the playbook's folder, or null when nothing was inspected.</param>
public sealed class StatusFolders(string data, string backups, TimeProvider clock, Func<int?> findings)
{
    /// <summary>What inspection found.</summary>
    public int? Findings() => findings();

    /// <summary>When the newest backup was written, unix milliseconds, or null when there is none.</summary>
    public long? NewestBackup()
    {
        try
        {
            return new BackupFolder(backups).Newest(clock.GetUtcNow())?.At.ToUnixTimeMilliseconds();
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null; // no backup that anybody could put back; the rest of the tab is still needed
        }
    }

    /// <summary>Whether the disk is nearly full: no room for another backup, or for one only; null when nobody can look.</summary>
    public bool? IsNearlyFull(string database)
    {
        try
        {
            return new BackupFolder(backups).RoomFor(database).IsNearlyFull;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Bytes left on the disk of the data.</summary>
    public long DiskFree() => new DriveInfo(Path.GetFullPath(data)).AvailableFreeSpace;
}
