using System.ComponentModel.DataAnnotations;
using ChatbotSupport.Desk.SignIn;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Operations.Settings;

/// <summary>The database and its backups.</summary>
public sealed record StorageSettings : ISettings
{
    /// <summary>The SQLite database; only the file is taken from it. Default `Data Source=data/chatbot.db`.</summary>
    [Secret]
    public string ConnectionString { get; init; } = "Data Source=data/chatbot.db";

    /// <summary>Where the daily backup goes. Default `data/backups`.</summary>
    public string BackupFolder { get; init; } = "data/backups";

    /// <summary>Daily backups that are kept. Default 14.</summary>
    [Range(1, 366)]
    public int BackupsKept { get; init; } = 14;

    /// <inheritdoc/>
    public IEnumerable<SettingProblem> Check()
    {
        if (!IsFile(ConnectionString))
        {
            yield return new(nameof(ConnectionString), null,
                "اكتب ملفًا على هذا الجهاز من الشكل Data Source=data/chatbot.db",
                "name a file on this computer: Data Source=data/chatbot.db");
        }

        if (string.IsNullOrWhiteSpace(BackupFolder))
        {
            yield return new(nameof(BackupFolder), BackupFolder, "اكتب اسم مجلد", "name a folder");
        }
    }

    private static bool IsFile(string connectionString)
    {
        try
        {
            var source = new SqliteConnectionStringBuilder(connectionString).DataSource;
            return source.Length > 0 && source != ":memory:" && !source.StartsWith("file:", StringComparison.OrdinalIgnoreCase);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
