using ChatbotSupport.Desk.Status;

namespace ChatbotSupport.Tests.Desk;

public sealed class The_folders : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Only_a_whole_backup_counts_as_one()
    {
        var backups = Path.Combine(_folder.Path, "backups");
        var folders = new StatusFolders(_folder.Path, backups, TimeProvider.System, () => 0);
        Assert.Null(folders.NewestBackup());

        Directory.CreateDirectory(backups);
        File.WriteAllText(Path.Combine(backups, "chatbot-20260115-030000.db.part"), "");
        File.WriteAllText(Path.Combine(backups, "notes.txt"), "");
        Assert.Null(folders.NewestBackup());

        File.WriteAllText(Path.Combine(backups, "chatbot-20260114-030000.db"), "");
        Assert.Equal(new DateTimeOffset(2026, 1, 14, 3, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds(), folders.NewestBackup());
    }

    public void Dispose() => _folder.Dispose();
}
