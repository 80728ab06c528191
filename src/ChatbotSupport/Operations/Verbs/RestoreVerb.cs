using System.CommandLine;
using ChatbotSupport.Desk.GoLive;
using ChatbotSupport.Operations.Backups;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Operations.Verbs;

/// <summary>`restore`: puts a backup in the place of the database while nothing runs.</summary>
public static class RestoreVerb
{
    /// <summary>The verb.</summary>
    public static Command Build(Tongue tongue)
    {
        var file = new Argument<string>("FILE") { Description = tongue.Say("ملف النسخة", "the backup file") };
        var verb = new Command("restore", tongue.Say(
            "يعيد نسخة محفوظة مكان قاعدة البيانات، والبرنامج متوقف؛ من مُحيت بياناته يبقى ممحوًا",
            "puts a backup in the place of the database while the program is stopped; whoever was erased stays erased")) { file };
        verb.SetAction(parsed => Run(tongue, Path.GetFullPath(parsed.GetRequiredValue(file))));
        return verb;
    }

    private static int Run(Tongue tongue, string file)
    {
        if (Surroundings.Read(tongue, Console.Error) is not { } surroundings)
        {
            return ExitCode.CouldNotRun;
        }

        using var single = RunLock.Take(surroundings.DataFolder);
        if (single is null)
        {
            Console.Error.WriteLine(tongue.Say("البرنامج يعمل الآن؛ أوقفه أولًا", "The program is running; stop it first."));
            return ExitCode.CouldNotRun;
        }

        try
        {
            var outcome = File.Exists(file)
                ? Restoring.Run(file, surroundings.Database, new(surroundings.BackupFolder), Storage.Database.NewestVersion, TimeProvider.System.GetUtcNow())
                : Restoring.Outcome.NotABackup;
            var said = outcome switch
            {
                Restoring.Outcome.Restored => tongue.Say(
                    $"أُعيدت النسخة إلى {surroundings.Database}. شغّل البرنامج الآن.", $"Restored to {surroundings.Database}. Start the program now."),
                Restoring.Outcome.Newer => tongue.Say("النسخة من إصدار أحدث من هذا البرنامج؛ حدّث البرنامج أولًا", "The backup comes from a newer version; update the program first."),
                _ => tongue.Say($"ليس نسخة سليمة من قاعدة البيانات: {file}", $"This is not a whole backup of the database: {file}"),
            };
            if (outcome != Restoring.Outcome.Restored)
            {
                Console.Error.WriteLine(said);
                return ExitCode.CouldNotRun;
            }

            ServiceState.Close(surroundings.Database);
            GoLiveRecords.Restored(surroundings.Database, TimeProvider.System.GetUtcNow());
            Console.WriteLine(said);
            Console.WriteLine(surroundings.Settings.Service is { } set
                ? tongue.Say($"من يُجاب يحدده الإعداد Service = {set} كما كان.", $"Who is answered is set by Service = {set}, as before.")
                : tongue.Say("يُجاب الفريق وحده إلى أن تُفتح الخدمة من جديد: golive --open", "Only the team is answered until it is opened again: golive --open"));
            return ExitCode.Fine;
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(tongue.Say("لم تُعد النسخة: ", "Not restored: ") + failure.Message);
            return ExitCode.CouldNotRun;
        }
    }
}
