using ChatbotSupport.Operations.Backups;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Operations;

/// <summary>Before the very first start on a machine whose content lies outside the folder of the program: the shipped content goes there once, and belongs to the operators from then on.</summary>
/// <remarks>Never later: whatever ran before is what operators wrote, and a folder that is missing then is told of like any other that cannot be used.</remarks>
internal static class FirstCopy
{
    /// <summary>Copies it if nothing ever ran; what cannot be copied is missing, and the start says so.</summary>
    public static void Bring(Surroundings surroundings, Tongue tongue, TextWriter error)
    {
        var (shipped, folder) = (Path.Combine(AppContext.BaseDirectory, Paths.FlowsFolder), surroundings.PlaybookFolder);
        if (Directory.Exists(folder) || !Directory.Exists(shipped) || RanBefore(surroundings))
        {
            return;
        }

        try
        {
            var unfinished = folder + ".part";
            foreach (var file in Directory.GetFiles(shipped, "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(unfinished, Path.GetRelativePath(shipped, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy, overwrite: true);
            }

            Directory.Move(unfinished, folder);
            error.WriteLine(tongue.Say($"نُسخ المحتوى المرفق إلى {folder}؛ يُعدَّل هناك، ولا يغيّره تحديث البرنامج", $"The shipped content was copied to {folder}; it is edited there, and no upgrade changes it."));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            error.WriteLine(tongue.Say($"تعذر نسخ المحتوى المرفق إلى {folder} (الإعداد Playbook:Folder): ", $"The shipped content could not be copied to {folder} (setting Playbook:Folder): ") + failure.Message);
        }
    }

    // A lost database too: what operators wrote may come back with it, and nothing is laid in its place before.
    private static bool RanBefore(Surroundings surroundings)
    {
        try
        {
            return LostDatabase.IsLost(surroundings) || (File.Exists(surroundings.Database) && HasPlaybook(surroundings.Database));
        }
        catch (SqliteException)
        {
            return true; // nobody knows; what is the matter is told by whoever opens it for work
        }
    }

    private static bool HasPlaybook(string database)
    {
        using var connection = BackupFolder.Open(database, SqliteOpenMode.ReadOnly);
        return connection.ExecuteScalar<long>("SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'playbooks')") != 0
            && connection.ExecuteScalar<long>("SELECT EXISTS (SELECT 1 FROM playbooks)") != 0;
    }
}
