using ChatbotSupport.Core.Answers;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Tests.Safeguarding;

/// <summary>Reads the shipped rules for tests of the screen alone; it knows only the shape that file has.</summary>
internal static class RulesFile
{
    public static string Path { get; } = FindPath();

    public static RiskRules Rules { get; } = Read(File.ReadAllLines(Path));

    private static readonly Lazy<RiskScreen> Built = new(() => new(Rules, Ordinary()));

    public static RiskScreen Screen => Built.Value;

    public static RiskRules Read(string[] lines)
    {
        var top = new Node(lines, 0);
        return new()
        {
            ReferenceYear = int.Parse(top.Value("reference_year")!, System.Globalization.CultureInfo.InvariantCulture),
            Words = top.Map("words"),
            Verbs = top.Map("verbs"),
            Negations = top.Block("negations"),
            Bridges = top.Block("bridges"),
            Idioms = top.Block("idioms"),
            Laughter = top.Block("laughter"),
            Rules = [.. top.Items("rules").Select(Rule)],
            Raises = [.. top.Items("raises").Select(Raise)],
            Afterwards = [.. top.Items("afterwards").Select(After)],
            Sounds = [.. top.Items("sounds").Select(Sound)],
            Harmless = top.Block("harmless"),
            Plain = top.Block("plain"),
        };
    }

    // The phrasings of the answers, as the playbook's reader hands them to the screen.
    private static Phrasing[] Ordinary() =>
    [
        .. Directory.GetFiles(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path)!, "answers"), "*.yaml").Order(StringComparer.Ordinal)
            .SelectMany(file => new Node(File.ReadAllLines(file), 0).Block("examples").Select(text => new Phrasing(text, System.IO.Path.GetFileNameWithoutExtension(file)))),
    ];

    private static RiskSound Sound(Node node) => new()
    {
        Id = node.Value("id")!,
        Flag = node.Value("flag") is { } flag ? FlagOf(flag) : null,
        Route = node.Value("route") == "human_first" ? Route.HumanFirst : Route.Normal,
        Beside = node.Value("beside")?.Split(' ') ?? [],
        Positive = node.Block("positive"),
        Negative = node.Block("negative"),
    };

    private static RiskRule Rule(Node node) => new()
    {
        Id = node.Value("id")!,
        Flag = node.Value("flag") is { } flag ? FlagOf(flag) : null,
        Level = node.Value("level") is { } level ? Enum.Parse<Level>(level) : null,
        Ask = node.Value("ask") == "true",
        Route = node.Value("route") == "human_first" ? Route.HumanFirst : Route.Normal,
        Who = node.Value("who") is { } who ? Enum.Parse<Who>(who, ignoreCase: true) : Who.Anyone,
        NegationCounts = node.Value("negation") == "counts",
        Phrases = node.Block("phrases"),
        Unless = node.Block("unless"),
        Positive = node.Block("positive"),
        Negative = node.Block("negative"),
    };

    private static RiskRaise Raise(Node node) => new()
    {
        Id = node.Value("id")!,
        Flags = [.. node.Value("flags")!.Split(' ').Select(FlagOf)],
        To = Enum.Parse<Level>(node.Value("to")!),
        Phrases = node.Block("phrases"),
        Unless = node.Block("unless"),
        Positive = node.Block("positive"),
        Negative = node.Block("negative"),
    };

    private static RiskAfter After(Node node) => new()
    {
        Id = node.Value("id")!,
        Flags = [.. node.Value("flags")!.Split(' ').Select(FlagOf)],
        To = Enum.Parse<Level>(node.Value("to")!),
        Tells = Enum.Parse<AfterKind>(node.Value("tells")!.Replace("_", "", StringComparison.Ordinal), ignoreCase: true),
        Phrases = node.Block("phrases"),
        Unless = node.Block("unless"),
        Positive = node.Block("positive"),
        Negative = node.Block("negative"),
    };

    private static Flag FlagOf(string name) => FlagNames.TryParse(name, out var flag) ? flag : throw new InvalidOperationException(name);

    private static string FindPath()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = System.IO.Path.Combine(folder.FullName, "conversation-flows", "safeguarding.yaml");
            if (File.Exists(path))
            {
                return path;
            }
        }

        throw new InvalidOperationException("conversation-flows/safeguarding.yaml is above no folder of the tests");
    }

    private sealed class Node(string[] lines, int indent)
    {
        private readonly string _margin = new(' ', indent);

        public string? Value(string key) =>
            lines.FirstOrDefault(line => line.StartsWith($"{_margin}{key}: ", StringComparison.Ordinal)) is { } line ? line[(indent + key.Length + 2)..] : null;

        public string[] Block(string key) =>
            [.. Under($"{key}: |").Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#')];

        public Dictionary<string, IReadOnlyList<string>> Map(string key)
        {
            var under = Under($"{key}:");
            var inner = new Node(under, indent + 2);
            return under.Where(line => line.EndsWith(": |", StringComparison.Ordinal) && line.Length - line.TrimStart().Length == indent + 2)
                .Select(line => line.Trim()[..^3])
                .ToDictionary(name => name, name => (IReadOnlyList<string>)inner.Block(name));
        }

        public IEnumerable<Node> Items(string key)
        {
            var under = Under($"{key}:");
            var starts = Enumerable.Range(0, under.Length).Where(index => under[index].StartsWith($"{_margin}  - ", StringComparison.Ordinal)).ToArray();
            for (var index = 0; index < starts.Length; index++)
            {
                var end = index + 1 < starts.Length ? starts[index + 1] : under.Length;
                var item = under[starts[index]..end];
                item[0] = item[0].Replace("- ", "  ", StringComparison.Ordinal);
                yield return new Node(item, indent + 4);
            }
        }

        private string[] Under(string head)
        {
            var start = Array.FindIndex(lines, line => line == _margin + head);
            return start < 0 ? [] : [.. lines.Skip(start + 1).TakeWhile(line => line.Length == 0 || line.StartsWith(_margin + "  ", StringComparison.Ordinal) || line.TrimStart().StartsWith('#'))];
        }
    }
}
