using System.Text.RegularExpressions;
using ChatbotSupport.Core;
using ChatbotSupport.Playbooks.Sentences;
using ChatbotSupport.Playbooks.Texts;
using ChatbotSupport.Playbooks.Tree;

namespace ChatbotSupport.Playbooks.Readers;

/// <summary>Reads `facts.yaml`. It comes first, since every other text is filled from it.</summary>
public sealed partial class FactReader(FindingList findings, DateOnly today)
{
    internal static readonly NameTable<FactKind> Kinds = Names.Of<FactKind>();

    /// <summary>The facts; unknown when the file is missing or cannot be read at all.</summary>
    public FactBook Read(YamlMap? tree)
    {
        var facts = new Dictionary<string, Fact>(StringComparer.Ordinal);
        var book = new FactBook(facts, new HashSet<string>(), Known: false);
        if (tree is null)
        {
            return book;
        }

        // Labels and sources are notes for the desk: they may hold numbers, and no fact is filled into them.
        var room = new ReadingRoom(findings, new PeopleText(book, findings), today);
        var file = PlaybookFile.Open(room, tree, "facts");
        if (file.Map("facts") is not { } map)
        {
            return book;
        }

        foreach (var entry in map.Entries)
        {
            if (!Names.IsId(entry.Key))
            {
                findings.Add(ShapeSentences.BadId(entry.KeyAt, entry.Key));
            }

            if (entry.Value is not YamlMap one)
            {
                findings.Add(ShapeSentences.NotAMap(entry.Value.At, entry.Key));
            }
            else if (ReadFact(entry.Key, new MapReader(room, one, "kind", "value", "label", "source", "verified_on", "review_by", "show")) is { } fact)
            {
                facts[entry.Key] = fact;
            }
        }

        return new(facts, map.Entries.Select(entry => entry.Key).ToHashSet(StringComparer.Ordinal), Known: true);
    }

    private Fact? ReadFact(string id, MapReader reader)
    {
        var kind = reader.OneOf("kind", Kinds);
        var value = reader.Quoted("value");
        var label = string.Join('\n', reader.Lines("label"));
        var source = string.Join('\n', reader.Lines("source"));
        var verifiedOn = reader.Date("verified_on");
        var reviewBy = reader.Date("review_by");
        var show = reader.Flag("show", true);
        if (value.Length > 0)
        {
            CheckValue(reader, kind, value);
        }

        if (!reader.Whole)
        {
            return null;
        }

        CheckDates(reader, id, verifiedOn, reviewBy, show);
        return new(id, kind, value, label, source, verifiedOn, reviewBy, show);
    }

    private static void CheckValue(MapReader reader, FactKind kind, string value)
    {
        var at = reader.PlaceOf("value");
        if (value.Length > PlaybookLimits.MaxFactLength)
        {
            reader.Fail(FactSentences.TooLong(at, value.Length));
        }
        else if (kind == FactKind.Phone && !Phone().IsMatch(value))
        {
            reader.Fail(FactSentences.BadPhone(at, value));
        }
        else if (kind == FactKind.Link && !Link().IsMatch(value))
        {
            reader.Fail(FactSentences.BadLink(at, value));
        }
        else if (kind == FactKind.Handle && value.Any(char.IsWhiteSpace))
        {
            reader.Fail(FactSentences.BadHandle(at, value));
        }
    }

    private void CheckDates(MapReader reader, string id, DateOnly verifiedOn, DateOnly reviewBy, bool show)
    {
        if (reviewBy < verifiedOn)
        {
            findings.Add(FactSentences.ReviewBeforeCheck(reader.PlaceOf("review_by")));
        }

        if (verifiedOn > today)
        {
            findings.Add(FactSentences.CheckedInFuture(reader.PlaceOf("verified_on"), verifiedOn));
        }

        if (show && reviewBy < today)
        {
            findings.Add(FactSentences.Overdue(reader.PlaceOf("review_by"), id, reviewBy));
        }
        else if (show && reviewBy <= today.AddDays(PlaybookLimits.ReviewSoonDays))
        {
            findings.Add(FactSentences.DueSoon(reader.PlaceOf("review_by"), id, reviewBy));
        }
    }

    [GeneratedRegex(@"^\+?[0-9]{2,15}$", RegexOptions.CultureInvariant)]
    private static partial Regex Phone();

    [GeneratedRegex(@"^(?:https?://)?(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}(?:/[!-~]*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
