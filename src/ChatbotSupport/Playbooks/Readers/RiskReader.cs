using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Playbooks.Sentences;
using ChatbotSupport.Playbooks.Tree;

namespace ChatbotSupport.Playbooks.Readers;

/// <summary>Reads `safeguarding.yaml` and tries every example that stands beside a rule.</summary>
public sealed class RiskReader(ReadingRoom room)
{
    internal const int FirstYear = 2020;
    internal const int LastYear = 2100;

    internal static readonly NameTable<Level> Levels = Names.AsTheyAre<Level>(nameof(Level.L0));

    internal static readonly NameTable<Route> Routes = Names.Of<Route>();
    internal static readonly NameTable<Who> Whos = Names.Of<Who>();
    internal static readonly NameTable<bool> Negations = new(["cancels", "counts"], [false, true]);
    internal static readonly NameTable<AfterKind> Kinds = Names.Of<AfterKind>();
    internal static readonly NameTable<Flag> Flags = Names.Of<Flag>();

    internal static readonly NameTable<Flag> Signs = Names.Of<Flag>([.. FlagNames.Risks.Select(flag => flag.ToString())]);

    /// <summary>The rules; null when they cannot be read. Whatever is wrong was reported.</summary>
    /// <param name="tree">What stands in it.</param>
    /// <param name="wereTried">The same examples were tried before, by the same code, and all did what they say.</param>
    public RiskRules? Read(YamlMap tree, bool wereTried = false)
    {
        var reader = PlaybookFile.Open(room, tree, "reference_year", "words", "verbs", "negations", "bridges", "idioms", "laughter", "rules", "raises", "afterwards", "sounds", "harmless", "plain");
        var whole = true;
        var places = new List<(string Id, YamlMap Map)>();
        var rules = new RiskRules
        {
            ReferenceYear = reader.Number("reference_year", FirstYear, LastYear),
            Words = Lists(reader, "words"),
            Verbs = Lists(reader, "verbs"),
            Negations = reader.OptionalLines("negations"),
            Bridges = reader.OptionalLines("bridges"),
            Idioms = reader.OptionalLines("idioms"),
            Laughter = reader.OptionalLines("laughter"),
            Harmless = reader.OptionalLines("harmless"),
            Plain = reader.OptionalLines("plain"),
            Rules = [.. reader.Maps("rules").Select(map => Keep(map, Rule(new(room, map, "id", "flag", "level", "ask", "route", "who", "negation", "phrases", "unless", "positive", "negative"), ref whole), rule => rule.Id, places))],
            Raises = [.. reader.OptionalMaps("raises").Select(map => Keep(map, Raise(new(room, map, "id", "flags", "to", "phrases", "unless", "positive", "negative"), ref whole), raise => raise.Id, places))],
            Afterwards = [.. reader.OptionalMaps("afterwards").Select(map => Keep(map, After(new(room, map, "id", "flags", "to", "tells", "phrases", "unless", "positive", "negative"), ref whole), after => after.Id, places))],
            Sounds = [.. reader.OptionalMaps("sounds").Select(map => Keep(map, Sound(new(room, map, "id", "flag", "human", "route", "beside", "positive", "negative"), ref whole), sound => sound.Id, places))],
        };
        if (!whole || !reader.Whole)
        {
            return null;
        }

        foreach (var fault in wereTried ? [] : RiskInspection.Inspect(rules))
        {
            room.Findings.Add(RiskSentences.Tell(fault, PlaceOf(fault, places, tree)));
        }

        return rules;
    }

    private static T Keep<T>(YamlMap map, T item, Func<T, string> id, List<(string Id, YamlMap Map)> places)
    {
        places.Add((id(item), map));
        return item;
    }

    private Dictionary<string, IReadOnlyList<string>> Lists(MapReader reader, string key)
    {
        var words = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (reader.OptionalMap(key) is { } map)
        {
            var lists = new MapReader(room, map, [.. map.Entries.Select(entry => entry.Key)]);
            foreach (var entry in map.Entries)
            {
                words[entry.Key] = lists.Lines(entry.Key);
            }
        }

        return words;
    }

