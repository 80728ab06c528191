using System.Globalization;
using ChatbotSupport.Core.Flows.Inspection;
using ChatbotSupport.Playbooks.Sentences;
using ChatbotSupport.Playbooks.Texts;
using ChatbotSupport.Playbooks.Tree;

namespace ChatbotSupport.Playbooks.Readers;

/// <summary>Reads the values of one map, reports what does not fit, and always yields something so that reading goes on.</summary>
public sealed class MapReader
{
    private static readonly NameTable<bool> TrueOrFalse = new(["true", "false"], [true, false]);

    private readonly ReadingRoom _room;
    private readonly YamlMap _map;
    private readonly IReadOnlyList<string> _known;

    /// <summary>Opens a map; keys that it cannot have are reported at once.</summary>
    public MapReader(ReadingRoom room, YamlMap map, params IReadOnlyList<string> known)
    {
        (_room, _map, _known) = (room, map, known);
        foreach (var entry in map.Entries.Where(entry => !known.Contains(entry.Key)))
        {
            Fail(ShapeSentences.UnknownKey(entry.KeyAt, entry.Key, NearestName.Of(entry.Key, known), known));
        }
    }

    /// <summary>Where the map begins.</summary>
    public Place At => _map.At;

    /// <summary>The map itself.</summary>
    public YamlMap Tree => _map;

    /// <summary>Everything that was read so far was there and well formed.</summary>
    public bool Whole { get; private set; } = true;

    /// <summary>Whether a key stands in the map.</summary>
    public bool Has(string key) => _map[key] is not null;

    /// <summary>Where the value of a key stands; the map when it is missing.</summary>
    public Place PlaceOf(string key) => _map[key]?.At ?? At;

    /// <summary>Reports a finding that makes this map unusable.</summary>
    public void Fail(Finding finding)
    {
        Whole = false;
        _room.Findings.Add(finding);
    }

    /// <summary>A single word; empty when it is missing.</summary>
    public string Word(string key) => Required(key) is { } node ? OneWord(key, node) : "";

    /// <summary>A single word, or null when the key is not there.</summary>
    public string? OptionalWord(string key) => _map[key] is { } node ? OneWord(key, node) : null;

    /// <summary>A well-formed id; empty when it is missing or malformed.</summary>
    public string Id(string key) => Has(key) ? OptionalId(key)! : Word(key);

    /// <summary>A well-formed id, empty when malformed, or null when the key is not there.</summary>
    public string? OptionalId(string key)
    {
        var word = OptionalWord(key);
        if (string.IsNullOrEmpty(word) || Names.IsId(word))
        {
            return word;
        }

        Fail(ShapeSentences.BadId(PlaceOf(key), word));
        return "";
    }

    /// <summary>The id of the step that follows; without it people stand before nothing.</summary>
    public string Next(string key)
    {
        if (Has(key))
        {
            return Id(key);
        }

        Fail(ShapeSentences.DeadEnd(At, key));
        return "";
    }

    /// <summary>One of the words that may stand here; the default when it is missing or unknown.</summary>
    public T OneOf<T>(string key, NameTable<T> values, T fallback = default)
        where T : struct
    {
        var word = Word(key);
        if (word.Length > 0 && !values.TryGet(word, out fallback))
        {
            Fail(ShapeSentences.NotOneOf(PlaceOf(key), key, word, values.Names));
        }

        return fallback;
    }

    /// <summary>Those of the words with spaces between them that may stand here; none when the key is not there.</summary>
    public IReadOnlyList<T> Several<T>(string key, NameTable<T> values)
        where T : struct
    {
        var several = new List<T>();
        foreach (var word in SpacedWords(key))
        {
            if (!values.TryGet(word, out var member))
            {
                Fail(ShapeSentences.NotOneOf(PlaceOf(key), key, word, values.Names));
            }
            else if (!several.Contains(member))
            {
                several.Add(member);
            }
        }

        return several;
    }

    /// <summary>The well-formed ids with spaces between them; none when the key is not there.</summary>
    public IReadOnlyList<string> Ids(string key)
    {
        var words = SpacedWords(key);
        foreach (var word in words.Where(word => !Names.IsId(word)))
        {
            Fail(ShapeSentences.BadId(PlaceOf(key), word));
        }

        return [.. words.Where(Names.IsId).Distinct()];
    }

    /// <summary>`true` or `false`; the default when the key is not there.</summary>
    public bool Flag(string key, bool fallback) => Has(key) ? OneOf(key, TrueOrFalse, fallback) : fallback;

    /// <summary>A quoted value, taken letter by letter.</summary>
    public string Quoted(string key)
    {
        var word = Word(key);
        if (word.Length > 0 && _map[key] is YamlText { Style: TextStyle.Plain })
        {
            Fail(ShapeSentences.NotQuoted(PlaceOf(key), key, word));
        }

        return word;
    }

