using ChatbotSupport.Core;
using ChatbotSupport.Playbooks;
using ChatbotSupport.Playbooks.Publishing;
using ChatbotSupport.Storage;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ChatbotSupport.Tests.Playbooks;

public sealed class StartTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 8, 1, 9, 0, 0, TimeSpan.Zero));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_folder_is_used_when_it_can_be()
    {
        Write(SamplePlaybook.Files());
        var result = await Start();
        Assert.True(result.FromFolder);
        Assert.Equal(PlaybookVersion.Of(SamplePlaybook.Files()), result.Playbook!.Version);
    }

    [Fact]
    public async Task A_broken_file_and_a_passed_date_do_not_stop_a_start()
    {
        Write(SamplePlaybook.Files());
        var first = await Start();

        File.WriteAllText(Path.Combine(Content, "flows", "menu.yaml"), "format: 1\nid: [");
        _clock.Advance(TimeSpan.FromDays(3650));
        var second = await Start();

        Assert.False(second.FromFolder);
        Assert.Equal(first.Playbook!.Version, second.Playbook!.Version);
        Assert.Contains(second.Findings, finding => finding.File == "flows/menu.yaml" && finding.Severity == Severity.Error);
        Assert.Equal("أهلًا بك، والرقم 911", second.Playbook.Answers["hello"].Text);
        Assert.Equal(["PlaybookFallback"], Query("SELECT alert FROM alerts WHERE seen_at IS NULL"));
    }

    [Fact]
    public async Task A_missing_folder_does_not_stop_a_start()
    {
        Write(SamplePlaybook.Files());
        var first = await Start();
        Directory.Delete(Content, recursive: true);
        Assert.Equal(first.Playbook!.Version, (await Start()).Playbook!.Version);
    }

    [Fact]
    public async Task A_passed_date_alone_changes_nothing()
    {
        Write(SamplePlaybook.Files());
        _clock.Advance(TimeSpan.FromDays(3650));
        var result = await Start();
        Assert.True(result.FromFolder);
        Assert.Contains(result.Findings, finding => finding.Code == "fact_overdue");
    }

    [Fact]
    public async Task A_first_start_with_a_broken_folder_is_refused_with_everything_listed()
    {
        Write(SamplePlaybook.Files());
        File.WriteAllText(Path.Combine(Content, "flows", "menu.yaml"), "format: 1\nid: [");
        File.Delete(Path.Combine(Content, "desk.yaml"));
        var result = await Start();
        Assert.Null(result.Playbook);
        Assert.Equal(["desk.yaml", "flows/menu.yaml"], result.Findings.Select(finding => finding.File).Distinct());
    }

    [Fact]
    public async Task The_playbook_that_ran_last_comes_before_the_one_that_came_last()
    {
        Write(SamplePlaybook.Files());
        var old = (await Start()).Playbook!.Version;
        _clock.Advance(TimeSpan.FromDays(1));
        File.WriteAllText(Path.Combine(Content, "flows", "menu.yaml"), SamplePlaybook.Menu.Replace("نساعد؟", "نساعد الآن؟", StringComparison.Ordinal));
        Assert.NotEqual(old, await Publish());
        _clock.Advance(TimeSpan.FromDays(1));
        Write(SamplePlaybook.Files());
        Assert.Equal(old, await Publish());

        File.Delete(Path.Combine(Content, "facts.yaml"));
        Assert.Equal(old, (await Start()).Playbook!.Version);
    }

    [Fact]
    public async Task A_stored_playbook_that_is_damaged_is_passed_over()
    {
        Write(SamplePlaybook.Files());
        var old = (await Start()).Playbook!.Version;
        File.WriteAllText(Path.Combine(Content, "flows", "menu.yaml"), SamplePlaybook.Menu.Replace("نساعد؟", "نساعد الآن؟", StringComparison.Ordinal));
        var newer = await Publish();
        using (var database = OpenStorage(out var writer))
        {
            await writer.RunAsync(connection => connection.Execute("UPDATE playbooks SET files = x'00' WHERE hash = @newer", new { newer }));
        }

        File.Delete(Path.Combine(Content, "facts.yaml"));
        Assert.Equal(old, (await Start()).Playbook!.Version);
    }

    [Fact]
    public async Task After_an_update_that_asks_for_more_the_stored_playbook_still_answers_with_what_it_lacks_filled_in()
    {
        // What an earlier version let through: a sentence this one needs is not there, and an answer says what this one forbids.
        var old = SamplePlaybook.Files();
        old["messages.yaml"] = Without(old["messages.yaml"], MessageIds.TurnFailed);
        old["answers/hello.yaml"] = old["answers/hello.yaml"].Replace("أهلًا بك،", "أهلًا بك {name}،", StringComparison.Ordinal);
        old["desk.yaml"] = old["desk.yaml"].Replace("on_call_repeat_minutes:", "on_call_minutes:", StringComparison.Ordinal);
        Write(old);
        using (var database = OpenStorage(out var writer))
        {
            await new PlaybookArchive(writer, database.Database).KeepAsync(PlaybookVersion.Of(old), old, _clock.GetUtcNow());
        }

        var result = await Start();

        Assert.False(result.FromFolder);
        Assert.Equal(["answers/hello.yaml", "desk.yaml", "messages.yaml"], result.Findings.Where(finding => finding.Severity == Severity.Error).Select(finding => finding.File).Distinct());
        Assert.Equal(Turns.ShippedPlaybook.Value.Messages[MessageIds.TurnFailed], result.Playbook!.Messages[MessageIds.TurnFailed]);
        Assert.Contains("أهلًا بك {name}،", result.Playbook.Answers["hello"].Text, StringComparison.Ordinal);
        Assert.Equal(Turns.ShippedPlaybook.Value.Desk.OnCallRepeat, result.Playbook.Desk.OnCallRepeat);
        Assert.Equal(["PlaybookFallback"], Query("SELECT alert FROM alerts WHERE seen_at IS NULL"));
    }

    private static string Without(string messages, string id)
    {
        var lines = messages.Split('\n').ToList();
        var at = lines.FindIndex(line => line.TrimStart().StartsWith(id + ":", StringComparison.Ordinal));
        var indent = lines[at].Length - lines[at].TrimStart().Length;
        var next = lines.FindIndex(at + 1, line => line.Trim().Length > 0 && line.Length - line.TrimStart().Length <= indent);
        lines.RemoveRange(at, (next < 0 ? lines.Count : next) - at);
        return string.Join('\n', lines);
    }

    private string Content => Path.Combine(_folder.Path, "conversation-flows");

    private Storage OpenStorage(out Writer writer)
    {
        var storage = new Storage(new Database(new StorageOptions(Path.Combine(_folder.Path, "bot.db"))));
        writer = storage.Writer;
        return storage;
    }

    /// <summary>Makes the folder live, as whoever follows it does.</summary>
    private async Task<string> Publish()
    {
        using var storage = OpenStorage(out var writer);
        var publisher = new Publisher(writer, storage.Database, new LearntFolder(_folder.Path, NullLogger<LearntFolder>.Instance));
        var proposal = publisher.Look(Content, DateOnly.FromDateTime(_clock.GetUtcNow().DateTime), TimeSpan.Zero);
        await publisher.PublishAsync(proposal, PublicationKind.Saved, null, null, _clock.GetUtcNow());
        return proposal.Hash;
    }

    private async Task<StartResult> Start()
    {
        using var storage = OpenStorage(out var writer);
        return await new PlaybookStart(
            new PlaybookArchive(writer, storage.Database), new LearntFolder(_folder.Path, NullLogger<LearntFolder>.Instance), _clock, NullLogger<PlaybookStart>.Instance).ChooseAsync(Content);
    }

    private List<string> Query(string sql)
    {
        using var connection = new Database(new StorageOptions(Path.Combine(_folder.Path, "bot.db"))).OpenReader();
        return [.. connection.Query<string>(sql)];
    }

    private void Write(Dictionary<string, string> files)
    {
        foreach (var (path, text) in files)
        {
            var full = Path.Combine(Content, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllText(full, text);
        }
    }

    /// <summary>The storage of one life of the process.</summary>
    private sealed class Storage(Database database) : IDisposable
    {
        public Database Database => database;

        public Writer Writer { get; } = new(database);

        public void Dispose() => Writer.Dispose();
    }
}
