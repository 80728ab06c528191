using ChatbotSupport.Operations.Backups;
using ChatbotSupport.Storage;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Operations;

/// <summary>A database that is damaged, and the way back.</summary>
internal static class Damage
{
    /// <summary>Whether the file is the trouble, and not the disk it lies on.</summary>
    public static bool IsDamage(SqliteException trouble) => Soundness.IsDamage(trouble);

    /// <summary>What to do about it.</summary>
    public static string Describe(Surroundings surroundings, Tongue tongue)
    {
        var newest = NewestBackup(surroundings);
        return tongue.Say(
            $"قاعدة البيانات تالفة: {surroundings.Database}. لا تُحذف؛ الأمر التالي يضع آخر نسخة مكانها ويحفظ الملف التالف بجانبها: restore {newest}",
            $"The database is damaged: {surroundings.Database}. Do not delete it; this puts the newest backup in its place and keeps the damaged file beside it: restore {newest}");
    }

    /// <summary>The file that `restore` is best given.</summary>
    public static string NewestBackup(Surroundings surroundings) =>
        new BackupFolder(surroundings.BackupFolder).Newest(TimeProvider.System.GetUtcNow())?.File ?? Path.Combine(surroundings.BackupFolder, "…");
}
