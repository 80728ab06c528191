using ChatbotSupport.Playbooks;
using ChatbotSupport.Playbooks.Publishing;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ChatbotSupport.Tests.Playbooks;

public sealed class PublishTests : IDisposable
{
    private const string Edited = "بماذا يمكن أن نساعد الآن؟";
    private const string Before = "بماذا يمكن أن نساعد؟";

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 8, 1, 9, 0, 0, TimeSpan.Zero));
    private readonly Database _database;
    private readonly Writer _writer;
    private readonly PlaybookArchive _archive;
    private readonly Publisher _publisher;
    private readonly CurrentPlaybook _current = new();

    public PublishTests()
    {
        SamplePlaybook.Write(Content);
        _database = new(new StorageOptions(Path.Combine(_folder.Path, "bot.db")));
        _writer = new(_database);
        _archive = new(_writer, _database);
        _publisher = new(_writer, _database, Kept);
    }

    private string Content => Path.Combine(_folder.Path, "content");

    private LearntFolder Kept => new(_folder.Path, NullLogger<LearntFolder>.Instance);

    private string Said => Assert.IsType<Core.Flows.ChoicesStep>(_current.Value.Flows["menu"].Steps[0]).Text;

    public void Dispose()
    {
        _writer.Dispose();
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_is_saved_goes_live_by_itself_while_that_is_on()
    {
        await StartAsync(auto: true);
        var watch = await WatchAsync(auto: true);
        await LookTwice(watch);
        Assert.Equal(Before, Said);

        Edit(Before, Edited);
        await watch.LookAsync();
        Assert.Equal(Before, Said);
        await watch.LookAsync();
        Assert.Equal(Edited, Said);
        Assert.Equal([PublicationKind.Saved, PublicationKind.Started], _publisher.History().Select(item => item.How));
    }

    [Fact]
    public async Task Where_people_write_texts_about_safety_do_not_go_live_by_themselves_and_coordinators_are_told()
    {
        await StartAsync(auto: true, needsNames: true);
        var first = _current.Value.Version;
        var watch = await WatchAsync(auto: true, needsNames: true);
        Edit("facts.yaml", "'911'", "'912'");
        await LookTwice(watch);
        Assert.Equal(first, _current.Value.Version);
        Assert.Equal(1, Alerts("PlaybookWaits"));
        await StartAsync(auto: true, needsNames: true);
        Assert.Equal(first, _current.Value.Version);

        await _publisher.PublishAsync(Look(), PublicationKind.Published, "نور", "هدى", _clock.GetUtcNow());
        await LookTwice(watch);
        Assert.Equal(("912", 0L), (_current.Value.Facts["hotline"].Value, Open("PlaybookWaits")));
        Edit(Before, Edited);
        await LookTwice(watch);
        Assert.Equal(Edited, Said);
    }

    [Fact]
    public async Task What_is_broken_does_not_go_live_and_coordinators_are_told_once()
    {
        await StartAsync(auto: true);
        var watch = await WatchAsync(auto: true);
        Edit("next: finish", "next: finsh");
        await LookTwice(watch);
        await LookTwice(watch);
        Assert.Equal(Before, Said);
        Assert.Equal(1, Alerts("PlaybookFallback"));

        Edit("next: finsh", "next: finish");
        Edit(Before, Edited);
        await LookTwice(watch);
        Assert.Equal(Edited, Said);
    }

    [Fact]
    public async Task A_story_that_goes_otherwise_keeps_an_edit_from_going_live()
    {
        SamplePlaybook.Write(Content, new Dictionary<string, string> { ["stories/menu.yaml"] = $"format: 1\nid: menu\ntitle: |\n  القائمة\nlines:\n  - opens: true\n    bot: |\n      {Before}\n" });
        await StartAsync(auto: true);
        var watch = await WatchAsync(auto: true);
        Edit(Before, Edited);
        await LookTwice(watch);
        Assert.Equal(Before, Said);
        Assert.Contains(Look().Findings, finding => finding.Code == "story_differs");
    }

    [Fact]
    public async Task Without_that_an_edit_waits_until_somebody_publishes_it_also_over_a_restart()
    {
        await StartAsync(auto: false);
        var watch = await WatchAsync(auto: false);
        Edit(Before, Edited);
        await LookTwice(watch);
        Assert.Equal(Before, Said);
        await StartAsync(auto: false);
        Assert.Equal(Before, Said);

        var proposal = Look();
        Assert.True(proposal.IsNew);
        Assert.Empty(proposal.TwoNames);
        var change = Assert.Single(proposal.Changes);
        Assert.Equal(("flows/menu.yaml", $"      {Before}", $"      {Edited}"), (change.File, Line(change, LineFate.Gone), Line(change, LineFate.New)));
        await _publisher.PublishAsync(proposal, PublicationKind.Published, "نور", null, _clock.GetUtcNow());
        await watch.LookAsync();
        Assert.Equal(Edited, Said);
        Assert.Equal(("نور", PublicationKind.Published), (_publisher.History()[0].Author, _publisher.History()[0].How));
    }

    [Fact]
    public async Task After_going_back_the_folder_is_held_back_until_a_file_changes()
    {
        await StartAsync(auto: true);
        var first = _current.Value.Version;
        var watch = await WatchAsync(auto: true);
        Edit(Before, Edited);
        await LookTwice(watch);
        Assert.Equal(Edited, Said);

        await _publisher.RollBackAsync(new(first, PublicationKind.RolledBack, "سلام", null, _clock.GetUtcNow()), Content, _ => true);
        await LookTwice(watch);
        Assert.Equal(Before, Said);
        await StartAsync(auto: true);
        Assert.Equal(Before, Said);

        Edit(Edited, "بماذا نساعد اليوم؟");
        await LookTwice(watch);
        Assert.Equal("بماذا نساعد اليوم؟", Said);
        Assert.Equal([PublicationKind.Saved, PublicationKind.RolledBack, PublicationKind.Saved, PublicationKind.Started], _publisher.History().Select(item => item.How));
    }

    [Fact]
    public async Task A_published_playbook_that_cannot_be_read_is_not_taken()
    {
        await StartAsync(auto: false);
        var watch = await WatchAsync(auto: false);
        Edit(Before, Edited);
        await _publisher.PublishAsync(Look(), PublicationKind.Published, "نور", null, _clock.GetUtcNow());
        await _writer.RunAsync(connection => connection.Execute("UPDATE playbooks SET files = x'00' WHERE hash = (SELECT value FROM meta WHERE key = 'playbook')"));
        await watch.LookAsync();
        Assert.Equal(Before, Said);
    }

    [Fact]
    public async Task A_published_playbook_that_makes_the_reader_fall_over_is_refused_once_and_the_next_one_is_taken()
    {
        await StartAsync(auto: false);
        var watch = await WatchAsync(auto: false);
        Edit(Before, Edited);
        await _publisher.PublishAsync(Look(), PublicationKind.Published, "نور", null, _clock.GetUtcNow());
        await _writer.RunAsync(connection => connection.Execute("UPDATE meta SET value = 'nowhere' WHERE key = 'playbook'"));
        await LookTwice(watch);
        Assert.Equal(Before, Said);

        await _publisher.PublishAsync(Look(), PublicationKind.Published, "نور", null, _clock.GetUtcNow());
        await watch.LookAsync();
        Assert.Equal(Edited, Said);
    }

    [Fact]
    public async Task A_file_that_another_program_holds_is_taken_as_soon_as_it_is_let_go()
    {
        await StartAsync(auto: true);
        var watch = await WatchAsync(auto: true);
        Edit(Before, Edited);
        using (File.Open(Path.Combine(Content, "flows", "menu.yaml"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            await LookTwice(watch);
            await LookTwice(watch);
        }

        Assert.Equal((Before, 0L), (Said, Alerts("PlaybookFallback")));
        await watch.LookAsync();
        Assert.Equal(Edited, Said);
    }

    [Fact]
    public async Task A_save_is_tried_again_after_the_database_refused_it()
    {
        await StartAsync(auto: true);
        var watch = await WatchAsync(auto: true);
        Edit(Before, Edited);
        await watch.LookAsync();
        await _writer.RunAsync(connection => connection.Execute("CREATE TRIGGER disk_full BEFORE INSERT ON playbooks BEGIN SELECT RAISE(ABORT, 'full'); END"));
        await Assert.ThrowsAsync<SqliteException>(watch.LookAsync);
        await _writer.RunAsync(connection => connection.Execute("DROP TRIGGER disk_full"));
        await watch.LookAsync();
        Assert.Equal(Edited, Said);
    }

    [Fact]
    public async Task A_published_playbook_with_errors_to_this_program_runs_mended_under_its_own_version_and_coordinators_are_told_once()
    {
        await StartAsync(auto: false);
        var watch = await WatchAsync(auto: false);
        var old = SamplePlaybook.Files();
        old["desk.yaml"] = old["desk.yaml"].Replace("on_call_repeat_minutes:", "on_call_minutes:", StringComparison.Ordinal);
        old["flows/menu.yaml"] = old["flows/menu.yaml"].Replace(Before, Edited, StringComparison.Ordinal);
        await _archive.KeepAsync(PlaybookVersion.Of(old), old, _clock.GetUtcNow());
        await LookTwice(watch);
        Assert.Equal((Edited, PlaybookVersion.Of(old), 1L), (Said, _current.Value.Version, Alerts("PlaybookFallback")));

        await StartAsync(auto: false);
        Assert.Equal((PlaybookVersion.Of(old), 2L), (_current.Value.Version, Alerts("PlaybookFallback")));
    }

    [Fact]
    public async Task Where_what_runs_cannot_be_read_any_more_everything_about_safety_needs_a_second_name()
    {
        await StartAsync(auto: false);
        await _writer.RunAsync(connection => connection.Execute("UPDATE playbooks SET files = x'00'"));
        Assert.Equal(["desk.yaml", "facts.yaml", "messages.yaml", "safeguarding.yaml"], Look().TwoNames);
    }

    [Fact]
    public async Task Whoever_stands_on_a_changed_step_is_counted_before_publishing()
    {
        await StartAsync(auto: false);
        await _writer.RunAsync(connection => connection.Execute(
            "INSERT INTO conversations (id, channel, state, flow, step, level, flags, route, version, created_at, updated_at, reach) VALUES ('p', 'web', 'Guided', 'menu', 'home', 'L0', '', 'Normal', 1, 0, 0, 'AnyTime')"));
        Assert.Equal(0, Look().People);
        Edit(Before, "الرقم ((hotline))، وبماذا يمكن أن نساعد؟");
        Assert.Equal(1, Look().People);
        await _publisher.PublishAsync(Look(), PublicationKind.Published, "نور", null, _clock.GetUtcNow());

        // A number stands in it, and something else changes.
        Edit("desk.yaml", "from: '10:00'", "from: '11:00'");
        Assert.Equal((1, 0), (Look().Changes.Count, Look().People));
        Edit("facts.yaml", "'911'", "'912'");
        Assert.Equal(1, Look().People);
    }

    private static string Line(FileChange change, LineFate fate) => Assert.Single(change.Parts.SelectMany(part => part), line => line.Fate == fate).Text;

    private Proposal Look() => _publisher.Look(Content, SamplePlaybook.Today, TimeSpan.FromHours(3));

    private long Open(string alert) => _database.Read(connection => connection.ExecuteScalar<long>("SELECT count(*) FROM alerts WHERE alert = @alert AND seen_at IS NULL", new { alert }));

    private long Alerts(string alert) => _database.Read(connection => connection.ExecuteScalar<long>("SELECT count(*) FROM alerts WHERE alert = @alert", new { alert }));

    private void Edit(string from, string to) => Edit(Path.Combine("flows", "menu.yaml"), from, to);

    private void Edit(string path, string from, string to)
    {
        var file = Path.Combine(Content, path);
        var text = File.ReadAllText(file);
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(file, text.Replace(from, to, StringComparison.Ordinal));
    }

    private async Task StartAsync(bool auto, bool needsNames = false)
    {
        var chosen = await new PlaybookStart(_archive, Kept, _clock, NullLogger<PlaybookStart>.Instance).ChooseAsync(Content, auto, needsNames);
        _current.Swap(chosen.Playbook!);
    }

    private async Task<PlaybookWatch> WatchAsync(bool auto, bool needsNames = false)
    {
        var watch = new PlaybookWatch(new WatchOptions(Content, auto, needsNames, TimeZoneInfo.Utc), _current, _archive, _publisher, Kept, _clock, NullLogger<PlaybookWatch>.Instance);
        await watch.LookAsync();
        return watch;
    }

    private static async Task LookTwice(PlaybookWatch watch)
    {
        await watch.LookAsync();
        await watch.LookAsync();
    }
}
