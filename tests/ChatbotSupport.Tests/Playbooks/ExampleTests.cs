using ChatbotSupport.Playbooks;

namespace ChatbotSupport.Tests.Playbooks;

public sealed class ExampleTests : IDisposable
{
    /// <summary>Phrasings of an answer about a lost password.</summary>
    internal const string Lost = "  نسيت رمز حسابي\n  نسيت كلمة سر حسابي\n  ضاع رمز الحساب مالي\n  شلون ارجع حسابي\n  ما اقدر ادخل حسابي\n  حسابي ما يفتح\n  رمز حسابي ما يشتغل\n  اريد ارجع حسابي\n  دخول حسابي ما يصير\n  حسابي ضاع رمزه\n";

    /// <summary>That answer.</summary>
    internal static readonly string Account = SamplePlaybook.Answer.Replace("id: hello", "id: account", StringComparison.Ordinal).Replace("  تحية", "  الحساب", StringComparison.Ordinal)
        .Replace("أهلًا بك، والرقم", "الرقم", StringComparison.Ordinal).Split("examples: |\n")[0] + "examples: |\n" + Lost;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_phrasing_that_belongs_to_another_answer_is_told_at_its_line()
    {
        var files = SamplePlaybook.Files();
        files["answers/account.yaml"] = Account;
        files["answers/hello.yaml"] = SamplePlaybook.Answer + "  نسيت رمز الحساب مالي شلون ارجع حسابي\n";
        SamplePlaybook.Write(_folder.Path, files);
        var output = new StringWriter();
        Assert.Equal(0, PlaybookCheck.Run(output, _folder.Path, new CheckWish("ar") { Examples = true }, SamplePlaybook.Today));
        Assert.Contains("answers/hello.yaml:23:3", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("«account»", output.ToString(), StringComparison.Ordinal);
        output = new StringWriter();
        PlaybookCheck.Run(output, _folder.Path, new CheckWish("ar"), SamplePlaybook.Today);
        Assert.DoesNotContain("answers/hello.yaml:23:3", output.ToString(), StringComparison.Ordinal);
    }
}
