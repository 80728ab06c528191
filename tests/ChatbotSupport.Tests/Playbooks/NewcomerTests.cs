using System.Text.RegularExpressions;
using ChatbotSupport.Tests.Faults;

namespace ChatbotSupport.Tests.Playbooks;

/// <summary>The first five minutes of the guide, walked with its own blocks on the shipped folder beside the running program.</summary>
public sealed partial class NewcomerTests : IDisposable
{
    private const string NewAnswer = "كل اقتراح عن هذه الخدمة مرحب به.";

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(180);

    private readonly TemporaryFolder _folder = new();
    private readonly IReadOnlyList<string> _blocks;

    public NewcomerTests()
    {
        var shipped = Path.Combine(Launch.Top, "conversation-flows");
        foreach (var file in Directory.EnumerateFiles(shipped, "*.yaml", SearchOption.AllDirectories))
        {
            var to = Path.Combine(_folder.Path, Path.GetRelativePath(shipped, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        var guide = File.ReadAllText(Path.Combine(shipped, "README.md")).ReplaceLineEndings("\n");
        var path = guide[guide.IndexOf("\n## 2. ", StringComparison.Ordinal)..guide.IndexOf("\n## 3. ", StringComparison.Ordinal)];
        _blocks = [.. Fenced().Matches(path).Select(match => match.Groups["block"].Value)];
    }

    private string Menu => Path.Combine(_folder.Path, "flows", "menu.yaml");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_answer_and_a_step_are_added_broken_mended_proved_by_a_story_published_and_read_without_a_restart()
    {
        if (_blocks is not [var answer, var option, var step, _, var finding, var story, _, _])
        {
            throw new InvalidOperationException($"The guide's first path has {_blocks.Count} blocks.");
        }

        await using var bot = await RunningBot.StartAsync(new Dictionary<string, string> { ["Playbook__Folder"] = _folder.Path, ["Playbook__AutoPublish"] = "false" });
        var process = bot.ProcessId;

        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "answers", "suggestions.yaml"), answer);
        const string Above = "      - id: team\n";
        var menu = await File.ReadAllTextAsync(Menu);
        Assert.Contains(Above, menu, StringComparison.Ordinal);
        await File.WriteAllTextAsync(Menu, menu.Replace(Above, option + Above, StringComparison.Ordinal) + step);

        var broken = await bot.RunVerbAsync("check", "--lang", "ar");
        Assert.Equal(1, broken.ExitCode);
        Assert.Contains(finding, broken.Output, StringComparison.Ordinal);
        Assert.Equal(1, (await bot.RunVerbAsync("publish", "--by", "هدى", "--yes", "--lang", "ar")).ExitCode);

        await File.WriteAllTextAsync(Menu, (await File.ReadAllTextAsync(Menu)).Replace("sugestion", "suggestion", StringComparison.Ordinal));
        Assert.Equal(0, (await bot.RunVerbAsync("check", "--lang", "ar")).ExitCode);

        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "stories", "suggestion_from_menu.yaml"), story);
        var stories = await bot.RunVerbAsync("stories", "--lang", "ar");
        Assert.True(stories.ExitCode == 0, stories.Output);

        var published = await bot.RunVerbAsync("publish", "--by", "هدى", "--yes", "--lang", "ar");
        Assert.True(published.ExitCode == 0, published.Output);
        Assert.Contains("+   " + NewAnswer, published.Output, StringComparison.Ordinal);

        using var deadline = new CancellationTokenSource(Deadline);
        Assert.True(await IsReadAsync(bot.Address, deadline.Token));
        Assert.Equal(process, bot.ProcessId);
        Assert.Contains("هدى", (await bot.RunVerbAsync("history", "--lang", "ar")).Output, StringComparison.Ordinal);
    }

    // A new person each time, until somebody reads it: the program looks for what was published every other second.
    private static async Task<bool> IsReadAsync(Uri address, CancellationToken cancel)
    {
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        while (await pause.WaitForNextTickAsync(cancel))
        {
            await using var person = new Talker(address);
            await person.OpenAsync(cancel);
            await person.HearAsync(cancel);
            await person.SayAsync("عندي اقتراح عن الخدمة", cancel);
            if ((await person.HearAsync(cancel)).Contains(NewAnswer, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex("^```(?:yaml|text)\n(?<block>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fenced();
}
