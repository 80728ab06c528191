using ChatbotSupport.Core.Flows;
using ChatbotSupport.Playbooks;

namespace ChatbotSupport.Tests.Playbooks;

/// <summary>A sentence that is written once and said in several places.</summary>
public sealed class SharedTextTests
{
    private const string Path = "texts.yaml";
    private const string Menu = "flows/menu.yaml";
    private const string Question = "بماذا يمكن أن نساعد؟";

    [Fact]
    public void What_is_written_once_is_said_in_every_place_with_facts_filled_in()
    {
        var read = Read("  closing: |\n    عند الخطر: ((hotline))\n", "سؤال. ((closing))", answer: "جواب. ((closing))");

        Assert.Empty(read.Findings);
        Assert.Equal("سؤال. عند الخطر: 911", Assert.IsType<ChoicesStep>(read.Playbook!.Flows["menu"].Steps[0]).Text);
        Assert.Equal("جواب. عند الخطر: 911", read.Playbook.Answers["hello"].Text);
    }

    [Fact]
    public void One_may_name_another_in_any_order() =>
        Assert.Equal("سؤال. أول وثان", Assert.IsType<ChoicesStep>(Read("  one: |\n    أول و((two))\n  two: |\n    ثان\n", "سؤال. ((one))").Playbook!.Flows["menu"].Steps[0]).Text);

    [Fact]
    public void One_that_holds_itself_is_an_error_that_names_the_ring_once()
    {
        var read = Read("  one: |\n    أول ((two))\n  two: |\n    ثان ((three))\n  three: |\n    ثالث ((one))\n", "سؤال. ((one))");

        var error = Assert.Single(read.Errors);
        Assert.Equal(("text_ring", Path, 8), (error.Code, error.File, error.Line));
        Assert.Contains("one → two → three → one", error.What.English, StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_names_itself_is_a_ring_of_one() => Assert.Equal("text_ring", Assert.Single(Read("  one: |\n    أول ((one))\n", "سؤال. ((one))").Errors).Code);

    [Fact]
    public void One_that_nothing_says_is_a_warning_at_its_name()
    {
        var finding = Assert.Single(Read("  one: |\n    أول\n", Question).Findings);

        Assert.Equal(("unused_text", Severity.Warning, Path, 3), (finding.Code, finding.Severity, finding.File, finding.Line));
    }

    [Fact]
    public void An_unknown_name_is_an_error_that_names_the_nearest()
    {
        var error = Assert.Single(Read("  closing: |\n    أول\n", "سؤال. ((clsoing))").Errors);

        Assert.Equal("unknown_fact", error.Code);
        Assert.Contains("closing", error.Mend.English, StringComparison.Ordinal);
    }

    [Fact]
    public void The_name_of_a_fact_is_taken() => Assert.Contains(Read("  hotline: |\n    أول\n", Question).Errors, finding => finding is { Code: "text_named_like_fact", Line: 3 });

    [Fact]
    public void What_is_forbidden_in_any_text_is_forbidden_there() => Assert.Contains(Read("  one: |\n    الرقم 123\n", "سؤال. ((one))").Errors, finding => finding is { Code: "number_in_text", File: Path });

    [Fact]
    public void A_change_to_one_needs_two_names_because_it_may_be_said_in_danger()
    {
        var before = Files("  one: |\n    أول\n", "سؤال. ((one))");

        Assert.Equal([Path], ChatbotSupport.Playbooks.Publishing.SafetyTexts.Changed(before, Files("  one: |\n    آخر\n", "سؤال. ((one))")));
    }

    [Fact]
    public void A_playbook_without_the_file_is_whole() => Assert.NotNull(SamplePlaybook.Read(_ => { }).Playbook);

    private static ReadResult Read(string texts, string question, string? answer = null) => PlaybookReader.Read(Files(texts, question, answer), SamplePlaybook.Today);

    private static Dictionary<string, string> Files(string texts, string question, string? answer = null)
    {
        var files = SamplePlaybook.Files();
        files[Path] = "format: 1\ntexts:\n" + texts;
        files[Menu] = SamplePlaybook.Menu.Replace(Question, question, StringComparison.Ordinal);
        files["answers/hello.yaml"] = answer is null ? SamplePlaybook.Answer : SamplePlaybook.Answer.Replace("أهلًا بك، والرقم ((hotline))", answer, StringComparison.Ordinal);
        return files;
    }
}
