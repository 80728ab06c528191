using System.Globalization;
using ChatbotSupport.Core;
using ChatbotSupport.Core.Alerts;
using ChatbotSupport.Core.Answers;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Playbooks;
using ChatbotSupport.Playbooks.Readers;
using ChatbotSupport.Playbooks.Texts;
using ChatbotSupport.Playbooks.Tree;

namespace ChatbotSupport.Benchmarks.Parts;

/// <summary>What the shipped playbook holds that a larger one is made of.</summary>
internal sealed record ShippedTexts(Playbook Playbook, RiskRules Rules, IReadOnlyList<string> Foreign);

/// <summary>Makes a playbook of any size out of the shipped one: its own answers, alerts and rules first, then the same sentences with other words in them.</summary>
internal sealed record MadePlaybook(IReadOnlyDictionary<string, Answer> Answers, IReadOnlyDictionary<string, Alert> Alerts, RiskRules Rules, IReadOnlyList<string> Foreign)
{
    private const string Letters = "بتجحخدرزسشصطعغفقكلمنهوي";

    private const int FewestReplaced = 3;

    // As many as the operators' guide asks for; the shipped alerts, which are there whole, hold more.
    private const int CopiedPhrasings = 15;

    /// <summary>What people ask without being in danger, as the playbook's reader hands it to the screen.</summary>
    public IReadOnlyList<Phrasing> Ordinary =>
        [.. Answers.Values.SelectMany(answer => answer.Examples.Select(text => new Phrasing(text, answer.Id))), .. Alerts.Values.SelectMany(alert => alert.Phrasings.Concat(alert.Negative)).Concat(Foreign).Select(text => new Phrasing(text, null))];

    public static ShippedTexts Source()
    {
        var loaded = PlaybookFolder.Load(Path.Combine(Directory.GetCurrentDirectory(), "conversation-flows"));
        var playbook = PlaybookReader.Read(loaded.Files, new(2026, 7, 1)).Playbook ?? throw new InvalidOperationException("The playbook has errors.");
        return new(playbook, RulesOf(loaded), OffTopic.Read(loaded).Sentences);
    }

    /// <summary>What people write: every third phrasing of the answers, scams as they circulate, danger, and text that belongs nowhere.</summary>
    public static IReadOnlyList<string> Messages(ShippedTexts source) =>
    [
        .. source.Playbook.Answers.Values.SelectMany(answer => answer.Examples).Where((_, index) => index % 3 == 0),
        .. source.Playbook.Alerts.Values.SelectMany(alert => alert.Phrasings),
        .. source.Rules.Rules.SelectMany(rule => rule.Positive.Concat(rule.Negative)).Where((_, index) => index % 3 == 0),
        .. source.Foreign.Where((_, index) => index % 3 == 0),
    ];

    public static MadePlaybook Of(ShippedTexts source, PlaybookSize size)
    {
        var answers = source.Playbook.Answers.Values.OrderBy(answer => answer.Id, StringComparer.Ordinal).ToArray();
        var alerts = source.Playbook.Alerts.Values.OrderBy(alert => alert.Id, StringComparer.Ordinal).ToArray();
        return new(
            Enumerable.Range(0, size.Intents).Select(index => Copy(answers[index % answers.Length], index, index / answers.Length, size.Examples)).ToDictionary(answer => answer.Id),
            Enumerable.Range(0, size.Alerts).Select(index => Copy(alerts[index % alerts.Length], index, index / alerts.Length)).ToDictionary(alert => alert.Id),
            source.Rules with { Rules = [.. Enumerable.Range(0, size.Rules).Select(index => Copy(source.Rules.Rules[index % source.Rules.Rules.Count], index, index / source.Rules.Rules.Count))] },
            source.Foreign);
    }

    private static RiskRules RulesOf(LoadedFolder loaded)
    {
        var findings = new FindingList();
        var room = new ReadingRoom(findings, new PeopleText(new FactBook(new Dictionary<string, Fact>(), new HashSet<string>(), Known: false), findings), DateOnly.MinValue);
        var tree = YamlTree.Parse(PlaybookPaths.Safeguarding, loaded.Files[PlaybookPaths.Safeguarding], findings);
        return new RiskReader(room).Read(tree!, wereTried: true)!;
    }

    private static Answer Copy(Answer answer, int index, int copy, int examples) => answer with
    {
        Id = Name(answer.Id, index, copy),
        Examples = [.. Enumerable.Range(0, examples).Select(example => Vary(answer.Examples[example % answer.Examples.Count], copy + (example / answer.Examples.Count)))],
    };

    private static Alert Copy(Alert alert, int index, int copy) => alert with
    {
        Id = Name(alert.Id, index, copy),
        Links = [.. alert.Links.Select(link => copy == 0 ? link : string.Create(CultureInfo.InvariantCulture, $"copy{copy}.{link}"))],
        Phrasings = [.. alert.Phrasings.Take(copy == 0 ? int.MaxValue : CopiedPhrasings).Select(text => Vary(text, copy))],
        Negative = [.. alert.Negative.Take(copy == 0 ? int.MaxValue : CopiedPhrasings).Select(text => Vary(text, copy))],
        AllOf = [.. alert.AllOf.Select(group => (IReadOnlyList<string>)[.. group.Select(text => Vary(text, copy))])],
    };

    private static RiskRule Copy(RiskRule rule, int index, int copy) => rule with
    {
        Id = Name(rule.Id, index, copy),
        Phrases = [.. rule.Phrases.Select(text => Vary(text, copy))],
        Positive = [.. rule.Positive.Select(text => Vary(text, copy))],
        Negative = [.. rule.Negative.Select(text => Vary(text, copy))],
    };

    private static string Name(string id, int index, int copy) => copy == 0 ? id : string.Create(CultureInfo.InvariantCulture, $"{id}_{index}");

    // Every second longer word becomes another of the same length; short words, signs and lists in brackets stay, as they would in a real playbook.
    internal static string Vary(string text, int copy) =>
        copy == 0 ? text : string.Join(' ', text.Split(' ').Select((word, place) => place % 2 == 0 && word.Length >= FewestReplaced && word.All(IsPlain) ? Other(word, copy) : word));

    private static bool IsPlain(char letter) => letter is >= 'ا' and <= 'ي';

    private static string Other(string word, int copy) =>
        string.Concat(word.Select((letter, place) => Letters[(letter + (copy * (place + 7)) + (place * 5)) % Letters.Length]));
}
