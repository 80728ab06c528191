using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Flows;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Tests.Playbooks;

public sealed class FlowReadingTests
{
    private const string Path = "flows/menu.yaml";

    [Fact]
    public void Every_kind_of_step_is_read()
    {
        const string text = """
            format: 1
            id: other
            title: |
              مسار
            moved_to: { old: age }
            steps:
              - id: age
                kind: ask
                expects: age
                save: age
                text: |
                  كم العمر؟
                retry: |
                  يكفي عدد.
                skip: fork
                next: fork
              - id: fork
                kind: when
                cases:
                  - value: route
                    is: human_first
                    next: remember
                else: sub
              - id: remember
                kind: set
                name: asked
                to: 'yes'
                next: human
              - id: human
                kind: escalate
                level: L3
                reason: in_person_meeting
                next: sub
              - id: sub
                kind: call
                flow: menu
                next: jump
              - id: jump
                kind: go
                flow: menu
                step: home

            """;
        var read = SamplePlaybook.Read(files =>
        {
            files["flows/other.yaml"] = text;
            files[Path] = SamplePlaybook.Menu.Replace("kind: end\n", "kind: go\n    flow: other\n", StringComparison.Ordinal);
        });
        Assert.Empty(read.Findings);
        var flow = read.Playbook!.Flows["other"];
        Assert.Equal("age", flow.Find("old")!.Id);
        Assert.Collection(
            flow.Steps,
            step => Assert.Equal(new AskStep("age", "كم العمر؟", ValueKind.Age, "age", "يكفي عدد.", "fork", "fork"), step),
            step => Assert.Equal(new WhenCase("route", "human_first", "remember"), Assert.Single(Assert.IsType<WhenStep>(step).Cases)),
            step => Assert.Equal(new SetStep("remember", "asked", "yes", "human"), step),
            step => Assert.Equal(new EscalateStep("human", Level.L3, Reason.InPersonMeeting, "sub"), step),
            step => Assert.Equal(new CallStep("sub", "menu", "jump"), step),
            step => Assert.Equal(new GoStep("jump", "menu", "home"), step));
    }

    [Theory]
    [InlineData("    kind: end\n", "    kind: end\n    ⟦txt: |\n      كلام\n", "unknown_key")]
    [InlineData("    kind: end\n", "    kind: ⟦ende\n", "not_one_of")]
    [InlineData("  - id: finish\n    kind: end\n", "  - ⟦id: finish\n", "missing_key")]
    [InlineData("        next: finish\n  - id: hello", "  - id: hello", "dead_end")]
    [InlineData("    next: finish\n  - id: finish", "  - id: finish", "dead_end")]
    [InlineData("        next: finish\n  - id: hello", "        next: ⟦finsh\n  - id: hello", "unknown_step")]
    [InlineData("    answer: hello", "    answer: ⟦helo", "unknown_answer")]
    [InlineData("    answer: hello\n", "", "one_of_both")]
    [InlineData("    answer: hello\n", "    answer: ⟦hello\n    text: |\n      كلام\n", "not_both")]
    [InlineData("id: menu", "id: ⟦menuu", "id_is_not_file_name")]
    [InlineData("  - id: finish\n    kind: end\n", "  - id: finish\n    kind: end\n  - id: ⟦Finish\n    kind: end\n", "bad_id")]
    [InlineData("format: 1", "format: ⟦2", "newer_format")]
    [InlineData("    kind: choices\n", "    kind: choices\n    safety: ⟦yes\n", "not_one_of")]
    [InlineData("          نهاية\n", "          ⟦نهاية طويلة جدًا لا تتسع لها الأزرار\n", "text_too_long")]
    [InlineData("          نهاية\n", "          ⟦نهاية\n          ثانية\n", "more_than_one_line")]
    [InlineData("        text: |\n          نهاية\n", "        text: ⟦|\n          تحيه\n", "options_read_alike")]
    [InlineData("      - id: stop", "      - id: ⟦hello", "duplicate_option")]
    [InlineData("    kind: end\n", "    kind: end\n  - id: ⟦lost\n    kind: end\n", "unreachable_step")]
    [InlineData("    kind: end\n", "    kind: go\n    flow: ⟦nowhere\n", "unknown_flow")]
    [InlineData("    kind: end\n", "    kind: escalate\n    level: ⟦L5\n    reason: minor\n    next: home\n", "not_one_of")]
    [InlineData("title: |\n  القائمة\n", "title: |\n  القائمة\nmoved_to:\n  old: ⟦nowhere\n", "moved_nowhere")]
    public void A_mistake_in_a_flow_is_told_at_its_place(string from, string to, string code)
    {
        if (to.Contains(SamplePlaybook.Here, StringComparison.Ordinal))
        {
            SamplePlaybook.Error(Path, SamplePlaybook.Menu, from, to, code);
            return;
        }

        // What is missing is told at the beginning of what misses it.
        var read = SamplePlaybook.Read(Path, SamplePlaybook.Menu.Replace(from, to, StringComparison.Ordinal));
        Assert.Equal(code, Assert.Single(read.Errors).Code);
    }

    [Fact]
    public void A_missing_next_is_told_at_its_option()
    {
        var read = SamplePlaybook.Read(Path, SamplePlaybook.Menu.Replace("        next: finish\n  - id: hello", "  - id: hello", StringComparison.Ordinal));
        Assert.Equal(("dead_end", 15, 9), Assert.Single(read.Errors.Select(finding => (finding.Code, finding.Line, finding.Column))));
    }

    [Fact]
    public void An_unknown_key_names_the_nearest_one()
    {
        var finding = SamplePlaybook.Error(Path, SamplePlaybook.Menu, "    kind: end\n", "    kind: end\n    ⟦txet: |\n      كلام\n", "unknown_key");
        Assert.Contains("«text»", finding.Mend.Arabic, StringComparison.Ordinal);
        Assert.Contains("“text”", finding.Mend.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_loop_that_never_waits_is_told() =>
        Assert.Contains(
            SamplePlaybook.Read(Path, SamplePlaybook.Menu.Replace("    answer: hello\n    next: finish", "    answer: hello\n    next: hello", StringComparison.Ordinal)).Errors,
            finding => finding is { Code: "silent_loop", Line: 19, Column: 9 });

    [Fact]
    public void A_missing_menu_is_told() =>
        Assert.Contains(SamplePlaybook.Read(files => files.Remove(Path)).Errors, finding => finding.Code == "menu_missing");

    [Fact]
    public void A_menu_that_does_not_begin_with_a_question_is_told() =>
        Assert.Contains(
            SamplePlaybook.Read(Path, SamplePlaybook.Menu.Replace("steps:\n", "steps:\n  - id: first\n    kind: say\n    text: |\n      كلام\n    next: home\n", StringComparison.Ordinal)).Errors,
            finding => finding is { Code: "menu_without_choices", Line: 7, Column: 11 });

    [Fact]
    public void A_flow_that_cannot_be_read_is_not_also_called_missing() =>
        Assert.DoesNotContain(SamplePlaybook.Read(Path, "id: [\n").Errors, finding => finding.Code is "unknown_flow" or "menu_missing");
}
