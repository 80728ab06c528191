using System.Globalization;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Core.Stories;
using ChatbotSupport.Playbooks.Readers;
using ChatbotSupport.Playbooks.Sentences;
using ChatbotSupport.Playbooks.Texts;
using ChatbotSupport.Playbooks.Tree;

namespace ChatbotSupport.Playbooks.Stories;

/// <summary>A story as it was read.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Story">The story.</param>
/// <param name="Lines">The lines' own maps, in order.</param>
public sealed record ReadStory(string Path, Story Story, IReadOnlyList<YamlMap> Lines);

/// <summary>Reads a file of `stories/`.</summary>
/// <param name="room">Where findings go.</param>
/// <param name="offset">How far the desk's clock is from universal time.</param>
public sealed class StoryReader(ReadingRoom room, TimeSpan offset)
{
    /// <summary>What may happen in a line, and what may be expected after it.</summary>
    internal static readonly string[] Acts = ["person", "press", "opens", "leaves", "sends", "passes", "team", "team_writes"];

    internal static readonly Dictionary<string, WishKind> Words = new()
    {
        ["answer"] = WishKind.Answer,
        ["alert"] = WishKind.Alert,
        ["state"] = WishKind.State,
        ["step"] = WishKind.Step,
        ["level"] = WishKind.Level,
        ["flags"] = WishKind.Flag,
        ["route"] = WishKind.Route,
        ["case"] = WishKind.Case,
    };

    internal static readonly Dictionary<string, WishKind> Blocks = new()
    {
        ["bot"] = WishKind.Bot,
        ["bot_exactly"] = WishKind.BotExactly,
        ["never"] = WishKind.Never,
        ["buttons"] = WishKind.Button,
    };

    internal static readonly string[] Channels = ["web", "telegram", "whatsapp"];

    internal static readonly NameTable<TeamAct> TeamActs = new(["takes", "hands_back", "closes"], [TeamAct.Takes, TeamAct.HandsBack, TeamAct.Closes]);
    internal static readonly NameTable<MediaKind> Media =
        new(["photo", "voice", "video", "document"], [MediaKind.Photo, MediaKind.Voice, MediaKind.Video, MediaKind.Document]);

    // A Monday morning: the same story goes the same way on every day of the year.
    private static readonly DateTime Usual = new(2026, 1, 12, 11, 0, 0, DateTimeKind.Unspecified);

    /// <summary>The story, as far as it can be read; whatever is wrong was reported.</summary>
    public ReadStory Read(string path, YamlMap tree)
    {
        var reader = PlaybookFile.OpenNamed(room, path, tree, "title", "at", "on_shift", "channel", "lines");
        var maps = reader.Maps("lines");
        var title = reader.Text("title", TextRule.Title);
        var story = new Story(
            PlaybookFile.NameOf(path),
            title,
            At(reader),
            reader.Has("on_shift") ? reader.Number("on_shift", 0, StoryLimits.MostOnShift) : 1,
            [.. maps.Select(Line)])
        {
            Channel = reader.Has("channel") ? Known("channel", reader, Channels) : Channels[0],
        };
        if (reader.Has("lines") && maps.Count == 0)
        {
            reader.Fail(ShapeSentences.MissingKey(reader.PlaceOf("lines"), "lines"));
        }

        return new(path, story, maps);
    }

    private DateTimeOffset At(MapReader reader)
    {
        if (!reader.Has("at") || reader.Quoted("at") is not { Length: > 0 } word)
        {
            return new(Usual, offset);
        }

        if (DateTime.TryParseExact(word, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) && at.Year > 1)
        {
            return new(at, offset);
        }

        reader.Fail(StorySentences.BadMoment(reader.PlaceOf("at"), word));
        return new(Usual, offset);
    }

    private StoryLine Line(YamlMap map)
    {
        var reader = new MapReader(room, map, [.. Acts, .. Blocks.Keys, .. Words.Keys]);
        var acts = Acts.Where(reader.Has).ToList();
        if (acts.Count > 1)
        {
            reader.Fail(ShapeSentences.NotBoth(reader.PlaceOf(acts[1]), acts[0], acts[1]));
        }

        return new(acts.Count == 0 ? null : Act(acts[0], reader), [.. Wishes(reader)]);
    }

    private static StoryAct? Act(string act, MapReader reader) => act switch
    {
        "person" => new Says(reader.Lines(act)),
        "press" => new Presses(reader.Word(act)),
        "opens" => reader.Flag(act, false) ? new Opens() : null,
        "leaves" => reader.Flag(act, false) ? new Leaves() : null,
        "sends" => new Sends(reader.OneOf(act, Media)),
        "team" => new TeamActs(reader.OneOf(act, TeamActs)),
        "team_writes" => new TeamWrites(string.Join('\n', reader.Lines(act))),
        _ => Passes(act, reader),
    };

    private static Passes Passes(string key, MapReader reader)
    {
        var word = reader.Word(key);
        if (StoryLimits.Time(word) is { } time)
        {
            return new(time);
        }

        if (word.Length > 0)
        {
            reader.Fail(StorySentences.BadSpan(reader.PlaceOf(key), word));
        }

        return new(TimeSpan.Zero);
    }

    private static IEnumerable<StoryWish> Wishes(MapReader reader)
    {
        foreach (var (key, kind) in Blocks.Where(block => reader.Has(block.Key)))
        {
            var lines = reader.Lines(key);
            foreach (var line in kind == WishKind.BotExactly ? [string.Join('\n', lines)] : lines)
            {
                yield return new(kind, line);
            }
        }

        foreach (var (key, kind) in Words.Where(word => reader.Has(word.Key)))
        {
            foreach (var word in Values(key, kind, reader))
            {
                yield return new(kind, word);
            }
        }
    }

    private static IEnumerable<string> Values(string key, WishKind kind, MapReader reader)
    {
        switch (kind)
        {
            case WishKind.Flag:
                return reader.Several(key, RiskReader.Flags).Select(flag => flag.Name());
            case WishKind.Level:
                return [reader.OneOf(key, Names.AsTheyAre<Level>()).ToString()];
            case WishKind.State:
                return [reader.OneOf(key, Names.AsTheyAre<ConversationState>()).ToString()];
            case WishKind.Route:
                return [reader.OneOf(key, RiskReader.Routes) == Route.HumanFirst ? "human_first" : "normal"];
            case WishKind.Case:
                return [Known(key, reader, "open", "closed", "none")];
            default:
                return [reader.Word(key)];
        }
    }

    private static string Known(string key, MapReader reader, params string[] words) =>
        words[reader.OneOf(key, new NameTable<int>(words, [.. Enumerable.Range(0, words.Length)]))];
}
