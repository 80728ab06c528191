using ChatbotSupport.Operations.Backups;
using ChatbotSupport.Privacy;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Operations;

/// <summary>A database that is gone while the keys of its people are still there. A new one in its place would take in newcomers, and nobody who wrote before would be found again.</summary>
internal static class LostDatabase
{
    /// <summary>Whether it is so; asked before anything makes a new database.</summary>
    public static bool IsLost(Surroundings surroundings) => !IsKnown(surroundings.Database) && HasKeys(Path.Combine(surroundings.KeyFolder, "people.db"));

    /// <summary>What to do about it.</summary>
    public static string Describe(Surroundings surroundings, Tongue tongue)
    {
        var (database, keys, newest) = (surroundings.Database, surroundings.KeyFolder, Damage.NewestBackup(surroundings));
        return tongue.Say(
            $"قاعدة البيانات {database} غير موجودة أو جديدة فارغة، وفي {keys} مفاتيح أشخاص كتبوا من قبل: ضاعت القاعدة، أو يشير الإعداد Storage:ConnectionString إلى مكان آخر. الأمر التالي يضع آخر نسخة مكانها: restore {newest}. ومن يريد البدء من جديد عن قصد، من دون كل من كتب من قبل، ينقل مجلد المفاتيح أولًا (mv {keys} {keys}-old)، أو يعطي الحاوية مجلد مفاتيح فارغًا",
            $"The database {database} is missing, or new and empty, but {keys} holds keys of people who wrote before: the database was lost, or the setting Storage:ConnectionString names another place. This puts the newest backup there: restore {newest}. To begin anew on purpose, without anybody who wrote before, move the key folder away first (mv {keys} {keys}-old), or give the container an empty one");
    }

    private static bool IsKnown(string database)
    {
        if (!File.Exists(database))
        {
            return false;
        }

        using var connection = BackupFolder.Open(database, SqliteOpenMode.ReadOnly);
        return StoredTrace.IsKnown(connection);
    }

    private static bool HasKeys(string people)
    {
        if (!File.Exists(people))
        {
            return false;
        }

        using var connection = BackupFolder.Open(people, SqliteOpenMode.ReadWrite); // what a kill left half written is undone by whoever may write
        return connection.ExecuteScalar<long>("SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'people')") != 0
            && connection.ExecuteScalar<long>("SELECT EXISTS (SELECT 1 FROM people)") != 0;
    }
}
