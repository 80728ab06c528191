using System.Security.Cryptography;
using ChatbotSupport.Playbooks;
using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Operations;

/// <summary>What must be sound before anybody is answered: the database, the keys that belong to it, and a playbook.</summary>
public static class StartCheck
{
    /// <summary>Opens all three; false, with the reason told, when one of them cannot be used.</summary>
    /// <param name="rooms">What the program is made of.</param>
    /// <param name="surroundings">Where things are.</param>
    /// <param name="tongue">How the reason is told.</param>
    /// <param name="error">Where.</param>
    /// <param name="opened">What else waits for the database and the keys, but not for the playbook.</param>
    public static async Task<bool> PrepareAsync(IServiceProvider rooms, Surroundings surroundings, Tongue tongue, TextWriter error, Action? opened = null)
    {
        FirstCopy.Bring(surroundings, tongue, error);
        var begun = FolderRead.BeginAsync(surroundings.PlaybookFolder, rooms.GetRequiredService<TimeProvider>(), rooms.GetRequiredService<LearntFolder>());
        if (!await OpenAsync(rooms, surroundings, tongue, error))
        {
            return false;
        }

        opened?.Invoke();
        return await ChooseAsync(rooms, surroundings, begun, tongue, error);
    }

    /// <summary>Opens the database and the keys; false, with the reason told, when they cannot be used.</summary>
    public static async Task<bool> OpenAsync(IServiceProvider rooms, Surroundings surroundings, Tongue tongue, TextWriter error)
    {
        try
        {
            if (LostDatabase.IsLost(surroundings))
            {
                await error.WriteLineAsync(LostDatabase.Describe(surroundings, tongue));
                return false;
            }

            rooms.GetRequiredService<Database>();
            rooms.GetRequiredService<PersonKeys>();
            return true;
        }
        catch (StartRefusedException refused)
        {
            await error.WriteLineAsync(tongue.Say(refused.Arabic, refused.Message));
            return false;
        }
        catch (SqliteException broken) when (Damage.IsDamage(broken))
        {
            await error.WriteLineAsync(Damage.Describe(surroundings, tongue));
            return false;
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException or CryptographicException)
        {
            await error.WriteLineAsync(tongue.Say(
                $"تعذر فتح البيانات ({surroundings.Database}) أو المفاتيح ({surroundings.KeyFolder}): ",
                $"The data ({surroundings.Database}) or the keys ({surroundings.KeyFolder}) cannot be opened: ") + failure.Message);
            return false;
        }
    }

    private static async Task<bool> ChooseAsync(IServiceProvider rooms, Surroundings surroundings, Task<FolderRead> begun, Tongue tongue, TextWriter error)
    {
        var chosen = await rooms.GetRequiredService<PlaybookStart>().ChooseAsync(surroundings.PlaybookFolder, surroundings.AutoPublish, surroundings.IsPublic, begun);
        rooms.GetRequiredService<PlaybookInUse>().Findings = chosen.Findings.Count;
        if (!chosen.FromFolder)
        {
            foreach (var finding in chosen.Findings.Where(finding => finding.Severity == Severity.Error))
            {
                await error.WriteLineAsync(PlaybookCheck.Describe(finding, tongue.Code));
            }
        }

        if (chosen.Playbook is null)
        {
            await error.WriteLineAsync(tongue.Say(
                $"لا يمكن استعمال المحتوى في {surroundings.PlaybookFolder} ولا توجد نسخة سابقة منه؛ صحح ما ورد أعلاه ثم أعد التشغيل",
                $"The content in {surroundings.PlaybookFolder} cannot be used and there is no earlier copy; mend the above and start again."));
            return false;
        }

        if (!chosen.FromFolder)
        {
            await error.WriteLineAsync(tongue.Say(
                "تنبيه: في المحتوى أخطاء، ولذلك يجيب البوت من آخر نسخة سليمة حتى تُصحَّح",
                "Attention: the content has errors; until they are mended the bot answers from the last sound copy."));
        }

        rooms.GetRequiredService<CurrentPlaybook>().Swap(chosen.Playbook);
        return true;
    }
}
