using ChatbotSupport.Core.Flows;
using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Tests.Playbooks;

/// <summary>Three wordings of one place in a text: for whoever has not said, for a man, for a woman.</summary>
public sealed class VariantTests
{
    private const string Path = "flows/menu.yaml";
    private const string Text = "      بماذا يمكن أن نساعد؟\n";

    [Theory]
    [InlineData(AddressForm.Unasked, "إرسال الصور ممنوع")]
    [InlineData(AddressForm.Unanswered, "إرسال الصور ممنوع")]
    [InlineData(AddressForm.Neutral, "إرسال الصور ممنوع")]
    [InlineData(AddressForm.Masculine, "لا ترسل الصور")]
    [InlineData(AddressForm.Feminine, "لا ترسلي الصور")]
    public void Each_reads_the_wording_of_their_form(AddressForm form, string expected) =>
        Assert.Equal(expected, Variants.In(Read("((إرسال الصور ممنوع | لا ترسل الصور | لا ترسلي الصور))"), form));

    [Fact]
    public void A_command_to_one_gender_is_right_where_only_that_gender_reads_it() =>
        Assert.Empty(SamplePlaybook.Read(Path, With("((إرسال الصور ممنوع | احفظ الصور | لا ترسلي الصور))")).Findings);

    [Fact]
    public void In_the_neutral_wording_it_is_a_warning() =>
        SamplePlaybook.Warning(Path, SamplePlaybook.Menu, Text, "      ((⟦احفظ الصور | احفظ الصور | احفظي الصور))\n", "gendered_command");

    [Theory]
    [InlineData("⟦((واحد | اثنان))")]
    [InlineData("⟦((واحد | اثنان | ثلاثة | أربعة))")]
    [InlineData("⟦((واحد | | ثلاثة))")]
    public void Other_than_three_whole_wordings_are_an_error(string text) => SamplePlaybook.Error(Path, SamplePlaybook.Menu, Text, $"      {text}\n", "variant_parts");

    [Fact]
    public void On_a_button_nobody_is_addressed()
    {
        var read = SamplePlaybook.Read("messages.yaml", SamplePlaybook.Messages.Replace("menu_button: |\n    كلام", "menu_button: |\n    ((أ | ب | ج))", StringComparison.Ordinal));

        Assert.Equal("variant_not_here", Assert.Single(read.Errors).Code);
    }

    [Fact]
    public void Numbers_and_links_are_found_in_every_wording() =>
        SamplePlaybook.Error(Path, SamplePlaybook.Menu, Text, "      ((واحد | اثنان ⟦123 | ثلاثة))\n", "number_in_text");

    [Fact]
    public void The_longest_wording_counts() =>
        Assert.Contains(SamplePlaybook.Read(Path, With($"((قصير | قصير | {string.Concat(Enumerable.Repeat("كلام ", 205))}))")).Errors, finding => finding.Code == "text_too_long");

    [Fact]
    public void A_fact_beside_it_is_filled_in() => Assert.Equal("الرقم 911: ((أ|ب|ج))", Read("الرقم ((hotline)): ((أ | ب | ج))"));

    private static string With(string text) => SamplePlaybook.Menu.Replace(Text, $"      {text}\n", StringComparison.Ordinal);

    private static string Read(string text) => Assert.IsType<ChoicesStep>(SamplePlaybook.Read(Path, With(text)).Playbook!.Flows["menu"].Steps[0]).Text;
}
