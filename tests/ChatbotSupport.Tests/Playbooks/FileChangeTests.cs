using ChatbotSupport.Playbooks.Publishing;

namespace ChatbotSupport.Tests.Playbooks;

public sealed class FileChangeTests
{
    private const string Flow = "steps:\n  - id: first\n    text: |\n      الأول\n  - id: second\n    text: |\n      الثاني\n  - id: third\n    text: |\n      الثالث\n";

    [Fact]
    public void A_changed_line_stands_between_the_lines_around_it() => Assert.Equal(
        [" 5   - id: second", " 6     text: |", "-7       الثاني", "+7       آخر", " 8   - id: third", " 9     text: |"],
        Told(Flow, Flow.Replace("الثاني", "آخر", StringComparison.Ordinal)));

    [Fact]
    public void A_line_that_moved_and_a_remark_and_an_indentation_are_changes()
    {
        var moved = Change("a: 1\nb: 2\n", "b: 2\na: 1\n");
        Assert.Equal(2, moved.Count);
        Assert.Equal(["-1 # قديم", "+1 # جديد", " 2 a: 1"], Told("# قديم\na: 1\n", "# جديد\na: 1\n"));
        Assert.Equal(["-1 a: 1", "+1   a: 1"], Told("a: 1\n", "  a: 1\n"));
    }

    [Fact]
    public void Places_far_from_one_another_stay_apart_and_in_order()
    {
        var change = Change(Flow, Flow.Replace("الأول", "أ", StringComparison.Ordinal).Replace("الثالث", "ج", StringComparison.Ordinal));
        Assert.Equal([3, 9], change.Parts.Select(part => part.First(line => line.Fate == LineFate.Gone).Number - 1));
        Assert.Equal(4, change.Count);
        Assert.Equal([" 2   - id: first", " 3     text: |", "-4       الأول"], Told(change.First(3)));
    }

    [Fact]
    public void A_file_that_came_or_is_gone_is_told_whole_and_other_line_ends_change_no_line()
    {
        Assert.Equal(["+1 a", "+2 b"], Told(null, "a\nb\n"));
        Assert.Equal(["-1 a", "-2 b"], Told("a\nb\n", null));
        Assert.Empty(Change("a\nb\n", "a\r\nb\r\n").Parts);
    }

    [Fact]
    public void A_file_too_long_to_compare_line_with_line_is_still_told_whole()
    {
        var lines = string.Join('\n', Enumerable.Range(0, 7000));
        Assert.Equal(14_001, Change(lines, lines + "\nآخر").Count);
    }

    private static FileChange Change(string? before, string? now) => Assert.Single(FileChange.Between(Files(before), Files(now)));

    private static Dictionary<string, string> Files(string? text) => text is null ? [] : new() { ["flows/a.yaml"] = text };

    private static List<string> Told(string? before, string? now) => Told(Change(before, now));

    private static List<string> Told(FileChange change) => [.. change.Parts.SelectMany(part => part).Select(line => $"{" -+"[(int)line.Fate]}{line.Number} {line.Text}")];
}
