using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Flows.Inspection;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Playbooks.Sentences;
using ChatbotSupport.Playbooks.Texts;
using ChatbotSupport.Playbooks.Tree;

namespace ChatbotSupport.Playbooks.Readers;

/// <summary>Reads `desk.yaml`.</summary>
public sealed class DeskReader(ReadingRoom room)
{
    internal const int MinutesOfADay = 24 * 60;
    internal static readonly Level[] ClockLevels = [Level.L4, Level.L3, Level.L2, Level.L1];

    private const string EveryDay = "every_day";

    internal static readonly Dictionary<string, DayOfWeek[]> Days = Enum.GetValues<DayOfWeek>()
        .Select(day => (Name: day.ToString().ToLowerInvariant(), Days: new[] { day }))
        .Append((EveryDay, Enum.GetValues<DayOfWeek>()))
        .ToDictionary(pair => pair.Item1, pair => pair.Item2);

    /// <summary>The rules of the desk.</summary>
    public DeskRules Read(YamlMap tree)
    {
        var reader = PlaybookFile.Open(room, tree, "hours", "exceptions", "clocks", "on_call_repeat_minutes", "replies");
        return new(
            [.. reader.Maps("hours").SelectMany(Hours)],
            [.. reader.OptionalMaps("exceptions").Select(Exception)],
            Clocks(reader),
            TimeSpan.FromMinutes(reader.Number("on_call_repeat_minutes", 1, MinutesOfADay)),
            new ReplyReader(room).Read(reader));
    }

    private IEnumerable<OpeningHours> Hours(YamlMap map)
    {
        var reader = new MapReader(room, map, "days", "from", "to");
        var days = reader.Word("days").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var (from, to) = (reader.Time("from"), reader.Time("to"));
        if (reader.Whole && to <= from)
        {
            reader.Fail(DeskSentences.ClosesBeforeOpening(reader.PlaceOf("to")));
        }

        foreach (var day in days.Where(day => !Days.ContainsKey(day)))
        {
            reader.Fail(DeskSentences.UnknownDay(reader.PlaceOf("days"), day, NearestName.Of(day, Days.Keys)));
        }

        return days.Where(Days.ContainsKey).SelectMany(day => Days[day]).Distinct().Select(day => new OpeningHours(day, from, to));
    }

    private HoursException Exception(YamlMap map)
    {
        var reader = new MapReader(room, map, "name", "from", "until", "closed", "opens", "closes");
        var name = reader.Text("name", TextRule.Title);
        var (from, until) = (reader.Date("from"), reader.Date("until"));
        if (reader.Whole && until < from)
        {
            reader.Fail(DeskSentences.EndsBeforeBeginning(reader.PlaceOf("until")));
        }

        if (reader.Flag("closed", false))
        {
            if (reader.Has("opens") || reader.Has("closes"))
            {
                reader.Fail(DeskSentences.ClosedAndOpen(reader.PlaceOf("closed")));
            }

            return new(from, until, name, null, null);
        }

        var (opens, closes) = (reader.Time("opens"), reader.Time("closes"));
        if (reader.Whole && closes <= opens)
        {
            reader.Fail(DeskSentences.ClosesBeforeOpening(reader.PlaceOf("closes")));
        }

        return new(from, until, name, opens, closes);
    }

    private Dictionary<Level, Clocks> Clocks(MapReader reader)
    {
        var clocks = new Dictionary<Level, Clocks>();
        if (reader.Map("clocks") is not { } map)
        {
            return clocks;
        }

        var all = new MapReader(room, map, [.. ClockLevels.Select(level => level.ToString())]);
        foreach (var level in ClockLevels)
        {
            if (!all.Has(level.ToString()))
            {
                all.Fail(DeskSentences.MissingClocks(all.At, level.ToString()));
            }
            else if (all.OptionalMap(level.ToString()) is { } one)
            {
                var minutes = new MapReader(room, one, "first_reply_minutes", "next_reply_minutes", "lease_minutes");
                clocks[level] = new(Minutes(minutes, "first_reply_minutes"), Minutes(minutes, "next_reply_minutes"), Minutes(minutes, "lease_minutes"));
            }
        }

        return clocks;
    }

    private static TimeSpan Minutes(MapReader reader, string key) => TimeSpan.FromMinutes(reader.Number(key, 1, MinutesOfADay));
}
