using System.CommandLine;
using ChatbotSupport.Channels.Telegram.TeamGroup;

namespace ChatbotSupport.Operations.Verbs;

/// <summary>`pair`: a code that, typed in a group on Telegram, makes it the team's.</summary>
public static class PairVerb
{
    /// <summary>The verb.</summary>
    public static Command Build(Tongue tongue)
    {
        var remove = new Option<bool>("--remove") { Description = tongue.Say("يفك ربط المجموعة، ويغادرها البوت", "the group is the team's no more, and the bot leaves it") };
        var verb = new Command("pair", tongue.Say(
            "يطبع رمزًا لمرة واحدة ولعشر دقائق؛ كتابة /pair والرمز في مجموعة تلغرام تربطها بالفريق",
            "prints a code for one use within ten minutes; /pair with the code, typed in a group on Telegram, makes it the team's")) { remove };
        verb.SetAction((parsed, _) => BesideTheProgram.RunAsync(tongue, mayNeedTurns: false, neighbour => RunAsync(tongue, neighbour, parsed.GetValue(remove))));
        return verb;
    }

    private static async Task<int> RunAsync(Tongue tongue, Neighbour neighbour, bool isRemoval)
    {
        if (neighbour.Rooms.GetService<Pairing>() is not { } pairing)
        {
            await Console.Error.WriteLineAsync(tongue.Say(
                "تلغرام غير مُشغّل: الإعداد Telegram:BotToken أولًا", "Telegram is off: set Telegram:BotToken first."));
            return ExitCode.CouldNotRun;
        }

        if (isRemoval)
        {
            var removed = await pairing.RemoveAsync(by: null);
            Console.WriteLine(removed
                ? tongue.Say("فُك الربط. يغادر البوت المجموعة ما دام البرنامج يعمل.", "Removed. The running program leaves the group.")
                : tongue.Say("لا توجد مجموعة مربوطة", "No group is paired."));
            return removed ? ExitCode.Fine : ExitCode.Findings;
        }

        // The code alone decides, so it stands alone on its line, to be copied.
        Console.WriteLine($"/pair {await pairing.DrawAsync()}");
        await Console.Error.WriteLineAsync(tongue.Say(
            "يُكتب السطر في مجموعة الفريق خلال عشر دقائق، والبوت فيها والبرنامج يعمل.", "Type this line in the volunteers' group within ten minutes, with the bot in it and the program running."));
        return ExitCode.Fine;
    }
}
