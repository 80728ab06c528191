using ChatbotSupport.Playbooks;
using ChatbotSupport.Playbooks.Mending;

namespace ChatbotSupport.Tests.Playbooks;

public sealed class MendTests : IDisposable
{
    private const string Path = "flows/menu.yaml";
    private const string Text = "    text: |\n      بماذا يمكن أن نساعد؟\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("    text: بماذا يمكن أن نساعد؟\n", Text)]
    [InlineData("    text: \"بماذا يمكن أن نساعد؟\"\n", Text)]
    [InlineData("    text: 'بماذا يمكن أن نساعد؟'\n", Text)]
    [InlineData("    text: بماذا #نساعد\n", "    text: |\n      بماذا #نساعد\n")]
    [InlineData("    text: ! انتبه\n", "    text: |\n      ! انتبه\n")]
    [InlineData("    text: *كلمة مهمة\n", "    text: |\n      *كلمة مهمة\n")]
    [InlineData("    text: & كلمة\n", "    text: |\n      & كلمة\n")]
    [InlineData("    text: ملاحظة: كلام\n", "    text: |\n      ملاحظة: كلام\n")]
    [InlineData("    text: | كلام\n", "    text: |\n      كلام\n")]
    [InlineData("    text: \"كلام\n", "    text: |\n      كلام\n")]
    [InlineData("    text: \"قال \"نعم\" لي\"\n", "    text: |\n      قال \"نعم\" لي\n")]
    [InlineData("    text:|\n      بماذا يمكن أن نساعد؟\n", Text)]
    [InlineData("    text： |\n      بماذا يمكن أن نساعد؟\n", Text)]
    [InlineData("    text؛ |\n      بماذا يمكن أن نساعد؟\n", Text)]
    [InlineData("    text: ｜\n      بماذا يمكن أن نساعد؟\n", Text)]
    [InlineData("\ttext: |\n\t\tبماذا\n", null)]
    [InlineData("    text: |\n\t\t\tبماذا يمكن أن نساعد؟\n", Text)]
    [InlineData("    text: |\n      بماذا\u202E يمكن أن نساعد؟\n", Text)]
    [InlineData("    text: |\n      بماذا\tيمكن أن نساعد؟\n", Text)]
    [InlineData("    text\u200F: |\n      بماذا يمكن أن نساعد؟\n", Text)]
    [InlineData("\u00A0\u00A0  text: |\n      بماذا يمكن أن نساعد؟\n", Text)]
    [InlineData("    text: \"قال \\\"نعم\\\"\"\n", "    text: |\n      قال \"نعم\"\n")]
    [InlineData("    text: \"سطر أول\\nسطر ثان\"\n", null)]
    [InlineData("    text: \"اتصلوا بنا\" # لا يُنشر قبل الموافقة\n", null)]
    [InlineData("    text: اتصلوا بنا # ملاحظة للفريق\n", null)]
    public void A_slip_in_a_text_is_mended_and_nothing_else_changes(string written, string? mended)
    {
        Assert.Contains(Text, SamplePlaybook.Menu, StringComparison.Ordinal);
        var broken = "# ملاحظة: لا تُحذف\n" + SamplePlaybook.Menu.Replace(Text, written, StringComparison.Ordinal);
        Assert.NotEmpty(SamplePlaybook.Read(Path, broken).Errors);
        if (mended is null)
        {
            // Where the line belongs is not certain: left for a person.
            Assert.NotEmpty(SamplePlaybook.Read(Path, Mend(Path, broken)).Errors);
            return;
        }

        Assert.Equal("# ملاحظة: لا تُحذف\n" + SamplePlaybook.Menu.Replace(Text, mended, StringComparison.Ordinal), Mend(Path, broken));
    }

    [Theory]
    [InlineData("value: '911'", "value: '9 11'", "value: '911'")]
    [InlineData("value: '911'", "value: '٩١١'", "value: '911'")]
    [InlineData("value: '911'", "value: 911   # الطوارئ", "value: '911'   # الطوارئ")]
    [InlineData("value: '911'", "value: “911”", "value: '911'")]
    [InlineData("value: '911'", "value: «911»", "value: '911'")]
    [InlineData("value: '911'", "value: \"(964) 911-22\"", "value: '96491122'")]
    [InlineData("value: '911'", "value: '+964 (0) 750 252 2728'", "value: '+964 (0) 750 252 2728'")]
    [InlineData("value: '911'", "value: '+964 0750 252 2728'", "value: '+964 0750 252 2728'")]
    [InlineData("value: '911'", "value: '533 - 131'", "value: '533 - 131'")]
    [InlineData("verified_on: '2026-07-01'", "verified_on: 2026/7/1", "verified_on: '2026-07-01'")]
    [InlineData("verified_on: '2026-07-01'", "verified_on: '٢٠٢٦-٠٧-٠١'", "verified_on: '2026-07-01'")]
    [InlineData("verified_on: '2026-07-01'", "verified_on: '1/7/2026'", "verified_on: '1/7/2026'")]
    public void A_slip_in_a_fact_is_mended_unless_it_could_mean_two_things(string from, string written, string mended) =>
        Assert.Equal(First(SamplePlaybook.Facts, from, mended), Mend("facts.yaml", First(SamplePlaybook.Facts, from, written)));

