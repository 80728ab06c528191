namespace ChatbotSupport.Operations;

/// <summary>Runs what a verb changes: on the running program's road when there is one, else on a road of its own for as long as it takes.</summary>
public static class BesideTheProgram
{
    /// <summary>Opens everything, acts, and closes everything again.</summary>
    /// <param name="tongue">How problems are told.</param>
    /// <param name="mayNeedTurns">Whether turns must run; when nothing else runs them, they run here.</param>
    /// <param name="act">What is done.</param>
    public static async Task<int> RunAsync(Tongue tongue, bool mayNeedTurns, Func<Neighbour, Task<int>> act)
    {
        if (Surroundings.Read(tongue, Console.Error, withPages: true) is not { } surroundings)
        {
            return ExitCode.CouldNotRun;
        }

        if (!File.Exists(surroundings.Database) && !LostDatabase.IsLost(surroundings))
        {
            // A verb typed without the service's settings works on another folder, and nobody would see it.
            await Console.Error.WriteLineAsync(tongue.Say(
                $"لا توجد قاعدة بيانات في هذا المكان، فتُصنع جديدة: {surroundings.Database}", $"There is no database at this place, so a new one is made: {surroundings.Database}"));
        }

        using var single = mayNeedTurns ? RunLock.Take(surroundings.DataFolder) : null;
        using var host = BotHost.BuildWithoutPages(surroundings, withLoops: single is not null);
        var ready = single is null
            ? await StartCheck.OpenAsync(host.Services, surroundings, tongue, Console.Error)
            : await StartCheck.PrepareAsync(host.Services, surroundings, tongue, Console.Error);
        if (!ready)
        {
            return ExitCode.CouldNotRun;
        }

        await host.StartAsync();
        var code = await act(new(host.Services, surroundings, Alone: single is not null));
        await host.StopAsync();
        return code;
    }
}

/// <summary>What a verb works with.</summary>
/// <param name="Rooms">The rooms.</param>
/// <param name="Surroundings">Where things are.</param>
/// <param name="Alone">Nothing else runs: the turns run here.</param>
public sealed record Neighbour(IServiceProvider Rooms, Surroundings Surroundings, bool Alone);
