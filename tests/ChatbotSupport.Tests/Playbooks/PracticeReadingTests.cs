namespace ChatbotSupport.Tests.Playbooks;

/// <summary>A practice case that operators write: read whole, or told what is wrong where.</summary>
public sealed class PracticeReadingTests
{
    private const string Sound = """
        format: 1
        id: night
        title: |
          تدريب
        card: |
          ما يظهر قبل الاستلام
        lines:
          - text: |
              واحد يهددني بصوري
        checks:
          - id: no_blame
            good: |
              بلا لوم
            mend: |
              الأنفع بلا لوم
            never: |
              ليش دزيت

        """;

    [Fact]
    public void A_sound_one_is_read_and_a_playbook_without_any_is_sound_too()
    {
        var read = SamplePlaybook.Read("practice/night.yaml", Sound);

        Assert.Empty(read.Findings);
        var story = Assert.Single(read.Playbook!.Practice).Value;
        Assert.Equal(("night", "واحد يهددني بصوري", "ليش دزيت"), (story.Id, story.Lines[0], story.Checks[0].Never[0]));
        Assert.Empty(SamplePlaybook.Read(_ => { }).Playbook!.Practice);
    }

    [Theory]
    [InlineData("lines:\n  - text: |\n      واحد يهددني بصوري\n", "lines: []\n", "missing_key")]
    [InlineData("    never: |\n      ليش دزيت\n", "", "one_of_both")]
    [InlineData("    never: |\n      ليش دزيت\n", "    never: |\n      ليش\n    wanted: |\n      لا\n", "not_both")]
    [InlineData("id: night", "id: day", "id_is_not_file_name")]
    [InlineData("card:", "crad:", "unknown_key")]
    [InlineData("واحد يهددني بصوري", "رقمه 07701234567", "number_in_text")]
    public void A_mistake_is_told(string from, string to, string code)
    {
        var text = Sound.Replace(from, to, StringComparison.Ordinal);
        Assert.NotEqual(Sound, text);

        var read = SamplePlaybook.Read("practice/night.yaml", text);

        Assert.Null(read.Playbook);
        Assert.Contains(read.Findings, finding => finding.Code == code && finding.File == "practice/night.yaml");
    }
}
