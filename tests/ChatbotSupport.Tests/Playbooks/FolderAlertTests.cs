using ChatbotSupport.Playbooks;
using ChatbotSupport.Playbooks.Publishing;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ChatbotSupport.Tests.Playbooks;

/// <summary>What coordinators read when a folder that was saved is not taken.</summary>
public sealed class FolderAlertTests : IDisposable
{
    private const string Before = "بماذا يمكن أن نساعد؟";
    private const string Edited = "بماذا يمكن أن نساعد الآن؟";

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 8, 1, 9, 0, 0, TimeSpan.Zero));
    private readonly Database _database;
    private readonly Writer _writer;
    private readonly PlaybookArchive _archive;
    private readonly CurrentPlaybook _current = new();

    public FolderAlertTests()
    {
        SamplePlaybook.Write(Content);
        _database = new(new StorageOptions(Path.Combine(_folder.Path, "bot.db")));
        _writer = new(_database);
        _archive = new(_writer, _database);
    }

    private string Content => Path.Combine(_folder.Path, "content");

    private LearntFolder Kept => new(_folder.Path, NullLogger<LearntFolder>.Instance);

    public void Dispose()
    {
        _writer.Dispose();
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Coordinators_read_the_sentences_of_check_and_not_a_code_and_once_it_is_mended_nothing_more()
    {
        var watch = await StartAsync();
        Edit("flows/menu.yaml", "next: finish", "next: finsh");
        await LookTwice(watch);
        var told = Assert.Single(Told());
        Assert.Contains("flows/menu.yaml · السطر", told, StringComparison.Ordinal);
        Assert.Contains("لا توجد خطوة باسم «finsh»", told, StringComparison.Ordinal);
        Assert.Contains("«finish»", told, StringComparison.Ordinal);
        Assert.DoesNotContain("unknown_step", told, StringComparison.Ordinal);

        // Saved once more and still broken otherwise: told anew, what is wrong now.
        Edit("flows/menu.yaml", "next: finsh", "next: fnish");
        await LookTwice(watch);
        Assert.Equal(2, Told().Count);
        Assert.Contains("fnish", Told()[^1], StringComparison.Ordinal);

        Edit("flows/menu.yaml", "next: fnish", "next: finish");
        await LookTwice(watch);
        Assert.Empty(Told());
    }

    [Fact]
    public async Task Whoever_waits_for_a_second_name_reads_which_files_wait()
    {
        var watch = await StartAsync(needsNames: true);
        Edit("facts.yaml", "'911'", "'912'");
        await LookTwice(watch);
        Assert.Contains("facts.yaml", Assert.Single(Told()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_that_falls_back_tells_the_same_sentences()
    {
        await StartAsync();
        Edit("flows/menu.yaml", "next: finish", "next: finsh");
        await StartAsync();

        Assert.Contains("لا توجد خطوة باسم «finsh»", Assert.Single(Told()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_its_stories_refused_does_not_go_live_by_a_restart()
    {
        SamplePlaybook.Write(Content, new Dictionary<string, string> { ["stories/menu.yaml"] = $"format: 1\nid: menu\ntitle: |\n  القائمة\nlines:\n  - opens: true\n    bot: |\n      {Before}\n" });
        await StartAsync();
        var first = _current.Value.Version;
        Edit("flows/menu.yaml", Before, Edited);

        await LookTwice(await StartAsync());

        Assert.Equal(first, _current.Value.Version);
        Assert.NotEmpty(Told());
    }

    [Fact]
    public async Task What_is_saved_before_the_first_look_goes_live_too()
    {
        await StartAsync();
        var first = _current.Value.Version;
        Edit("flows/menu.yaml", Before, Edited);

        await LookTwice(await StartAsync());

        Assert.NotEqual(first, _current.Value.Version);
    }

    [Fact]
    public async Task A_folder_is_judged_again_when_a_file_of_a_wrong_ending_is_gone()
    {
        var watch = await StartAsync();
        var first = _current.Value.Version;
        var stray = Path.Combine(Content, "flows", "copy.yml");
        File.WriteAllText(stray, "format: 1");
        Edit("flows/menu.yaml", Before, Edited);
        await LookTwice(watch);
        Assert.Equal(first, _current.Value.Version);

        File.Delete(stray);
        await LookTwice(watch);

        Assert.NotEqual(first, _current.Value.Version);
    }

    private List<string> Told() => _database.Read(connection => connection.Query<string>("SELECT details FROM alerts WHERE seen_at IS NULL AND details IS NOT NULL ORDER BY id").AsList());

    private void Edit(string path, string from, string to)
    {
        var file = Path.Combine(Content, path);
        var text = File.ReadAllText(file);
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(file, text.Replace(from, to, StringComparison.Ordinal));
    }

    private async Task<PlaybookWatch> StartAsync(bool needsNames = false)
    {
        var chosen = await new PlaybookStart(_archive, Kept, _clock, NullLogger<PlaybookStart>.Instance).ChooseAsync(Content, auto: true, needsNames);
        _current.Swap(chosen.Playbook!);
        var watch = new PlaybookWatch(
            new WatchOptions(Content, Auto: true, needsNames, TimeZoneInfo.Utc), _current, _archive, new(_writer, _database, Kept), Kept, _clock, NullLogger<PlaybookWatch>.Instance);
        await watch.LookAsync();
        return watch;
    }

    private static async Task LookTwice(PlaybookWatch watch)
    {
        await watch.LookAsync();
        await watch.LookAsync();
    }
}
