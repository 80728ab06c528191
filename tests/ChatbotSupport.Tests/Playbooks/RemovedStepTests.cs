using ChatbotSupport.Playbooks;
using ChatbotSupport.Playbooks.Inspections;
using ChatbotSupport.Storage;
using Dapper;

namespace ChatbotSupport.Tests.Playbooks;

public sealed class RemovedStepTests : IDisposable
{
    private const string Path = "flows/menu.yaml";
    private const string Removed = "  - id: hello\n    kind: say\n    answer: hello\n    next: finish\n";

    private static readonly string Without = SamplePlaybook.Menu.Replace(Removed, "", StringComparison.Ordinal).Replace("next: hello", "next: finish", StringComparison.Ordinal);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_removed_step_is_told_with_the_number_of_people_who_stand_on_it()
    {
        var standing = await RanAsync(people: 3);
        var finding = Assert.Single(Inspect(files => files[Path] = Without, standing));
        Assert.Equal(("removed_step", Severity.Warning, 6), (finding.Code, finding.Severity, finding.Line));
        Assert.Contains("«hello»", finding.What.Arabic, StringComparison.Ordinal);
        Assert.Contains("الآن: 3", finding.What.Arabic, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_removed_step_that_says_where_to_continue_is_fine() =>
        Assert.Empty(Inspect(files => files[Path] = Without.Replace("steps:", "moved_to:\n  hello: finish\nsteps:", StringComparison.Ordinal), await RanAsync(people: 3)));

    [Fact]
    public async Task A_removed_flow_is_told_only_while_somebody_is_in_it()
    {
        var other = SamplePlaybook.Menu.Replace("id: menu", "id: other", StringComparison.Ordinal);
        var standing = await RanAsync(people: 2, other, "other");
        Assert.Contains(Inspect(_ => { }, standing), finding => finding is { Code: "removed_step", File: "flows/other.yaml" });
        Assert.Empty(Inspect(_ => { }, standing with { People = new Dictionary<(string, string), int>() }));
    }

    [Fact]
    public void Without_a_database_nothing_ran() =>
        Assert.Empty(Standing.Of(System.IO.Path.Combine(_folder.Path, "nothing.db"), SamplePlaybook.Today).Flows);

    [Fact]
    public void A_file_that_is_no_database_hinders_no_check()
    {
        var file = System.IO.Path.Combine(_folder.Path, "bot.db");
        File.WriteAllText(file, "not a database, but long enough to look at");
        Assert.Empty(Standing.Of(file, SamplePlaybook.Today).Flows);
    }

    private async Task<Standing> RanAsync(int people, string? other = null, string flow = "menu")
    {
        var file = System.IO.Path.Combine(_folder.Path, "bot.db");
        var files = SamplePlaybook.Files();
        if (other is not null)
        {
            files["flows/other.yaml"] = other;
        }

        using var database = new Database(new StorageOptions(file));
        using var writer = new Writer(database);
        await new PlaybookArchive(writer, database).KeepAsync(PlaybookVersion.Of(files), files, DateTimeOffset.UnixEpoch);
        await writer.RunAsync(connection => connection.Execute(
            "INSERT INTO conversations (id, channel, state, flow, step, level, flags, route, version, created_at, updated_at, reach) VALUES (@Id, 'web', 'Guided', @flow, 'hello', 'L0', '', 'Normal', 1, 0, 0, 'Any')",
            Enumerable.Range(0, people).Select(number => new { Id = $"p{number}", flow })));
        return Standing.Of(file, SamplePlaybook.Today);
    }

    private static IReadOnlyList<Finding> Inspect(Action<Dictionary<string, string>> change, Standing standing)
    {
        var files = SamplePlaybook.Files();
        change(files);
        return PlaybookReader.Inspect(files, SamplePlaybook.Today, standing);
    }
}
