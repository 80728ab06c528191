using ChatbotSupport.Core.Answers;
using ChatbotSupport.Tests.Conversations;
using Xunit.Abstractions;

namespace ChatbotSupport.Tests.Playbooks;

/// <summary>Measures the shipped answers on messages that no example repeats and no bound was set by.</summary>
public sealed class AnswersHeldOutTests(ITestOutputHelper output)
{
    private const string Nowhere = "-";

    [Fact]
    public void Most_messages_find_their_answer_and_what_belongs_nowhere_gets_none()
    {
        var finder = ShippedPlaybook.Value.AnswerFinder;
        var lines = Lines().Select(line => (line.Intent, line.Text, Match: finder.Find(line.Text))).ToList();
        var own = lines.Where(line => line.Intent != Nowhere).ToList();
        var foreign = lines.Where(line => line.Intent == Nowhere).ToList();

        foreach (var line in own.Where(line => First(line.Match) != line.Intent))
        {
            output.WriteLine($"{line.Intent}, not {First(line.Match) ?? "anything"}: {line.Text}");
        }

        var top1 = Share(own.Count(line => First(line.Match) == line.Intent), own.Count);
        var top3 = Share(own.Count(line => line.Match.Alternatives.Contains(line.Intent)), own.Count);
        var wrong = Share(own.Count(line => line.Match.AnswerId is { } id && id != line.Intent), own.Count(line => line.Match.AnswerId is not null));
        var answered = Share(foreign.Count(line => line.Match.AnswerId is not null), foreign.Count);
        var asked = Share(foreign.Count(line => line.Match.Alternatives.Count > 0), foreign.Count);
        output.WriteLine($"{own.Count} messages: top-1 {top1:P1}, top-3 {top3:P1}, answered at once and wrong {wrong:P1}; {foreign.Count} foreign: answered {answered:P1}, asked which {asked:P1}");
        Assert.True(top1 >= 0.85, $"top-1 {top1:P1}");
        Assert.True(top3 >= 0.95, $"top-3 {top3:P1}");
        Assert.True(wrong <= 0.06, $"wrong at once {wrong:P1}");
        Assert.True(answered <= 0.02, $"foreign answered {answered:P1}");
        Assert.True(asked <= 0.20, $"foreign asked {asked:P1}");
    }

    [Fact]
    public void No_held_out_message_is_an_example()
    {
        var answers = ShippedPlaybook.Value.Answers;
        var examples = answers.Values.SelectMany(answer => answer.Examples).Select(Core.Language.ArabicText.Normalize).ToHashSet();

        // A greeting is the same whoever says it.
        Assert.DoesNotContain(Lines().Where(line => line.Intent != "greet_thanks_menu"), line => examples.Contains(Core.Language.ArabicText.Normalize(line.Text)));
    }

    private static IEnumerable<(string Intent, string Text)> Lines() =>
        File.ReadLines(Path.Combine(Root(), "tests", "ChatbotSupport.Tests", "Playbooks", "answers-held-out.txt"))
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split('\t'))
            .Select(parts => (parts[0], parts[1]));

    private static string? First(AnswerMatch match) => match.AnswerId ?? (match.Alternatives.Count > 0 ? match.Alternatives[0] : null);

    private static double Share(int part, int whole) => (double)part / whole;

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ChatbotSupport.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