    private static RiskRule Rule(MapReader reader, ref bool whole)
    {
        var rule = new RiskRule
        {
            Id = reader.Id("id"),
            Flag = reader.Has("flag") ? reader.OneOf("flag", Flags) : null,
            Level = reader.Has("level") ? reader.OneOf("level", Levels) : null,
            Ask = reader.Flag("ask", false),
            Route = reader.Has("route") ? reader.OneOf("route", Routes) : Route.Normal,
            Who = reader.Has("who") ? reader.OneOf("who", Whos) : Who.Anyone,
            NegationCounts = reader.Has("negation") && reader.OneOf("negation", Negations),
            Phrases = reader.Lines("phrases"),
            Unless = reader.OptionalLines("unless"),
            Positive = reader.Lines("positive"),
            Negative = reader.OptionalLines("negative"),
        };
        whole &= reader.Whole;
        return rule;
    }

    private static RiskAfter After(MapReader reader, ref bool whole)
    {
        var after = new RiskAfter
        {
            Id = reader.Id("id"),
            Flags = SomeFlags(reader),
            To = reader.OneOf("to", Levels),
            Tells = reader.OneOf("tells", Kinds),
            Phrases = reader.Lines("phrases"),
            Unless = reader.OptionalLines("unless"),
            Positive = reader.Lines("positive"),
            Negative = reader.OptionalLines("negative"),
        };
        whole &= reader.Whole;
        return after;
    }

    private static Flag[] SomeFlags(MapReader reader)
    {
        reader.Word("flags"); // it must be there, which `Several` does not ask for
        return [.. reader.Several("flags", Flags)];
    }

    private static RiskRaise Raise(MapReader reader, ref bool whole)
    {
        var raise = new RiskRaise
        {
            Id = reader.Id("id"),
            Flags = SomeFlags(reader),
            To = reader.OneOf("to", Levels),
            Phrases = reader.Lines("phrases"),
            Unless = reader.OptionalLines("unless"),
            Positive = reader.Lines("positive"),
            Negative = reader.OptionalLines("negative"),
        };
        whole &= reader.Whole;
        return raise;
    }

    private static RiskSound Sound(MapReader reader, ref bool whole)
    {
        var sound = new RiskSound
        {
            Id = reader.Id("id"),
            Flag = reader.Flag("human", false) ? null : reader.OneOf("flag", Signs),
            Route = reader.Has("route") ? reader.OneOf("route", Routes) : Route.Normal,
            Beside = reader.Has("beside") ? reader.Word("beside").Split(' ', StringSplitOptions.RemoveEmptyEntries) : [],
            Positive = reader.Lines("positive"),
            Negative = reader.OptionalLines("negative"),
        };
        whole &= reader.Whole;
        return sound;
    }

    private static Place PlaceOf(RiskFault fault, List<(string Id, YamlMap Map)> places, YamlMap tree)
    {
        var rules = places.Where(place => place.Id == fault.RuleId).Select(place => place.Map).ToList();
        if (fault.Kind == RiskFaultKind.RepeatedId && rules.Count > 1)
        {
            return rules[^1]["id"]?.At ?? rules[^1].At;
        }

        var blocks = rules.Count > 0 ? rules.SelectMany(rule => rule.Entries) : tree.Entries.Concat((tree["words"] as YamlMap)?.Entries ?? []);
        var order = fault.Kind is RiskFaultKind.PositiveExampleSilent or RiskFaultKind.NegativeExampleFires or RiskFaultKind.ExampleWithoutWords or RiskFaultKind.ExampleOnBothSides ? blocks.Reverse() : blocks;
        return order.Select(entry => LinePlace.Find(entry.Value, fault.Entry)).FirstOrDefault(place => place is not null)
            ?? (rules.Count > 0 ? rules[0].At : tree.At);
    }
}
