using System.CommandLine;

namespace ChatbotSupport.Operations.Verbs;

/// <summary>`run`: answers people until it is stopped.</summary>
public static class RunVerb
{
    /// <summary>The verb.</summary>
    public static Command Build(Tongue tongue)
    {
        var verb = new Command("run", tongue.Say("يبدأ العمل ويجيب الناس حتى يُوقَف", "starts working and answers people until it is stopped"));
        verb.SetAction((_, stop) => RunAsync(tongue, stop));
        return verb;
    }

    /// <summary>Runs until stopped.</summary>
    public static async Task<int> RunAsync(Tongue tongue, CancellationToken stop)
    {
        await Task.Yield(); // signals are listened for as soon as this has returned: a stop during the start is one in order
        if (Surroundings.Read(tongue, Console.Error, withPages: true) is not { } surroundings || !ArabicCheck.Passes(tongue, Console.Error))
        {
            return ExitCode.CouldNotRun;
        }

        using var single = RunLock.Take(surroundings.DataFolder);
        if (single is null)
        {
            await Console.Error.WriteLineAsync(tongue.Say(
                $"البرنامج يعمل الآن في مكان آخر على المجلد {surroundings.DataFolder}؛ لا يعمل اثنان معًا",
                $"The program is already running on {surroundings.DataFolder}; two cannot run at once."));
            return ExitCode.CouldNotRun;
        }

        await using var bot = BotHost.Build(surroundings);
        return await StartCheck.PrepareAsync(bot.Services, surroundings, tongue, Console.Error, opened: () => BotHost.MapPages(bot, surroundings.Settings))
            ? await BotRun.RunAsync(bot, surroundings, tongue, stop)
            : ExitCode.CouldNotRun;
    }
}
