using ChatbotSupport.Core.Flows;
using ChatbotSupport.Playbooks;

namespace ChatbotSupport.Tests.Playbooks;

public sealed class TextTests
{
    private const string Path = "flows/menu.yaml";
    private const string Text = "      بماذا يمكن أن نساعد؟\n";

    [Theory]
    [InlineData("ترسل ⟦رسالة/رسائل", "slash_form")]
    [InlineData("لا ⟦ترسل/ي صورة", "slash_form")]
    [InlineData("مع ⟦متطوع(ة) منا", "slash_form")]
    [InlineData("الاتصال على ⟦07901234567 الآن", "number_in_text")]
    [InlineData("الاتصال على ⟦٠٧٩٠ الآن", "number_in_text")]
    [InlineData("المادة ⟦430 من القانون", "number_in_text")]
    [InlineData("نسبة ⟦70% من الناس", "number_in_text")]
    [InlineData("الموقع ⟦https://example.org/a هنا", "link_in_text")]
    [InlineData("الموقع ⟦example.org هنا", "link_in_text")]
    [InlineData("الحساب ⟦@example هنا", "link_in_text")]
    [InlineData("الرقم ⟦((hotlin))", "unknown_fact")]
    [InlineData("الجهة ⟦((hidden))", "hidden_fact")]
    [InlineData("الرقم ⟦((hotline)", "half_reference")]
    [InlineData("الرقم ⟦hotline_name هنا", "name_in_text")]
    [InlineData("الاسم ⟦{name", "brace")]
    [InlineData("كلام ⟦<b>مهم", "markup_in_text")]
    [InlineData("كلام ⟦&nbsp; كلام", "markup_in_text")]
    [InlineData("كلام ⟦**مهم** جدًا", "markup_in_text")]
    [InlineData("كلام ⟦[هنا](رابط)", "markup_in_text")]
    public void A_wording_that_must_not_be_is_told_at_its_place(string line, string code) =>
        SamplePlaybook.Error(Path, SamplePlaybook.Menu, Text, "      سطر أول\n      " + line + "\n", code);

    [Theory]
    [InlineData("خلال 15 دقيقة")]
    [InlineData("خلال 24 ساعة")]
    [InlineData("خلال ٢٤ ساعة")]
    [InlineData("ثلاث خطوات: 1 ثم 2 ثم 3")]
    [InlineData("صورة / مقطع")]
    [InlineData("الرقم: ((hotline))")]
    public void Ordinary_wording_is_allowed(string line) =>
        Assert.Empty(SamplePlaybook.Read(Path, SamplePlaybook.Menu.Replace(Text, $"      {line}\n", StringComparison.Ordinal)).Errors);

    [Theory]
    [InlineData("⟦احتفظي بالصور", "gendered_command")]
    [InlineData("ثم ⟦اضغط هنا", "gendered_command")]
    [InlineData("⟦لا تقلقي أبدًا", "gendered_command")]
    public void A_command_to_one_gender_is_a_warning(string line, string code) =>
        SamplePlaybook.Warning(Path, SamplePlaybook.Menu, Text, $"      {line}\n", code);

    [Theory]
    [InlineData("عدم الرد، والاحتفاظ بالصور")]
    [InlineData("رسالة تقول «اضغط هنا»")]
    [InlineData("اضغطوا معًا")]
    public void Neutral_words_and_quoted_ones_are_no_command(string line) =>
        Assert.Empty(SamplePlaybook.Read(Path, SamplePlaybook.Menu.Replace(Text, $"      {line}\n", StringComparison.Ordinal)).Findings);

    [Fact]
    public void Two_kinds_of_digits_in_one_text_are_a_warning_also_when_one_comes_from_a_fact() =>
        SamplePlaybook.Warning(Path, SamplePlaybook.Menu, Text, "      ⟦خلال ٢٤ ساعة على ((hotline))\n", "mixed_digits");

    [Fact]
    public void The_same_words_in_two_files_are_a_warning()
    {
        const string Words = "هذا كلام طويل بعض الشيء يقوله البوت لكل من يكتب إليه في هذا الموضع";
        var read = SamplePlaybook.Read(files =>
        {
            files[Path] = SamplePlaybook.Menu.Replace(Text, $"      {Words}\n", StringComparison.Ordinal);
            files["answers/hello.yaml"] = SamplePlaybook.Answer.Replace("أهلًا بك، والرقم ((hotline))", Words.Replace("هذا كلام", "هٰذا كلامٌ", StringComparison.Ordinal), StringComparison.Ordinal);
        });
        var finding = Assert.Single(read.Findings);
        Assert.Equal(("duplicate_wording", Severity.Warning), (finding.Code, finding.Severity));
        Assert.NotNull(read.Playbook);
    }

    [Fact]
    public void Facts_are_filled_in_so_that_the_engine_receives_finished_texts() =>
        Assert.Equal("أهلًا بك، والرقم 911", SamplePlaybook.Read(_ => { }).Playbook!.Answers["hello"].Text);

    [Fact]
    public void An_unknown_fact_names_the_nearest_one() =>
        Assert.Contains("«hotline»", SamplePlaybook.Error(Path, SamplePlaybook.Menu, Text, "      الرقم ⟦((hotlien))\n", "unknown_fact").Mend.Arabic, StringComparison.Ordinal);

    [Fact]
    public void No_name_is_called_unknown_while_the_facts_cannot_be_read() =>
        Assert.DoesNotContain(SamplePlaybook.Read("facts.yaml", "facts: [\n").Errors, finding => finding.Code == "unknown_fact");

    [Fact]
    public void A_text_too_long_for_a_message_is_told() =>
        SamplePlaybook.Error(Path, SamplePlaybook.Menu, Text, "      ⟦" + string.Concat(Enumerable.Repeat("كلام ", 201)) + "ا\n", "text_too_long");

    [Theory]
    [InlineData("      ⟦واحد\n      اثنان\n      ثلاثة\n      أربعة\n")]
    [InlineData("      ⟦سطر طويل طويل طويل طويل طويل طويل طويل طويل طويل طويل طويل طويل طويل طويل طويل طويل طويل طويل طويل طويل طويل طويل طويل طويل طويل\n")]
    public void More_than_three_short_lines_are_a_warning(string text) =>
        SamplePlaybook.Warning(Path, SamplePlaybook.Menu, Text, text, "not_short");

    [Fact]
    public void Lines_of_a_text_keep_their_order_and_lose_the_last_line_end() =>
        Assert.Equal("واحد\n\nاثنان", Assert.IsType<ChoicesStep>(SamplePlaybook.Read(Path, SamplePlaybook.Menu.Replace(Text, "      واحد\n\n      اثنان\n\n", StringComparison.Ordinal)).Playbook!.Flows["menu"].Steps[0]).Text);
}
