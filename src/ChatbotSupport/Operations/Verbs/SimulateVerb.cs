using System.CommandLine;
using System.Globalization;
using ChatbotSupport.Channels.Terminal;
using ChatbotSupport.Channels.Terminal.Explaining;
using ChatbotSupport.Channels.Terminal.Stories;
using ChatbotSupport.Delivery;
using ChatbotSupport.Operations.Settings;
using ChatbotSupport.Playbooks;
using ChatbotSupport.Turns;

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
        var explain = new Option<bool>("--explain") { Description = tongue.Say("يشرح بعد كل رد: ماذا فُهم ولماذا، وما الأثر، وأين وصلت المحادثة", "explains after each turn what was understood and why, what came of it and where the talk stands") };
        var record = new Option<string?>("--record") { Description = tongue.Say("يكتب المحادثة قصةً في ملف جديد تلعبه الاختبارات", "writes the talk as a story into a new file, which the tests play") };
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
            "a trial talk in the terminal; nothing of it is kept. Lines: ") + Script.Commands) { states, explain, record, at };
        verb.SetAction((parsed, stop) => RunAsync(tongue, new(parsed.GetValue(states), parsed.GetValue(explain), parsed.GetValue(record), parsed.GetValue(at)), stop));
        return verb;
    }

    /// <summary>A trial talk that is written down as a story of the operators.</summary>
    public static Task<int> RecordAsync(Tongue tongue, string file, CancellationToken stop) =>
        RunAsync(tongue, new(States: false, Explain: false, file, DateTime.Parse(DefaultStart, CultureInfo.InvariantCulture)) { AsStory = true }, stop);

    private static async Task<int> RunAsync(Tongue tongue, Wish wish, CancellationToken stop)
    {
        if (Surroundings.Read(tongue, Console.Error) is not { } surroundings || !ArabicCheck.Passes(tongue, Console.Error))
        {
            return ExitCode.CouldNotRun;
        }

        await using var story = wish.Record is null ? null : await CreateAsync(tongue, Path.GetFullPath(wish.Record));
        if (wish.Record is not null && story is null)
        {
            return ExitCode.CouldNotRun;
        }

        var folder = Directory.CreateTempSubdirectory("trial-").FullName;
        try
        {
            var trial = surroundings.MovedTo(folder);
            var zone = trial.Settings.Desk.Zone;
            var clock = new SteppedClock(new DateTimeOffset(wish.At, zone.GetUtcOffset(wish.At)).ToUniversalTime());
            await using var rooms = new ServiceCollection()
                .AddLogging(logging => BotHost.AddLogs(logging, new LogSettings { Level = LogLevel.Warning }))
                .AddRooms(trial, clock)
                .AddSingleton(LearntFolder.ForReading(surroundings.DataFolder)) // else every trial begins with learning the examples anew
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
            var playbook = rooms.GetRequiredService<CurrentPlaybook>();
            var watch = new TrialWatch(
                wish.States, wish.Explain ? new Explanation(tongue, () => playbook.Value) : null, story is null ? null
                : wish.AsStory ? new StoryRecorder(story, Path.GetFileNameWithoutExtension(wish.Record!), () => playbook.Value)
                : new StoryWriter(story));
            var failed = await rooms.GetRequiredService<Trial>().PlayAsync(Console.In, transcript, watch, stop);
            return failed == 0 ? ExitCode.Fine : ExitCode.Findings;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Somebody's story is never written over.
    private static async Task<StreamWriter?> CreateAsync(Tongue tongue, string file)
    {
        try
        {
            return new StreamWriter(new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.Read)) { AutoFlush = true };
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(File.Exists(file)
                ? tongue.Say($"الملف {file} موجود؛ اختر اسمًا آخر", $"{file} exists; choose another name.")
                : tongue.Say($"تعذرت كتابة {file}", $"{file} cannot be written."));
            return null;
        }
    }

    private sealed record Wish(bool States, bool Explain, string? Record, DateTime At)
    {
        public bool AsStory { get; init; }
    }
}
