using System.CommandLine;
using ChatbotSupport.Operations.Backups;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Operations.Verbs;

/// <summary>`backup`: copies the database, or with `--keys` the keys: never both into one folder.</summary>
public static class BackupVerb
{
    /// <summary>The verb.</summary>
    public static Command Build(Tongue tongue)
    {
        var folder = new Argument<string?>("FOLDER")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = tongue.Say("المجلد؛ من دونه الإعداد Storage:BackupFolder", "the folder; else the setting Storage:BackupFolder"),
        };
        var keys = new Option<bool>("--keys")
        {
            Description = tongue.Say(
                "ينسخ المفاتيح وحدها إلى FOLDER، خارج مجلدات البيانات والنسخ والمفاتيح", "copies the keys alone to FOLDER, outside the data, the backups and the keys"),
        };
        var verb = new Command("backup", tongue.Say("ينسخ قاعدة البيانات، حتى أثناء العمل", "copies the database, also while the program works")) { folder, keys };
        verb.SetAction(parsed => Run(tongue, parsed.GetValue(folder), parsed.GetValue(keys)));
        return verb;
    }

    private static int Run(Tongue tongue, string? folder, bool keys)
    {
        if (Surroundings.Read(tongue, Console.Error) is not { } surroundings)
        {
            return ExitCode.CouldNotRun;
        }

        if (!File.Exists(surroundings.Database))
        {
            Console.Error.WriteLine(tongue.Say($"لا توجد قاعدة بيانات بعد: {surroundings.Database}", $"There is no database yet: {surroundings.Database}"));
            return ExitCode.CouldNotRun;
        }

        if (keys && (folder is null || surroundings.IsBesideKeysOrData(folder)))
        {
            Console.Error.WriteLine(tongue.Say(
                "‎--keys يحتاج مجلدًا يُكتب معه، خارج مجلد البيانات ومجلد النسخ ومجلد المفاتيح، لا داخلها ولا حولها: من يأخذ النسخ والمفاتيح معًا يقرأ كل شيء، ونسخة داخل مجلد المفاتيح تبقى فيها مفاتيح من مُحي",
                "--keys needs a FOLDER apart from the data, the backups and the keys themselves, neither inside nor around them: whoever takes backups and keys together can read everything, and a copy among the keys would keep those of people who were erased."));
            return ExitCode.CouldNotRun;
        }

        var target = folder is null ? surroundings.BackupFolder : Path.GetFullPath(folder);
        try
        {
            var now = TimeProvider.System.GetUtcNow();
            Console.WriteLine(keys ? KeyCopy.Write(surroundings.KeyFolder, target) : new BackupFolder(target).Write(surroundings.Database, BackupKind.ByHand, now));
            return keys ? Note(tongue, surroundings, now) : ExitCode.Fine;
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException or InvalidDataException)
        {
            Console.Error.WriteLine(tongue.Say($"لم تكتمل النسخة في {target}: ", $"The backup in {target} was not finished: ") + failure.Message);
            return ExitCode.CouldNotRun;
        }
    }

    // From before the copying: whoever wrote in between may not be in it.
    private static int Note(Tongue tongue, Surroundings surroundings, DateTimeOffset since)
    {
        try
        {
            KeyCopyRecord.Note(surroundings.Database, since);
            return ExitCode.Fine;
        }
        catch (SqliteException failure)
        {
            Console.Error.WriteLine(tongue.Say(
                "نُسخت المفاتيح، ولم يُسجل ذلك، فتظهر في «الحالة» كأنها لم تُنسخ: ", "The keys were copied, but that could not be noted, so «الحالة» shows them as not copied: ") + failure.Message);
            return ExitCode.Findings;
        }
    }
}
