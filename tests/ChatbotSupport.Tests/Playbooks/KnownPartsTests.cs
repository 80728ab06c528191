using ChatbotSupport.Core;
using ChatbotSupport.Playbooks;

namespace ChatbotSupport.Tests.Playbooks;

/// <summary>What did not change is the very same thing in the next playbook; what did is learnt anew, and decides as if everything had been.</summary>
public sealed class KnownPartsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly LearntFolder _kept;
    private readonly Playbook _before;

    public KnownPartsTests()
    {
        _kept = LearntFolder.ForReading(_folder.Path);
        _before = Read(SamplePlaybook.Files());
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Whoever_changes_what_an_answer_says_teaches_nothing_anew()
    {
        var now = Read(Changed("answers/hello.yaml", "أهلًا بك، والرقم", "أهلًا وسهلًا، والرقم"));

        Assert.NotEqual(_before.Answers["hello"].Text, now.Answers["hello"].Text);
        Assert.Same(_before.Risks, now.Risks);
        Assert.Same(_before.AnswerFinder, now.AnswerFinder);
        Assert.Same(_before.AlertMatcher, now.AlertMatcher);
    }

    [Fact]
    public void Whoever_changes_a_flow_teaches_nothing_anew()
    {
        var now = Read(Changed("flows/menu.yaml", "بماذا يمكن أن نساعد؟", "كيف نساعد؟"));

        Assert.Equal((true, true, true), Same(now));
    }

    [Fact]
    public void Another_example_of_an_answer_is_learnt_by_everything_that_is_told_apart_from_it()
    {
        var files = Changed("answers/hello.yaml", "  الله بالخير\n", "  الله بالخير\n  هلا والله\n");

        var now = Read(files);

        Assert.Equal((false, false, false), Same(now));
        AssertSameAsFresh(files, now);
    }

    [Fact]
    public void Another_sign_of_danger_teaches_the_ear_for_danger_and_not_the_answers()
    {
        var files = SamplePlaybook.Files();
        files[PlaybookPaths.Safeguarding] += "\nplain: |\n  ابتزني وهددني ينشر صوري\n";

        var now = Read(files);

        Assert.NotSame(_before.Risks, now.Risks);
        Assert.Same(_before.AnswerFinder, now.AnswerFinder);
        AssertSameAsFresh(files, now);
    }

    [Fact]
    public void Another_phrasing_of_an_alert_teaches_the_ears_and_not_the_answers()
    {
        var alert = SamplePlaybook.Files().Keys.Single(path => path.StartsWith(PlaybookPaths.Alerts, StringComparison.Ordinal));
        var files = Changed(alert, "phrasings: |\n", "phrasings: |\n  منحة لكل عائلة من الوزارة سجل هنا\n");

        var now = Read(files);

        Assert.NotSame(_before.AlertMatcher, now.AlertMatcher);
        Assert.Same(_before.AnswerFinder, now.AnswerFinder);
        AssertSameAsFresh(files, now);
    }

    [Fact]
    public void What_was_found_in_a_part_is_told_again_when_the_part_is_taken_over()
    {
        var files = Changed("flows/menu.yaml", "بماذا يمكن أن نساعد؟", "كيف نساعد؟");

        Assert.Equal(PlaybookReader.Read(files, SamplePlaybook.Today).Findings, PlaybookReader.Read(files, SamplePlaybook.Today, _kept).Findings);
    }

    [Fact]
    public void A_playbook_with_an_error_lends_nothing_to_the_next()
    {
        var files = SamplePlaybook.Files();
        files[PlaybookPaths.Safeguarding] = files[PlaybookPaths.Safeguarding].Replace("reference_year", "reference_yeer", StringComparison.Ordinal);

        Assert.Null(PlaybookReader.Read(files, SamplePlaybook.Today, _kept).Playbook);
        Assert.Equal((true, true, true), Same(Read(SamplePlaybook.Files())));
    }

    private static Dictionary<string, string> Changed(string path, string from, string to)
    {
        var files = SamplePlaybook.Files();
        Assert.Contains(from, files[path], StringComparison.Ordinal);
        files[path] = files[path].Replace(from, to, StringComparison.Ordinal);
        return files;
    }

    private static void AssertSameAsFresh(Dictionary<string, string> files, Playbook taken)
    {
        var (one, other) = (Learnt.From(PlaybookReader.Read(files, SamplePlaybook.Today).Playbook!), Learnt.From(taken));
        Assert.Equal(one.Answers, other.Answers);
        Assert.Equal(one.Danger, other.Danger);
        Assert.Equal(one.Claims, other.Claims);
    }

    private (bool Risks, bool Answers, bool Alerts) Same(Playbook now) =>
        (ReferenceEquals(_before.Risks, now.Risks), ReferenceEquals(_before.AnswerFinder, now.AnswerFinder), ReferenceEquals(_before.AlertMatcher, now.AlertMatcher));

    private Playbook Read(Dictionary<string, string> files) => PlaybookReader.Read(files, SamplePlaybook.Today, _kept).Playbook!;
}
