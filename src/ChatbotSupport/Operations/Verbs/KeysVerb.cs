using System.CommandLine;
using System.Security.Cryptography;
using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Operations.Verbs;

/// <summary>`keys rotate`: wraps all keys with a new one, and locks them with the passphrase or key file of the settings; while nothing runs.</summary>
public static class KeysVerb
{
    /// <summary>The verb.</summary>
    public static Command Build(Tongue tongue)
    {
        var rotate = new Command("rotate", tongue.Say(
            "يغلّف كل المفاتيح بمفتاح جديد، ويقفلها بما في Privacy:Passphrase أو Privacy:KeyFile إن وُجد؛ والبرنامج متوقف. إن انقطع يُعاد من جديد ولا يضيع شيء",
            "wraps all keys with a new one and locks them with Privacy:Passphrase or Privacy:KeyFile if set, while the program is stopped; if it is interrupted, run it again: nothing is lost"));
        rotate.SetAction(_ => Rotate(tongue));
        return new("keys", tongue.Say("مفاتيح التشفير", "the keys that seal what people write")) { rotate };
    }

    private static int Rotate(Tongue tongue)
    {
        if (Surroundings.Read(tongue, Console.Error) is not { } surroundings)
        {
            return ExitCode.CouldNotRun;
        }

        if (!File.Exists(surroundings.Database))
        {
            return Refuse(tongue.Say($"لا توجد قاعدة بيانات بعد: {surroundings.Database}", $"There is no database yet: {surroundings.Database}"));
        }

        using var single = RunLock.Take(surroundings.DataFolder);
        if (single is null)
        {
            return Refuse(tongue.Say("البرنامج يعمل الآن؛ أوقفه أولًا", "The program is running; stop it first."));
        }

        try
        {
            var people = new KeyRotation(Rooms.PrivacyOf(surroundings), new(surroundings.Database), TimeProvider.System).Run();
            Console.WriteLine(tongue.Say(
                $"غُلّفت مفاتيح {people} من الأشخاص بمفتاح جديد. خذ الآن نسخة جديدة من المفاتيح (backup --keys) مكان القديمة، واحذف FormerPassphrase أو FormerKeyFile من الإعدادات إن كان أحدهما فيها.",
                $"The keys of {people} people are wrapped with a new one. Make a new copy of the keys now (backup --keys) in place of the old one, and remove FormerPassphrase or FormerKeyFile from the settings if one is there."));
            return ExitCode.Fine;
        }
        catch (StartRefusedException refused)
        {
            return Refuse(tongue.Say(refused.Arabic, refused.Message));
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException or CryptographicException)
        {
            return Refuse(tongue.Say("لم ينته التغليف، ولم يضع شيء؛ أعد الأمر: ", "It did not end, and nothing is lost; run it again: ") + failure.Message);
        }
    }

    private static int Refuse(string why)
    {
        Console.Error.WriteLine(why);
        return ExitCode.CouldNotRun;
    }
}