    [Theory]
    [InlineData("from: '10:00'", "from: '٩:٠٠'", "from: '09:00'")]
    [InlineData("  - days: every_day", "  • days: every_day", "  - days: every_day")]
    [InlineData("  - days: every_day", "  – days: every_day", "  - days: every_day")]
    [InlineData("days: every_day", "days: sunday، monday", "days: sunday monday")]
    [InlineData("days: every_day", "days: [sunday, monday]", "days: sunday monday")]
    [InlineData("lease_minutes: 5", "lease_minutes: ٥", "lease_minutes: 5")]
    [InlineData("format: 1\n", "# أول الملف\n", "# أول الملف\nformat: 1\n")]
    public void A_slip_in_the_desk_is_mended(string from, string written, string mended) =>
        Assert.Equal(First(SamplePlaybook.Desk, from, mended), Mend("desk.yaml", First(SamplePlaybook.Desk, from, written)));

    [Fact]
    public void Line_ends_of_windows_stay() =>
        Assert.Equal(
            SamplePlaybook.Menu.Replace("\n", "\r\n", StringComparison.Ordinal),
            Mend(Path, SamplePlaybook.Menu.Replace(Text, "    text: بماذا يمكن أن نساعد؟\n", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal)));

    [Fact]
    public void A_sound_file_is_left_alone() => Assert.Empty(FolderMend.Mend(SamplePlaybook.Files(), Inspect));

    [Fact]
    public void Several_slips_in_one_file_are_mended_one_behind_the_other()
    {
        var broken = "\uFEFF" + SamplePlaybook.Menu.Replace("    kind: end", "\tkind：end", StringComparison.Ordinal).Replace(Text, "    text: راجع #هنا\n", StringComparison.Ordinal).Replace("next: hello", "next:hello", StringComparison.Ordinal);
        var mended = FolderMend.Mend(With(Path, broken), Inspect)[Path];
        Assert.True(mended.Mends >= 4);
        Assert.DoesNotContain("\uFEFF", mended.Text, StringComparison.Ordinal);
        Assert.Contains("text: |\n      راجع #هنا\n", mended.Text, StringComparison.Ordinal);
        Assert.Contains("next: hello", mended.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_mends_the_folder_and_says_what_it_mended()
    {
        SamplePlaybook.Write(_folder.Path);
        var file = System.IO.Path.Combine(_folder.Path, "flows", "menu.yaml");
        File.WriteAllText(file, SamplePlaybook.Menu.Replace(Text, "    text: بماذا يمكن أن نساعد؟\n", StringComparison.Ordinal));
        var output = new StringWriter();
        Assert.Equal(0, PlaybookCheck.Run(output, _folder.Path, new CheckWish("ar") { Fix = true }, SamplePlaybook.Today));
        Assert.StartsWith("flows/menu.yaml: أُصلح 1 من المواضع", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(SamplePlaybook.Menu, File.ReadAllText(file));
        Assert.Equal(["menu.yaml"], Directory.GetFiles(System.IO.Path.Combine(_folder.Path, "flows")).Select(System.IO.Path.GetFileName));
    }

    [Fact]
    public void A_file_that_somebody_saved_meanwhile_is_not_written_over()
    {
        var file = System.IO.Path.Combine(_folder.Path, "a.yaml");
        File.WriteAllText(file, "جديد");
        Assert.False(SafeWrite.Replace(file, "قديم", "مصلح"));
        Assert.Equal("جديد", File.ReadAllText(file));
        Assert.True(SafeWrite.Replace(file, "جديد", "مصلح"));
        Assert.Equal("مصلح", File.ReadAllText(file));
        Assert.Single(Directory.GetFiles(_folder.Path));
    }

    private static string First(string text, string from, string to)
    {
        var start = text.IndexOf(from, StringComparison.Ordinal);
        return text[..start] + to + text[(start + from.Length)..];
    }

    private static Dictionary<string, string> With(string path, string text)
    {
        var files = SamplePlaybook.Files();
        files[path] = text;
        return files;
    }

    private static string Mend(string path, string broken) => FolderMend.Mend(With(path, broken), Inspect).GetValueOrDefault(path)?.Text ?? broken;

    private static IReadOnlyList<Finding> Inspect(IReadOnlyDictionary<string, string> files) => PlaybookReader.Inspect(files, SamplePlaybook.Today);
}
