using System.Text.RegularExpressions;
using ChatbotSupport.Core.Alerts;
using ChatbotSupport.Playbooks.Sentences;
using ChatbotSupport.Playbooks.Texts;
using ChatbotSupport.Playbooks.Tree;

namespace ChatbotSupport.Playbooks.Readers;

/// <summary>An alert as it was read.</summary>
/// <param name="Alert">The alert.</param>
/// <param name="Tree">Where everything stands.</param>
public sealed record ReadAlert(Alert Alert, YamlMap Tree);

/// <summary>Reads a file of `alerts/`.</summary>
public sealed partial class AlertReader(ReadingRoom room)
{
    internal static readonly NameTable<Verdict> Verdicts = Names.Of<Verdict>();

    /// <summary>The alert, as far as it can be read.</summary>
    public ReadAlert Read(string path, YamlMap tree)
    {
        var reader = PlaybookFile.OpenNamed(
            room, path, tree, "verdict", "title", "claim", "why", "source", "checked_on", "review_by", "advice", "share", "links", "phrasings", "all_of", "or_all_of", "unless", "negative");
        DateOnly? checkedOn = reader.Has("checked_on") ? reader.Date("checked_on") : null;
        DateOnly? reviewBy = reader.Has("review_by") ? reader.Date("review_by") : null;
        CheckDates(reader, PlaybookFile.NameOf(path), checkedOn, reviewBy);
        var alert = new Alert(
            PlaybookFile.NameOf(path),
            reader.OneOf("verdict", Verdicts),
            reader.Text("title", TextRule.Title),
            reader.Text("claim", TextRule.Others),
            reader.Text("why", TextRule.SpokenMore),
            reader.Text("source", TextRule.More),
            checkedOn,
            reader.Text("advice", TextRule.SpokenMore),
            reader.Text("share", TextRule.More),
            Domains(reader),
            reader.Lines("phrasings"),
            Groups(reader, "all_of"),
            reader.OptionalLines("unless"))
        {
            OrAllOf = Groups(reader, "or_all_of"),
            Negative = reader.OptionalLines("negative"),
            ReviewBy = checkedOn is { } day ? Due(day, reviewBy) : null,
        };
        return new(alert, tree);
    }

    // Scams change their clothes: what was checked is looked at again, on the day that is written or after half a year.
    private void CheckDates(MapReader reader, string id, DateOnly? checkedOn, DateOnly? reviewBy)
    {
        if (checkedOn is not { } day)
        {
            room.Findings.Add(AlertSentences.Unchecked(reader.Tree.At, id));
            return;
        }

        if (day > room.Today)
        {
            room.Findings.Add(FactSentences.CheckedInFuture(reader.PlaceOf("checked_on"), day));
        }

        if (reviewBy < day)
        {
            room.Findings.Add(FactSentences.ReviewBeforeCheck(reader.PlaceOf("review_by")));
        }

        var due = Due(day, reviewBy);
        if (due <= room.Today.AddDays(PlaybookLimits.ReviewSoonDays))
        {
            room.Findings.Add(AlertSentences.Due(reader.PlaceOf(reviewBy is null ? "checked_on" : "review_by"), id, due, isOver: due < room.Today));
        }
    }

    private static DateOnly Due(DateOnly checkedOn, DateOnly? reviewBy) => reviewBy ?? checkedOn.AddMonths(PlaybookLimits.AlertReviewMonths);

    private static IReadOnlyList<string> Domains(MapReader reader)
    {
        var domains = reader.OptionalLines("links");
        foreach (var domain in domains.Where(domain => !Domain().IsMatch(domain)))
        {
            reader.Fail(AlertSentences.BadDomain(LinePlace.Of(reader.Tree["links"], domain), domain));
        }

        return domains;
    }

    private static List<IReadOnlyList<string>> Groups(MapReader reader, string key)
    {
        var groups = new List<IReadOnlyList<string>>();
        foreach (var line in reader.OptionalLines(key))
        {
            var words = line.Split('/', StringSplitOptions.TrimEntries);
            if (words.Contains(""))
            {
                reader.Fail(AlertSentences.EmptyAlternative(LinePlace.Of(reader.Tree[key], line)));
            }

            groups.Add(words);
        }

        return groups;
    }

    [GeneratedRegex(@"^(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/[a-z0-9._~/-]*)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Domain();
}
