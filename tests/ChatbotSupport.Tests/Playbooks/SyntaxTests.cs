using ChatbotSupport.Playbooks;

namespace ChatbotSupport.Tests.Playbooks;

public sealed class SyntaxTests
{
    private const string Path = "flows/menu.yaml";
    private const string Text = "    text: |\n      بماذا يمكن أن نساعد؟";

    public static TheoryData<string, string, string> Traps => new()
    {
        // What somebody who writes Arabic text would type instead of a block.
        { "    text: راجع ⟦#توضيح", "cut_by_hash", "hash" },
        { "    text: ⟦{{name}}", "plain_text_trap", "braces" },
        { "    text: ⟦*كلمة مهمة", "plain_text_trap", "star" },
        { "    text: ⟦- كلام", "plain_text_trap", "dash" },
        { "    text: ⟦@user كلام", "plain_text_trap", "at" },
        { "    text: ⟦%50 كلام", "plain_text_trap", "percent" },
        { "    text: ⟦`كلام`", "plain_text_trap", "backtick" },
        { "    text: ⟦? كلام", "plain_text_trap", "question mark" },
        { "    text: ⟦> كلام", "plain_text_trap", "text after the block sign" },
        { "    text: ⟦| كلام", "plain_text_trap", "text after the block sign" },
        { "    text: ملاحظة⟦: لا رد", "plain_text_trap", "inner colon" },
        { "    text: ⟦\"قال \"نعم\" لي\"", "plain_text_trap", "inner quotes" },
        { "    text: ⟦'قال 'نعم' لي'", "plain_text_trap", "inner quotes" },
        { "    text: ⟦\"كلام\" ثم كلام", "plain_text_trap", "text after quotes" },
        { "    text: ⟦\"كلام", "open_quote", "open quote" },
        { "    text: ⟦كلام", "text_not_block", "plain" },
        { "    text: ⟦'كلام'", "text_not_block", "quoted" },
        { "    text: ⟦>\n      كلام", "text_not_block", "folded" },
        { "    text: ⟦|", "text_empty", "empty" },
        { "    text⟦:|\n      كلام", "no_space_after_colon", "glued" },
        { "    text: |\n        كلام\n      ⟦كلام", "wrong_indentation", "lines of a text" },
        { "    text: |\n      كلام\n     ⟦next: x", "wrong_indentation", "a key between two depths" },
        { "    text: |\n      كلام\n      ⟦safety: true", "key_in_text", "a key that became text" },
        { "    text: |\n⟦\tكلام", "tab", "tab" },
        { "    text: |\n      كلام\u202E\n".Replace("\u202E", "⟦\u202E", StringComparison.Ordinal), "hidden_character", "direction" },
        { "    text: |\n      كلام ⟦\0", "control_character", "zeros" },
        { "    text: |\n      كلام ⟦\uFFFD", "not_utf8", "another encoding" },
        { "   ⟦\u00A0text: |\n      كلام", "strange_space", "hard space" },
        { "    text: |\n      كلام\n    ⟦text: |\n      كلام", "duplicate_key", "a key twice" },

        // What an Arabic keyboard or a word processor writes instead of the plain sign.
        { "    text⟦： |\n      كلام", "colon_look_alike", "wide colon" },
        { "    text⟦؛ |\n      كلام", "colon_look_alike", "arabic semicolon" },
        { "    text⟦، |\n      كلام", "colon_look_alike", "arabic comma" },
        { "    text: ⟦｜\n      كلام", "bar_look_alike", "wide bar" },
        { "    answer: ⟦“hello”", "quote_look_alike", "curly quotes" },
        { "    answer: ⟦«hello»", "quote_look_alike", "arabic quotes" },
        { "    answer: hello⟦، other", "comma_between_words", "arabic comma between names" },
        { "    text⟦\u200F: |\n      كلام", "hidden_character", "mark of direction in a key" },
        { "    answer:⟦\u00A0hello", "strange_space", "hard space behind a key" },
    };

