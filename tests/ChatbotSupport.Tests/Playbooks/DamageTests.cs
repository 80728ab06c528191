namespace ChatbotSupport.Tests.Playbooks;

public sealed class DamageTests
{
    private const int Stride = 11;

    public static TheoryData<string> Paths => [.. SamplePlaybook.Files().Keys.Where(path => path != "messages.yaml")];

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_file_cut_anywhere_is_reported_and_never_throws(string path)
    {
        var text = SamplePlaybook.Files()[path];
        for (var length = 0; length < text.Length; length += Stride)
        {
            var read = SamplePlaybook.Read(path, text[..length]);

            // Cut right after a line, what remains may be a sound file that somebody could have meant.
            Assert.True(read.Findings.Count > 0 || text[length - 1] == '\n');
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_file_without_one_of_its_lines_or_with_one_shifted_never_throws(string path)
    {
        var lines = SamplePlaybook.Files()[path].Split('\n');
        for (var number = 0; number < lines.Length; number++)
        {
            foreach (var change in new[] { null, "  " + lines[number], " " + lines[number], lines[number].TrimStart(), lines[number] + ": {[" })
            {
                string[] changed = [.. lines[..number], .. change is null ? [] : new[] { change }, .. lines[(number + 1)..]];
                var read = SamplePlaybook.Read(path, string.Join('\n', changed));
                Assert.All(read.Findings, finding => Assert.True(finding is { Line: > 0, Column: > 0 } && finding.What.Arabic.Length > 0 && finding.Mend.English.Length > 0));
                Assert.Equal(read.Playbook is null, read.Errors.Any());
            }
        }
    }
}
