using System.CommandLine;
using System.Globalization;
using ChatbotSupport.Operations.Backups;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Operations.Verbs;

/// <summary>`restore`: puts a backup in the place of the database while nothing runs.</summary>
public static class RestoreVerb
{
    private const string GiveUp = "--give-up-without-key";

    /// <summary>The verb.</summary>
    public static Command Build(Tongue tongue)
    {
        var file = new Argument<string>("FILE") { Description = tongue.Say("ملف النسخة", "the backup file") };
        var giveUp = new Option<bool>(GiveUp)
        {
            Description = tongue.Say(
                "حين تكون نسخة المفاتيح أقدم من نسخة البيانات ولا توجد أحدث منها: يُتخلى عمن لا مفتاح له، فتُمحى بياناته عند بدء التشغيل",
                "when the keys here are older than the backup and there is no newer copy of them: whoever has no key is given up, and erased at the next start"),
        };
        var verb = new Command("restore", tongue.Say(
            "يعيد نسخة محفوظة مكان قاعدة البيانات، والبرنامج متوقف؛ من مُحيت بياناته يبقى ممحوًا، ولا يُرسل إلى أحد شيء حتى يكتب",
            "puts a backup in the place of the database while the program is stopped; whoever was erased stays erased, and nothing is sent to anybody until they write")) { file, giveUp };
        verb.SetAction(parsed => Run(tongue, Path.GetFullPath(parsed.GetRequiredValue(file)), parsed.GetValue(giveUp)));
        return verb;
    }

