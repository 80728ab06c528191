using System.CommandLine;
using System.Globalization;
using ChatbotSupport.Channels.Terminal;
using ChatbotSupport.Delivery;
using ChatbotSupport.Operations.Settings;

namespace ChatbotSupport.Operations.Verbs;

/// <summary>`simulate`: a trial talk in the terminal, with everything real but the people; nothing of it is kept.</summary>
public static class SimulateVerb
{
    // A Monday morning: the same script prints the same talk on every day of the year.
    private const string DefaultStart = "2026-01-12T10:00";

    /// <summary>The verb.</summary>
    public static Command Build(Tongue tongue)
    {
        var states = new Option<bool>("--states") { Description = tongue.Say("يطبع أيضًا أين وصلت المحادثة", "also prints where the conversation stands") };
        var at = new Option<DateTime>("--at")
        {
            Description = tongue.Say("وقت بداية التجربة بتوقيت الفريق، مثل 2026-01-12T22:00", "when the trial begins, in the desk's time, for example 2026-01-12T22:00"),
            DefaultValueFactory = _ => DateTime.Parse(DefaultStart, CultureInfo.InvariantCulture),
            CustomParser = result =>
            {
                if (DateTime.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
                {
                    return time;
                }

                result.AddError("--at " + DefaultStart);
                return default;
            },
        };
        var verb = new Command("simulate", tongue.Say(
            "محادثة تجريبية في الطرفية؛ لا يُحفظ منها شيء. الأسطر: ",
            "a trial talk in the terminal; nothing of it is kept. Lines: ") + Script.Commands) { states, at };
        verb.SetAction((parsed, stop) => RunAsync(tongue, parsed.GetValue(states), parsed.GetValue(at), stop));
        return verb;
    }

    private static async Task<int> RunAsync(Tongue tongue, bool states, DateTime at, CancellationToken stop)
    {
        if (Surroundings.Read(tongue, Console.Error) is not { } surroundings || !ArabicCheck.Passes(tongue, Console.Error))
        {
            return ExitCode.CouldNotRun;
        }

        var folder = Directory.CreateTempSubdirectory("trial-").FullName;
        try
        {
            var trial = surroundings.MovedTo(folder);
            var zone = trial.Settings.Desk.Zone;
            var clock = new SteppedClock(new DateTimeOffset(at, zone.GetUtcOffset(at)).ToUniversalTime());
            await using var rooms = new ServiceCollection()
                .AddLogging(logging => BotHost.AddLogs(logging, new LogSettings { Level = LogLevel.Warning }))
                .AddRooms(trial, clock)
                .AddSingleton(clock)
                .AddSingleton<TerminalChannel>()
                .AddSingleton<IChannel>(provider => provider.GetRequiredService<TerminalChannel>())
                .AddSingleton<TrialRoad>()
                .AddSingleton<Trial>()
                .BuildServiceProvider();
            if (!await StartCheck.PrepareAsync(rooms, trial, tongue, Console.Error))
            {
                return ExitCode.CouldNotRun;
            }

            var transcript = new Transcript(Console.Out, echo: Console.IsInputRedirected);
            var failed = await rooms.GetRequiredService<Trial>().PlayAsync(Console.In, transcript, states, stop);
            return failed == 0 ? ExitCode.Fine : ExitCode.Findings;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