    [Theory]
    [MemberData(nameof(Traps))]
    public void A_trap_of_yaml_is_told_at_its_place(string written, string code, string trap)
    {
        Assert.NotEmpty(trap);
        var marked = SamplePlaybook.Menu.Replace(Text, written, StringComparison.Ordinal);
        var read = SamplePlaybook.Read(Path, marked.Replace("⟦", "", StringComparison.Ordinal));
        var before = marked[..marked.IndexOf(SamplePlaybook.Here, StringComparison.Ordinal)];
        var place = (before.Count(letter => letter == '\n') + 1, before.Length - (before.LastIndexOf('\n') + 1) + 1);
        Assert.Contains((code, Path, place), read.Findings.Select(finding => (finding.Code, finding.File, (finding.Line, finding.Column))));
        Assert.Null(read.Playbook);
    }

    [Theory]
    [InlineData("    text: ⟦! كلام", "tag")]
    [InlineData("    text: ⟦&كلام كلام", "anchor")]
    [InlineData("    text: ⟦*كلمة", "alias")]
    [InlineData("    text: ⟦[نعم، لا]", "brackets")]
    public void A_sign_that_yaml_takes_for_itself_is_told(string written, string code)
    {
        var read = SamplePlaybook.Read(Path, SamplePlaybook.Menu.Replace(Text, written.Replace("⟦", "", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.Contains(read.Findings, finding => (finding.Code, finding.Line, finding.Column) == (code, 8, 11));
    }

    [Theory]
    [InlineData("—")]
    [InlineData("–")]
    [InlineData("•")]
    [InlineData("ـ")]
    public void A_bullet_of_a_word_processor_is_told(string bullet) =>
        Assert.Contains(
            SamplePlaybook.Read(Path, SamplePlaybook.Menu.Replace("  - id: finish", $"  {bullet} id: finish", StringComparison.Ordinal)).Errors,
            finding => finding is { Code: "dash_look_alike", Line: 23, Column: 3 });

    [Theory]
    [InlineData("سطر\n      — سطر بشَرطة طويلة")]
    [InlineData("سطر\n      • سطر بنقطة")]
    [InlineData("قال: «نعم»، ثم؛ كلام")]
    [InlineData("كلام\u200Cموصول")]
    [InlineData("كلام\u00A0وكلام")]
    public void Inside_a_text_the_same_signs_are_text(string text) =>
        Assert.Empty(SamplePlaybook.Read(Path, SamplePlaybook.Menu.Replace("بماذا يمكن أن نساعد؟", text, StringComparison.Ordinal)).Errors);

    [Fact]
    public void Every_damaged_line_is_told_at_once() =>
        Assert.Equal(
            [6, 7, 8],
            SamplePlaybook.Read(Path, SamplePlaybook.Menu.Replace("  - id: home\n    kind: choices\n    text:", "\t- id: home\n\t\tkind: choices\n\t\ttext:", StringComparison.Ordinal))
                .Errors.Where(finding => finding.Code == "tab").Select(finding => finding.Line));

    [Fact]
    public void A_ring_of_references_is_told_and_never_followed()
    {
        var ring = "a: &a [*b, *b, *b]\nb: &b [*a, *a, *a]\n" + SamplePlaybook.Menu;
        Assert.Contains(SamplePlaybook.Read(Path, ring).Errors, finding => finding.Code is "alias" or "anchor" or "brackets" && finding.Line == 1);
    }

    [Fact]
    public void Uneven_indentation_is_told_although_yaml_understands_it() =>
        SamplePlaybook.Error("desk.yaml", SamplePlaybook.Desk, "  L4:\n    first_reply_minutes: 2\n    next_reply_minutes: 3\n    lease_minutes: 5", "  L4:\n     ⟦first_reply_minutes: 2\n     next_reply_minutes: 3\n     lease_minutes: 5", "indentation");

    [Fact]
    public void A_list_that_is_not_indented_is_told() =>
        SamplePlaybook.Error("desk.yaml", SamplePlaybook.Desk, "hours:\n  - days: every_day\n    from: '10:00'\n    to: '22:00'", "hours:\n⟦- days: every_day\n  from: '10:00'\n  to: '22:00'", "indentation");

    [Fact]
    public void A_second_document_is_told() =>
        SamplePlaybook.Error(Path, SamplePlaybook.Menu, "    kind: end\n", "    kind: end\n⟦---\nformat: 1\n", "second_document");

    [Theory]
    [InlineData("", "empty_file")]
    [InlineData("# ملاحظة\n", "empty_file")]
    [InlineData("- a\n", "not_keys")]
    [InlineData("كلام\n", "not_keys")]
    public void A_file_without_keys_is_told(string text, string code) =>
        Assert.Contains(SamplePlaybook.Read(Path, text).Findings, finding => finding.Code == code && finding.File == Path);

    [Fact]
    public void A_file_that_is_far_too_long_is_not_parsed() =>
        Assert.Contains(SamplePlaybook.Read(Path, new string('x', PlaybookLimits.MaxFileLength + 1)).Findings, finding => finding.Code == "file_too_long");

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    public void Nesting_without_end_is_refused(string opener) =>
        Assert.Null(SamplePlaybook.Read(Path, "a: " + string.Concat(Enumerable.Repeat(opener, 20_000)) + "\n").Playbook);

    [Fact]
    public void Windows_line_ends_are_read()
    {
        var read = SamplePlaybook.Read(Path, SamplePlaybook.Menu.Replace("\n", "\r\n", StringComparison.Ordinal));
        Assert.Empty(read.Findings);
        Assert.Equal("بماذا يمكن أن نساعد؟", Assert.IsType<Core.Flows.ChoicesStep>(read.Playbook!.Flows["menu"].Steps[0]).Text);
    }

    [Fact]
    public void A_byte_order_mark_is_read_and_told()
    {
        var read = SamplePlaybook.Read(Path, "\uFEFF" + SamplePlaybook.Menu);
        Assert.Equal("byte_order_mark", Assert.Single(read.Findings).Code);
        Assert.NotNull(read.Playbook);
    }

    [Fact]
    public void A_file_without_a_last_line_end_may_be_cut_and_is_told()
    {
        var read = SamplePlaybook.Read(Path, SamplePlaybook.Menu.TrimEnd());
        Assert.Equal("no_last_line_end", Assert.Single(read.Findings).Code);
        Assert.NotNull(read.Playbook);
    }

    [Fact]
    public void A_comment_after_a_word_is_fine() =>
        Assert.Empty(SamplePlaybook.Read(Path, SamplePlaybook.Menu.Replace("kind: end", "kind: end   # النهاية", StringComparison.Ordinal)).Findings);

    [Fact]
    public void A_hash_inside_a_block_is_text()
    {
        var read = SamplePlaybook.Read(Path, SamplePlaybook.Menu.Replace("بماذا يمكن أن نساعد؟", "راجع #توضيح: كل «شيء»", StringComparison.Ordinal));
        Assert.Empty(read.Findings);
        Assert.Equal("راجع #توضيح: كل «شيء»", Assert.IsType<Core.Flows.ChoicesStep>(read.Playbook!.Flows["menu"].Steps[0]).Text);
    }

    [Fact]
    public void A_syntax_error_in_one_file_does_not_hide_what_is_wrong_in_others()
    {
        var read = SamplePlaybook.Read(files =>
        {
            files[Path] = "id: [\n";
            files["desk.yaml"] = "format: 1\nhours: |\n  x\n";
            files["facts.yaml"] = SamplePlaybook.Facts.Replace("'911'", "'9 11'", StringComparison.Ordinal);
        });
        Assert.Equal(["desk.yaml", "facts.yaml", Path], read.Errors.Select(finding => finding.File).Distinct());
        Assert.Equal(read.Findings.OrderBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Line), read.Findings);
    }
}
