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
            var rotated = new KeyRotation(Rooms.PrivacyOf(surroundings), new(surroundings.Database), TimeProvider.System).Run();
            Console.WriteLine(tongue.Say(
                $"غُلّفت مفاتيح {rotated.People} من الأشخاص بمفتاح جديد. خذ الآن نسخة جديدة من المفاتيح (backup --keys) مكان القديمة، واحذف FormerPassphrase أو FormerKeyFile من الإعدادات إن كان أحدهما فيها.",
                $"The keys of {rotated.People} people are wrapped with a new one. Make a new copy of the keys now (backup --keys) in place of the old one, and remove FormerPassphrase or FormerKeyFile from the settings if one is there."));
            return rotated.IsWhole ? ExitCode.Fine : Tell(tongue, rotated);
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

    // The others are done, and doing it again changes nothing about these: a copy of the keys from before the damage may still open them.
    private static int Tell(Tongue tongue, RotatedKeys rotated)
    {
        if (rotated.Damaged.Count > 0)
        {
            Console.Error.WriteLine(tongue.Say(
                $"لم تُفتح {rotated.Damaged.Count} من المفاتيح، فبقيت كما هي، وما كُتب بها لا يُقرأ: {string.Join(' ', rotated.Damaged)}. الباقي غُلّف كله. إن كانت لديك نسخة مفاتيح أقدم (backup --keys) فأعد منها، وإلا فالأمر erase ورمز المحادثة يمحو ما لم يعد يُقرأ. الرقم الذي يبدأ بـ # مفتاح شخص بلا طلب، ويُمحى بمضي المدة.",
                $"{rotated.Damaged.Count} keys did not open; they are left as they are, and what was sealed with them cannot be read: {string.Join(' ', rotated.Damaged)}. All others are wrapped. If there is an older copy of the keys (backup --keys), put it back; otherwise `erase` with the code drops what nobody can read any more. A number after # is the key of somebody without a case, and goes with time."));
        }

        if (rotated.TeamDamaged > 0)
        {
            Console.Error.WriteLine(tongue.Say(
                $"لم يُفتح {rotated.TeamDamaged} مما يخص الفريق (حسابات أو رسائل)، فبقي كما هو. من لا يصله شيء يربط حسابه من جديد (volunteers invite).",
                $"{rotated.TeamDamaged} entries of the team (accounts or messages) did not open and are left as they are. Whoever hears nothing binds their account again (volunteers invite)."));
        }

        return ExitCode.Findings;
    }

    private static int Refuse(string why)
    {
        Console.Error.WriteLine(why);
        return ExitCode.CouldNotRun;
    }
}
