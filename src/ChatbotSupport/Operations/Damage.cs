using ChatbotSupport.Operations.Backups;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Operations;

/// <summary>A database that is damaged, and the way back.</summary>
internal static class Damage
{
    // SQLITE_CORRUPT and SQLITE_NOTADB (sqlite.org/rescode.html).
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    /// <summary>Whether the file is the trouble, and not the disk it lies on.</summary>
    public static bool IsDamage(SqliteException trouble) => trouble.SqliteErrorCode is Corrupt or NotADatabase;

    /// <summary>What to do about it.</summary>
    public static string Describe(Surroundings surroundings, Tongue tongue)
    {
        var newest = new BackupFolder(surroundings.BackupFolder).Newest(TimeProvider.System.GetUtcNow())?.File ?? Path.Combine(surroundings.BackupFolder, "…");
        return tongue.Say(
            $"قاعدة البيانات تالفة: {surroundings.Database}. لا تُحذف؛ الأمر التالي يضع آخر نسخة مكانها ويحفظ الملف التالف بجانبها: restore {newest}",
            $"The database is damaged: {surroundings.Database}. Do not delete it; this puts the newest backup in its place and keeps the damaged file beside it: restore {newest}");
    }
}