    /// <summary>A date written '2026-07-01'.</summary>
    public DateOnly Date(string key)
    {
        var word = Quoted(key);
        if (!DateOnly.TryParseExact(word, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && word.Length > 0)
        {
            Fail(ShapeSentences.BadDate(PlaceOf(key), word));
        }

        return date;
    }

    /// <summary>A time of day written '22:00'; '24:00' is the last minute of the day.</summary>
    public TimeOnly Time(string key)
    {
        var word = Quoted(key);
        if (word == "24:00")
        {
            return new(23, 59);
        }

        if (!TimeOnly.TryParseExact(word, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) && word.Length > 0)
        {
            Fail(ShapeSentences.BadTime(PlaceOf(key), word));
        }

        return time;
    }

    /// <summary>A whole number in bounds.</summary>
    public int Number(string key, int least, int most)
    {
        var word = Word(key);
        if ((!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < least || number > most) && word.Length > 0)
        {
            Fail(ShapeSentences.BadNumber(PlaceOf(key), word, least, most));
        }

        return number;
    }

    /// <summary>A span of time written `20h` or `3d`, in bounds.</summary>
    public TimeSpan Span(string key, TimeSpan least, TimeSpan most)
    {
        var word = Word(key);
        var span = Stories.StoryLimits.Time(word);
        if (word.Length > 0 && (span is not { } time || time < least || time > most))
        {
            Fail(ShapeSentences.BadSpan(PlaceOf(key), word, least, most));
        }

        return span ?? least;
    }

    /// <summary>A text that people read, facts filled in; empty when it is missing.</summary>
    public string Text(string key, TextRule rule) => Required(key) is { } node ? People(key, node, rule) : "";

    /// <summary>A text that people read, or null when the key is not there.</summary>
    public string? OptionalText(string key, TextRule rule) => _map[key] is { } node ? People(key, node, rule) : null;

    /// <summary>The entries of a block, one a line.</summary>
    public IReadOnlyList<string> Lines(string key) => Required(key) is { } node ? AllLines(key, node) : [];

    /// <summary>The entries of a block, or none when the key is not there.</summary>
    public IReadOnlyList<string> OptionalLines(string key) => _map[key] is { } node ? AllLines(key, node) : [];

    /// <summary>A list of maps; empty when it is missing.</summary>
    public IReadOnlyList<YamlMap> Maps(string key) => Required(key) is { } node ? AllMaps(key, node) : [];

    /// <summary>A list of maps, or none when the key is not there.</summary>
    public IReadOnlyList<YamlMap> OptionalMaps(string key) => _map[key] is { } node ? AllMaps(key, node) : [];

    /// <summary>A map, or null when the key is not there.</summary>
    public YamlMap? OptionalMap(string key)
    {
        if (_map[key] is YamlMap or null)
        {
            return _map[key] as YamlMap;
        }

        Fail(ShapeSentences.NotAMap(PlaceOf(key), key));
        return null;
    }

    /// <summary>A map; null when it is missing.</summary>
    public YamlMap? Map(string key) => Required(key) is null ? null : OptionalMap(key);

    private string[] SpacedWords(string key) => OptionalWord(key)?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    private YamlNode? Required(string key)
    {
        if (_map[key] is { } node)
        {
            return node;
        }

        Fail(ShapeSentences.MissingKey(At, key));
        return null;
    }

    private string OneWord(string key, YamlNode node)
    {
        if (node is YamlText { Style: TextStyle.Plain or TextStyle.Quoted } text && text.Value.Trim().Length > 0 && !text.Value.Contains('\n', StringComparison.Ordinal))
        {
            return text.Value.Trim();
        }

        Fail(ShapeSentences.NotAWord(node.At, key));
        return "";
    }

    private string People(string key, YamlNode node, TextRule rule)
    {
        if (node is YamlText text)
        {
            var read = _room.Texts.Read(text, rule);
            Whole &= read.Length > 0;
            return read;
        }

        Fail(TextSentences.NotABlock(node.At));
        return "";
    }

    private string[] AllLines(string key, YamlNode node)
    {
        if (node is not YamlText { Style: TextStyle.Block } text || string.IsNullOrWhiteSpace(text.Value))
        {
            Fail(ShapeSentences.NotLines(node.At, key));
            return [];
        }

        foreach (var finding in TextWording.CheckKeys(text))
        {
            Fail(finding);
        }

        return text.Value.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    private IReadOnlyList<YamlMap> AllMaps(string key, YamlNode node)
    {
        if (node is not YamlList list)
        {
            Fail(ShapeSentences.NotAList(node.At, key));
            return [];
        }

        foreach (var item in list.Items.Where(item => item is not YamlMap))
        {
            Fail(ShapeSentences.NotAMap(item.At, key));
        }

        return [.. list.Items.OfType<YamlMap>()];
    }
}
