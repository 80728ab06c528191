namespace ChatbotSupport.Desk;

/// <summary>What the coordinators' tab knows from outside the database.</summary>
/// <param name="data">The folder of the data.</param>
/// <param name="backups">The folder of the backups.</param>
/// <param name="findings">What inspection found in the playbook's folder, or null when nothing was inspected.</param>
public sealed class StatusFolders(string data, string backups, Func<int?> findings)
{
    /// <summary>What inspection found.</summary>
    public int? Findings() => findings();

    /// <summary>When the newest backup was written, unix milliseconds, or null when there is none.</summary>
    public long? NewestBackup()
    {
        var folder = new DirectoryInfo(backups);
        var newest = folder.Exists ? folder.EnumerateFiles("chatbot-*.db").MaxBy(file => file.LastWriteTimeUtc) : null;
        return newest is null ? null : new DateTimeOffset(newest.LastWriteTimeUtc, TimeSpan.Zero).ToUnixTimeMilliseconds();
    }

    /// <summary>Bytes left on the disk of the data.</summary>
    public long DiskFree() => new DriveInfo(Path.GetFullPath(data)).AvailableFreeSpace;
}
