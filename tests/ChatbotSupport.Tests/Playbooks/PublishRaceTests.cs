using ChatbotSupport.Playbooks;
using ChatbotSupport.Playbooks.Publishing;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatbotSupport.Tests.Playbooks;

/// <summary>Two want something live at the same moment, and the stories go with what they guard.</summary>
public sealed class PublishRaceTests : IDisposable
{
    private const string Before = "بماذا يمكن أن نساعد؟";
    private const string Story = "format: 1\nid: one\ntitle: |\n  القائمة\nlines:\n  - opens: true\n    level: L0\n    bot: |\n      بماذا يمكن أن نساعد؟\n";

    private readonly TemporaryFolder _folder = new();
    private readonly Interrupted _clock = new();
    private readonly Database _database;
    private readonly Writer _writer;
    private readonly PlaybookArchive _archive;
    private readonly Publisher _publisher;
    private readonly CurrentPlaybook _current = new();

    public PublishRaceTests()
    {
        SamplePlaybook.Write(Content, Files());
        _database = new(new StorageOptions(Path.Combine(_folder.Path, "bot.db")));
        _writer = new(_database);
        _archive = new(_writer, _database);
        _publisher = new(_writer, _database, Kept);
    }

    private string Content => Path.Combine(_folder.Path, "content");

    private LearntFolder Kept => LearntFolder.ForReading(_folder.Path);

    public void Dispose()
    {
        _writer.Dispose();
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_two_people_agreed_on_while_the_saved_folder_was_read_is_not_written_over()
    {
        var watch = await StartAsync();
        Write("flows/menu.yaml", SamplePlaybook.Menu.Replace(Before, "بماذا نساعد الآن؟", StringComparison.Ordinal));
        Write("stories/one.yaml", Story.Replace(Before, "بماذا نساعد الآن؟", StringComparison.Ordinal));
        await watch.LookAsync();
        var files = Files();
        files["facts.yaml"] = SamplePlaybook.Facts.Replace("'911'", "'912'", StringComparison.Ordinal);
        var agreed = Look(files);
        _clock.Meanwhile = () => _publisher.PublishAsync(agreed, new(agreed.Hash, PublicationKind.Published, "نور", "هدى", DateTimeOffset.UnixEpoch), PlaybookState.OfFolder(Content).Hash, _ => true).GetAwaiter().GetResult();

        await watch.LookAsync();
        Assert.Equal(agreed.Hash, _archive.LastHash());
        await watch.LookAsync();
        await watch.LookAsync();
        Assert.Equal((agreed.Hash, "912"), (_archive.LastHash(), _current.Value.Facts["hotline"].Value));
    }

    [Fact]
    public async Task What_somebody_agreed_to_goes_live_only_if_nothing_else_did_since_it_was_shown()
    {
        await StartAsync();
        var first = _archive.LastHash()!;
        var files = Files();
        files["facts.yaml"] = SamplePlaybook.Facts.Replace("'911'", "'912'", StringComparison.Ordinal);
        var (shown, other) = (Look(files), Look(files));
        Assert.Equal(GoingLive.Done, await _publisher.PublishAsync(other, PublicationKind.Published, "نور", "هدى", DateTimeOffset.UnixEpoch));

        // Somebody went back because it was wrong: what ran runs again, and what was shown before must not undo that.
        await _publisher.RollBackAsync(new(first, PublicationKind.RolledBack, "هدى", "نور", DateTimeOffset.UnixEpoch), Content, _ => true);
        Assert.Equal(GoingLive.Overtaken, await _publisher.PublishAsync(shown, PublicationKind.Published, "سلام", "ريم", DateTimeOffset.UnixEpoch));
        Assert.Equal(first, _archive.LastHash());
    }

    [Fact]
    public async Task A_story_that_was_saved_alone_is_kept_with_what_runs()
    {
        var watch = await StartAsync();
        var version = _current.Value.Version;
        var other = Story.Replace("القائمة", "القائمة عند الفتح", StringComparison.Ordinal);
        Write("stories/one.yaml", other);
        await watch.LookAsync();
        await watch.LookAsync();
        Assert.Equal((version, other), (_archive.LastHash(), _archive.Last()!.Stories!["stories/one.yaml"]));
    }

    [Fact]
    public async Task A_story_about_safety_that_is_gone_is_shown_and_needs_two_names_also_over_a_restart()
    {
        var watch = await StartAsync();
        var other = Files();
        other.Remove("stories/one.yaml");
        other["stories/two.yaml"] = Story.Replace("id: one", "id: two", StringComparison.Ordinal).Replace("    level: L0\n", "", StringComparison.Ordinal);
        var proposal = Look(other);
        Assert.Equal(["stories/one.yaml", "stories/two.yaml"], proposal.Changes.Select(change => change.File));
        Assert.Equal(["stories/one.yaml"], proposal.TwoNames);
        Assert.True(proposal.IsNew);

        File.Delete(Path.Combine(Content, "stories", "one.yaml"));
        Write("stories/two.yaml", other["stories/two.yaml"]);
        await watch.LookAsync();
        await watch.LookAsync();
        await StartAsync();
        Assert.Equal(["stories/one.yaml"], _archive.Last()!.Stories!.Keys);
        Assert.Equal("تنتظر نشرًا باسمين: stories/one.yaml", _database.Read(connection => connection.QuerySingle<string>("SELECT details FROM alerts WHERE alert = 'PlaybookWaits' AND seen_at IS NULL")));
    }

    [Fact]
    public async Task Content_whose_stories_all_vanished_is_not_sound_and_where_they_were_never_kept_two_people_look()
    {
        await StartAsync();
        var none = Look(SamplePlaybook.Files());
        Assert.Null(none.Playbook);
        Assert.Contains(none.Findings, finding => finding is { Code: "no_stories", Severity: Severity.Error });

        await _writer.RunAsync(connection => connection.Execute("UPDATE playbooks SET stories = NULL"));
        var unknown = Look(Files());
        Assert.Equal((false, "stories/"), (unknown.KnowsStories, Assert.Single(unknown.TwoNames)));
        Assert.Null(Look(SamplePlaybook.Files()).Playbook);
    }

    private static Dictionary<string, string> Files()
    {
        var files = SamplePlaybook.Files();
        files["stories/one.yaml"] = Story;
        return files;
    }

    private Proposal Look(Dictionary<string, string> files) => _publisher.Look(PlaybookState.Of(files), SamplePlaybook.Today, TimeSpan.FromHours(3));

    private void Write(string path, string text) => File.WriteAllText(Path.Combine(Content, path), text);

    private async Task<PlaybookWatch> StartAsync()
    {
        var chosen = await new PlaybookStart(_archive, Kept, _clock, NullLogger<PlaybookStart>.Instance).ChooseAsync(Content, auto: true, needsNames: true);
        _current.Swap(chosen.Playbook!);
        var watch = new PlaybookWatch(new WatchOptions(Content, Auto: true, NeedsNames: true, TimeZoneInfo.Utc), _current, _archive, _publisher, Kept, _clock, NullLogger<PlaybookWatch>.Instance);
        await watch.LookAsync();
        return watch;
    }

    /// <summary>A clock at which something else happens once, after the folder was looked at and before it is made live.</summary>
    private sealed class Interrupted : TimeProvider
    {
        public Action? Meanwhile { get; set; }

        public override DateTimeOffset GetUtcNow()
        {
            if (Thread.CurrentThread.Name != "playbook" && Meanwhile is { } meanwhile)
            {
                Meanwhile = null;
                meanwhile();
            }

            return new(2026, 8, 1, 9, 0, 0, TimeSpan.Zero);
        }
    }
}