    private static int Run(Tongue tongue, string file, bool givesUp)
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
            return File.Exists(file) ? Restore(tongue, surroundings, file, givesUp) : Refuse(Absent(tongue, surroundings, file));
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            return Refuse(tongue.Say("لم تُعد النسخة: ", "Not restored: ") + failure.Message);
        }
    }

    private static int Restore(Tongue tongue, Surroundings surroundings, string file, bool givesUp)
    {
        var keys = KeysForBackup.Look(file, surroundings.KeyFolder);
        var isOlder = keys.Fit == KeyFit.Older;
        if (keys.Fit != KeyFit.Fits && !(isOlder && givesUp))
        {
            return Refuse(Unfit(tongue, surroundings, keys));
        }

        var outcome = Restoring.Run(
            file, surroundings.Database, new(surroundings.BackupFolder), Storage.Database.NewestVersion, TimeProvider.System.GetUtcNow(), isOlder ? keys.Newest : null);
        if (outcome != Restoring.Outcome.Restored)
        {
            return Refuse(outcome == Restoring.Outcome.Newer
                ? tongue.Say("النسخة من إصدار أحدث من هذا البرنامج؛ حدّث البرنامج أولًا", "The backup comes from a newer version; update the program first.")
                : tongue.Say($"ليس نسخة سليمة من قاعدة البيانات: {file}", $"This is not a whole backup of the database: {file}"));
        }

        Tell(tongue, surroundings, Restoring.MadeAt(file));
        if (!isOlder)
        {
            return ExitCode.Fine;
        }

        Console.WriteLine(tongue.Say(
            $"بلا مفتاح هنا: {keys.WithoutKey} من الأشخاص؛ تُمحى بياناتهم عند بدء التشغيل.", $"Without a key here: {keys.WithoutKey} people; they are erased at the next start."));
        return ExitCode.Findings;
    }

    private static void Tell(Tongue tongue, Surroundings surroundings, DateTimeOffset madeAt)
    {
        var at = madeAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC";
        Console.WriteLine(tongue.Say(
            $"أُعيدت النسخة إلى {surroundings.Database}. شغّل البرنامج الآن.", $"Restored to {surroundings.Database}. Start the program now."));
        Console.WriteLine(surroundings.Settings.Service is { } set
            ? tongue.Say($"من يُجاب يحدده الإعداد Service = {set} كما كان.", $"Who is answered is set by Service = {set}, as before.")
            : tongue.Say("يُجاب الفريق وحده إلى أن تُفتح الخدمة من جديد: golive --open", "Only the team is answered until it is opened again: golive --open"));
        Console.WriteLine(tongue.Say(
            $"""
            وقت النسخة: {at}. ما طُلب بعدها غير معروف هنا: من غادر أو سحب موافقته عاد يظهر كما كان، ومن أُزيل من الفريق عاد إليه.
            لذلك: لا يُرسل إلى أحد شيء حتى يكتب، وما كان ينتظر الإرسال أُلغي؛ كل محادثة مفتوحة تعود إلى الطابور عند بدء التشغيل؛ روابط الدخول والجلسات بطلت (رابط جديد: volunteers invite NAME).
            المطلوب من التنسيق: مراجعة volunteers list وإزالة من لم يعد من الفريق (volunteers remove NAME)، وتذكّر من مُنع من محادثة بعد ملاحظة عليه.
            """,
            $"""
            The backup is of {at}. What was asked for since is not known here: whoever left or took back their consent stands here as before, and whoever was removed from the team is in it again.
            Therefore: nothing is sent to anybody until they write, and what waited to be sent is cancelled; every open case returns to the queue at the start; sign-in links and sessions are void (a new link: volunteers invite ALIAS).
            For the coordinators: look through volunteers list, remove whoever is no longer of the team (volunteers remove ALIAS), and remember who was kept from a case after a remark.
            """));
    }

    private static string Absent(Tongue tongue, Surroundings surroundings, string file)
    {
        var there = new BackupFolder(surroundings.BackupFolder).List();
        return there.Count == 0
            ? tongue.Say($"لا يوجد ملف {file}، ولا نسخة في {surroundings.BackupFolder}", $"There is no file {file}, and no backup in {surroundings.BackupFolder}.")
            : tongue.Say($"لا يوجد ملف {file}. النسخ الموجودة، الأحدث أولًا:", $"There is no file {file}. The backups that are there, newest first:") + string.Concat(there.Select(backup => "\n  " + backup.File));
    }

    private static string Unfit(Tongue tongue, Surroundings surroundings, KeysForBackup keys) => keys.Fit switch
    {
        KeyFit.Missing => tongue.Say(
            $"في النسخة محادثات، ولا مفاتيح في {surroundings.KeyFolder}، فلا تُقرأ. أعد أولًا نسخة المفاتيح (backup --keys) إلى هذا المكان، أو صحح الإعداد Privacy:KeyFolder. لم يتغير شيء.",
            $"The backup holds conversations, and there are no keys in {surroundings.KeyFolder} to read them. First put the copy of the keys (backup --keys) there, or correct the setting Privacy:KeyFolder. Nothing was changed."),
        KeyFit.Foreign => tongue.Say(
            $"المفاتيح في {surroundings.KeyFolder} لا تخص هذه النسخة. أعد أولًا المفاتيح التي كُتبت بها. لم يتغير شيء.",
            $"The keys in {surroundings.KeyFolder} do not belong to this backup. First put back the keys it was written with. Nothing was changed."),
        _ => tongue.Say(
            $"المفاتيح في {surroundings.KeyFolder} أقدم من هذه النسخة: {keys.WithoutKey} من أشخاصها بلا مفتاح. أعد نسخة من المفاتيح لا تقل حداثة عنها، أو اختر نسخة بيانات أقدم. وإن لم توجد: restore FILE {GiveUp} يتخلى عن هؤلاء الأشخاص وتُمحى بياناتهم. لم يتغير شيء.",
            $"The keys in {surroundings.KeyFolder} are older than this backup: {keys.WithoutKey} people in it have no key. Put back a copy of the keys that is as new as the backup, or choose an older backup. If there is none: restore FILE {GiveUp} gives these people up and erases them. Nothing was changed."),
    };

    private static int Refuse(string why)
    {
        Console.Error.WriteLine(why);
        return ExitCode.CouldNotRun;
    }
}
