using ChatbotSupport.Tests.Conversations;
using Xunit.Abstractions;

namespace ChatbotSupport.Tests.Playbooks.HeldOut;

/// <summary>Measures the shipped playbook on messages that were written before it was looked at; see the README beside.</summary>
public sealed class HeldOutTests(ITestOutputHelper output)
{
    // What is told of the list that may be learnt from; of the other only figures are.
    [Theory]
    [InlineData("messages-a.jsonl", true)]
    [InlineData("messages-b.jsonl", false)]
    [InlineData("messages-e.jsonl", false)]
    [InlineData("messages-f.jsonl", false)]
    [InlineData("messages-g.jsonl", false)]
    [InlineData("messages-h.jsonl", false)]
    [InlineData("messages-k.jsonl", false)]
    [InlineData("messages-l.jsonl", false)]
    public void Messages_written_before_the_answers_and_rules_are_understood_as_well_as_said(string file, bool tellsMisses)
    {
        var playbook = ShippedPlaybook.Value;
        var figures = new HeldOutFigures(HeldOutMessage.Read(file), playbook);
        foreach (var line in figures.Lines().Concat(tellsMisses ? figures.Misses : []))
        {
            output.WriteLine(line);
        }

        Assert.All(Floors(file), floor => Assert.True(figures[floor.Name] >= floor.Share, $"{floor.Name}: {figures[floor.Name]:F3}, not {floor.Share:F2}"));
    }

    internal static string Top()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ChatbotSupport.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }

    // What is reached now, less one message or two: below the aims where the rules are; the README beside the code says where.
    private static (string Name, double Share)[] Floors(string file) => file switch
    {
        "messages-e.jsonl" => LaterFloors(),
        "messages-f.jsonl" => FloorsOfF(),
        "messages-g.jsonl" => FloorsOfG(),
        "messages-h.jsonl" => FloorsOfH(),
        "messages-k.jsonl" => FloorsOfK(),
        "messages-l.jsonl" => FloorsOfL(),
        _ => FirstFloors(),
    };

    private static (string Name, double Share)[] FirstFloors() =>
    [
        ("answers, top-1", 0.85),
        ("answers, top-3", 0.93),
        ("answered at once, rightly", 0.95),
        ("off topic, no answer given", 0.97),
        ("off topic, not even asked which", 0.84),
        ("flags of L3, seen", 0.94),
        ("direct words of suicide and death, seen", 0.92),
        ("signs of L2, seen", 0.88),
        ("hard negatives, no alarm", 0.82),
        ("ordinary messages, no alarm", 0.97),
        ("asks for a human, heard", 0.75),
        ("asks for no human, left alone", 0.97),
        ("alerts, met", 0.93),
        ("near alerts, no alert", 0.84),
        ("everything else, no alert", 0.99),
    ];

    // A later list by another hand, of messages harder to tell: what is reached, less one or two. They are raised when more is reached, never lowered.
    private static (string Name, double Share)[] LaterFloors() =>
    [
        ("answers, top-1", 0.97),
        ("answers, top-3", 0.97),
        ("answered at once, rightly", 0.97),
        ("off topic, no answer given", 0.95),
        ("off topic, not even asked which", 0.92),
        ("flags of L3, seen", 0.90),
        ("direct words of suicide and death, seen", 0.90),
        ("signs of L2, seen", 0.83),
        ("hard negatives, no alarm", 0.80),
        ("ordinary messages, no alarm", 0.97),
        ("asks for a human, heard", 0.78),
        ("asks for no human, left alone", 0.97),
        ("alerts, met", 0.93),
        ("near alerts, no alert", 0.93),
        ("everything else, no alert", 0.98),
    ];

    // Long, wandering and indirect: most dangers are noticed by asking, not by seeing.
    private static (string Name, double Share)[] FloorsOfF() =>
    [
        ("answers, top-1", 0.90),
        ("answers, top-3", 0.96),
        ("messages of danger, some danger seen or asked about", 0.97),
        ("flags of L3, seen", 0.77),
        ("direct words of suicide and death, seen", 0.95),
        ("signs of L2, seen", 0.73),
        ("asks for a human, heard", 0.92),
        ("alerts, met", 0.90),
        ("near alerts, no alert", 0.90),
    ];

    private static (string Name, double Share)[] FloorsOfG() =>
    [
        ("answers, top-1", 0.83),
        ("answers, top-3", 0.91),
        ("messages of danger, some danger seen or asked about", 0.95),
        ("flags of L3, seen", 0.66),
        ("direct words of suicide and death, seen", 0.87),
        ("signs of L2, seen", 0.65),
        ("asks for a human, heard", 0.90),
        ("alerts, met", 0.70),
        ("near alerts, no alert", 0.80),
    ];

    private static (string Name, double Share)[] FloorsOfH() =>
    [
        ("messages of danger, some danger seen or asked about", 0.92),
        ("flags of L3, seen", 0.63),
        ("direct words of suicide and death, seen", 0.95),
        ("signs of L2, seen", 0.60),
        ("hard negatives, no alarm", 0.79),
        ("alerts, met", 0.72),
        ("near alerts, no alert", 0.88),
    ];

    private static (string Name, double Share)[] FloorsOfK() =>
    [
        ("messages of danger, some danger seen or asked about", 0.92),
        ("flags of L3, seen", 0.63),
        ("direct words of suicide and death, seen", 0.83),
        ("signs of L2, seen", 0.70),
        ("hard negatives, no alarm", 0.81),
    ];

    private static (string Name, double Share)[] FloorsOfL() =>
    [
        ("messages of danger, some danger seen or asked about", 0.92),
        ("flags of L3, seen", 0.73),
        ("signs of L2, seen", 0.92),
        ("ordinary messages, no alarm", 0.90),
    ];
}
