using ChatbotSupport.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Operations.Backups;

/// <summary>A whole copy of the database before a newer program changes its form: the way back to the older program, which does not know the newer form.</summary>
internal static class BeforeMigration
{
    // What every life of the program and every verb that changes something moves on.
    private const string Mark =
        """
        SELECT coalesce((SELECT value FROM meta WHERE key = 'heartbeat'), '') || ' ' || coalesce((SELECT max(id) FROM events), 0) || ' ' || coalesce((SELECT max(number) FROM inbox), 0)
            || ' ' || (SELECT user_version FROM pragma_user_version)
        """;

    /// <summary>Makes it, unless there is one of this very state: a start that fails again and again must not fill the disk.</summary>
    /// <exception cref="StartRefusedException">It cannot be made; the database is as it was.</exception>
    public static void Copy(Surroundings surroundings, DateTimeOffset now)
    {
        var folder = new BackupFolder(surroundings.BackupFolder);
        try
        {
            var mark = MarkOf(surroundings.Database);
            if (!folder.List().Any(backup => backup.Kind == BackupKind.BeforeMigration && IsOf(backup.File, mark)))
            {
                folder.MakeRoom(surroundings.Database, now);
                folder.Write(surroundings.Database, BackupKind.BeforeMigration, now);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException || (failure is SqliteException broken && !Soundness.IsDamage(broken)))
        {
            throw new StartRefusedException(
                $"هذا الإصدار يغيّر شكل قاعدة البيانات، ولا يفعل قبل أن ينسخها كاملة إلى {surroundings.BackupFolder}، ولم تكتمل النسخة. أفسح مساحة على القرص أو غيّر الإعداد Storage:BackupFolder ثم شغّله من جديد؛ لم يتغير شيء، والإصدار السابق ما زال يعمل. {failure.Message}",
                $"This version changes the form of the database, and does not before it has copied all of it to {surroundings.BackupFolder}; the copy was not finished. Make room on the disk or change the setting Storage:BackupFolder, then start again; nothing was changed, and the earlier version still runs. {failure.Message}");
        }
    }

    // One that cannot be read is none: nothing of it says that the database is damaged.
    private static bool IsOf(string copy, string? mark)
    {
        try
        {
            return MarkOf(copy) == mark;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    private static string? MarkOf(string file)
    {
        using var connection = BackupFolder.Open(file, SqliteOpenMode.ReadOnly);
        return connection.ExecuteScalar<string>(Mark);
    }
}
