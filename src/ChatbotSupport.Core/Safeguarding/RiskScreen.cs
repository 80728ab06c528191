using ChatbotSupport.Core.Answers;
using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Safeguarding;

/// <summary>Sees danger in what a person writes, by rules that operators can read and edit.</summary>
public sealed class RiskScreen
{
    private readonly RiskCompiler _rules;
    private readonly IReadOnlyList<RiskSound> _sounds;
    private readonly ExampleTable _examples;
    private Resemblance? _resemblance;
    private Sounds? _heard;

    // What the phrases saw in the lines that were last learnt from: whoever learns again, with one line more, looks at that one.
    private Dictionary<string, (bool SeesRisk, IReadOnlyList<Flag> Flags)> _known = [];

    /// <summary>Prepares the rules.</summary>
    /// <param name="rules">The rules as operators wrote them.</param>
    /// <param name="ordinary">Questions people ask without being in danger (the phrasings of the answers, unrelated text): what danger is told apart from.</param>
    /// <exception cref="ArgumentException">A phrase cannot be read; <see cref="RiskInspection"/> tells which.</exception>
    public RiskScreen(RiskRules rules, IReadOnlyList<Phrasing>? ordinary = null)
        : this(rules, Compile(rules), new(rules)) => Learn(ordinary ?? [], this);

    /// <summary>Prepares the rules with what was learnt before from the same rules and ordinary questions.</summary>
    /// <exception cref="ArgumentException">A phrase cannot be read.</exception>
    /// <exception cref="FormatException">It is not what <see cref="Learnt"/> gave.</exception>
    public RiskScreen(RiskRules rules, ReadOnlySpan<byte> learnt)
        : this(rules, Compile(rules), new(rules)) => Recall(learnt);

    /// <summary>Phrases and the very words of the examples, without learning what danger sounds like: enough to see whether an example does what it says.</summary>
    internal RiskScreen(RiskRules rules, RiskCompiler compiled, ExampleTable examples) => (_rules, _sounds, _examples) = (compiled, rules.Sounds, examples);

    /// <summary>The rules made ready, before anything is learnt: one for every playbook that has the same.</summary>
    /// <exception cref="ArgumentException">A phrase cannot be read.</exception>
    public static RiskScreen Of(RiskRules rules) => new(rules, Compile(rules), new(rules));

    /// <summary>The same rules, with what is learnt from their examples and from ordinary questions.</summary>
    public RiskScreen Learning(IReadOnlyList<Phrasing> ordinary)
    {
        var other = (RiskScreen)MemberwiseClone();
        other.Learn(ordinary, this);
        other._known = [];
        return other;
    }

    /// <summary>The same rules, with what was learnt before from the same examples and ordinary questions.</summary>
    /// <exception cref="FormatException">It is not what <see cref="Learnt"/> gave.</exception>
    public RiskScreen Knowing(ReadOnlySpan<byte> learnt)
    {
        var other = (RiskScreen)MemberwiseClone();
        other.Recall(learnt);
        return other;
    }

    /// <summary>What was learnt from the examples of danger and from ordinary questions, to be kept: letter runs and numbers.</summary>
    /// <exception cref="InvalidOperationException">Nothing was learnt: it looks at phrases only.</exception>
    public byte[] Learnt()
    {
        var writer = new LearntWriter();
        (_resemblance ?? throw new InvalidOperationException("this screen has learnt nothing")).Write(writer);
        _heard?.Write(writer);
        return writer.ToArray();
    }

    /// <summary>Whether an answer is about such wishes as are heard: it says nothing against one.</summary>
    public bool StandsBesideWish(string answerId) => _sounds.Any(sound => sound.Flag is null && sound.Beside.Contains(answerId));

    /// <summary>Screens each line alone and all of them joined; signs add up, nothing is lowered.</summary>
    public Screening Screen(IReadOnlyList<string> lines) => Screen(Reading.Of(string.Join('\n', lines)));

    /// <summary>Screens a text, each of its lines alone and all of them joined.</summary>
    public Screening Screen(Reading text) => Screen(text, mayJoke: true, out _);

    private Screening Screen(Reading text, bool mayJoke, out SeenPiece? whole)
    {
        var sum = ByPhrases(text, mayJoke, out whole);
        var seesRisk = sum.SeesRisk;
        var lines = Compared(TextPieces.Lines(text));
        var compared = lines.Count > 1 ? new HashSet<string>(StringComparer.Ordinal) : null;
        foreach (var line in lines)
        {
            ReadOnlySpan<string> words = text.Arabic.AsSpan(line.Start, line.End - line.Start);
            if (compared?.Add(string.Join(' ', words)) == false)
            {
                continue; // said again it sounds like nothing new
            }

            var known = _examples.Of(words);
            if (!seesRisk && Asks(words, known) is { } flag)
            {
                sum.SoundsLike(flag);
            }

            Hear(words, known, sum);
        }

        return sum.ToScreening();
    }

    // What an operator wrote down is taken at their word; everything else is compared.
    private Flag? Asks(ReadOnlySpan<string> words, KnownExample? known) => known is { Asks: null, IsHarmless: false } or null ? _resemblance?.Of(words) : known.Asks;

    // Where a danger is seen the team is told of that; a sign that is only heard would blur it.
    private static bool MayHear(RiskSound sound, ReadOnlySpan<string> words, ScreeningSum sum) =>
        sound.Flag is null || (!sum.RaisesRisk && words.Length >= ScreenLimits.FewestHeardWords);

    /// <summary>Screens a text together with what the messages before it began: «عمري», then «15»; «ابوي», then «شاف الصور».</summary>
    /// <param name="text">The text.</param>
    /// <param name="begun">What was begun before.</param>
    /// <param name="mayJoke">A danger that is laughed at may be asked about instead of alarmed.</param>
    public Screening Screen(Reading text, Begun begun, bool mayJoke)
    {
        var seen = Screen(text, mayJoke, out var whole);
        return new Unfinished(_rules, text, whole).Together(seen, begun);
    }

    private void Hear(ReadOnlySpan<string> words, KnownExample? known, ScreeningSum sum)
    {
        var heard = _heard?.Of(words);
        for (var index = 0; index < _sounds.Count; index++)
        {
            if (known?.Tells[index] is { } tells)
            {
                if (tells)
                {
                    sum.Hears(_sounds[index], 1);
                }
            }
            else if (heard is not null && heard[index] >= Least(_sounds[index], words) && MayHear(_sounds[index], words, sum))
            {
                sum.Hears(_sounds[index], heard[index]);
            }
        }
    }

    private void Learn(IReadOnlyList<Phrasing> ordinary, RiskScreen remembers)
    {
        // What the phrases find dangerous is not ordinary, wherever it is written.
        var rules = _rules.Source;
        var harmless = rules.Rules.SelectMany(rule => rule.Negative)
            .Concat(rules.Rules.Where(rule => rule.Flag is not { } flag || !FlagNames.Risks.Contains(flag)).SelectMany(rule => rule.Positive))
            .Concat(rules.Sounds.Where(sound => sound.Flag is null).SelectMany(sound => sound.Positive.Concat(sound.Negative)))
            .Concat(rules.Harmless)
            .Concat(rules.Plain)
            .Concat(ControlWords.Known)
            .Concat(ordinary.Select(phrasing => phrasing.Text));

        // Many a line stands in several places, and both look at it.
        var before = remembers._known;
        var known = new Dictionary<string, (bool SeesRisk, IReadOnlyList<Flag> Flags)>(before.Count, StringComparer.Ordinal);
        _resemblance = new(rules, _rules.Meanings, harmless.Where(text => !Seen(text).SeesRisk));
        _heard = rules.Sounds.Count == 0 ? null : new(rules, ordinary, text => Seen(text).Flags);
        remembers._known = known;

        (bool SeesRisk, IReadOnlyList<Flag> Flags) Seen(string text)
        {
            if (!known.TryGetValue(text, out var seen))
            {
                known.Add(text, seen = before.TryGetValue(text, out var saw) ? saw : Look(text));
            }

            return seen;
        }
    }

    private (bool SeesRisk, IReadOnlyList<Flag> Flags) Look(string text)
    {
        var sum = ByPhrases(Reading.Of(text), mayJoke: true, out _);
        return (sum.SeesRisk, sum.ToScreening().Flags is { Count: > 0 } flags ? flags : []);
    }

    private void Recall(ReadOnlySpan<byte> learnt)
    {
        var reader = new LearntReader(learnt);
        _resemblance = Resemblance.Read(ref reader, _rules.Meanings);
        _heard = _sounds.Count == 0 ? null : Sounds.Read(ref reader);
        reader.End();
    }

    private static double Least(RiskSound sound, ReadOnlySpan<string> words) =>
        words.Length < ScreenLimits.FewWords ? ScreenLimits.FewWordsAreHeard : sound.Flag is null ? ScreenLimits.HearsWish : ScreenLimits.HearsSign;

    private static RiskCompiler Compile(RiskRules rules)
    {
        var compiled = new RiskCompiler(rules);
        return compiled.Faults.Count == 0
            ? compiled
            : throw new ArgumentException($"risk rules: {compiled.Faults[0].Kind} in '{compiled.Faults[0].RuleId}'", nameof(rules));
    }

    // Danger is said in short lines, at the beginning or at the end.
    private static List<TextPiece> Compared(List<TextPiece> lines) =>
        lines.Count <= ScreenLimits.FirstLines + ScreenLimits.LastLines ? lines : [.. lines[..ScreenLimits.FirstLines], .. lines[^ScreenLimits.LastLines..]];

    // A text of one line is one piece, which others look at too.
    private ScreeningSum ByPhrases(Reading text, bool mayJoke, out SeenPiece? whole)
    {
        whole = null;
        var sum = new ScreeningSum { Laughs = mayJoke && _rules.Laughter.FillsEveryLine(text.Text) };
        var known = new Dictionary<string, WordNumbers>(StringComparer.Ordinal);
        foreach (var piece in TextPieces.Of(text, _rules.Tells))
        {
            var seen = new SeenPiece(_rules, ScreenText.Read(text, piece, _rules.Vocabulary, known));
            Screen(seen, sum);
            whole = piece.End - piece.Start == text.Words.Count && !TextPieces.HasLines(text) ? seen : null;
        }

        return sum;
    }

    private void Screen(SeenPiece piece, ScreeningSum sum)
    {
        var (words, found) = (piece.Words, piece.Found);
        if (found.Sets.Count == 0)
        {
            return;
        }

        var idle = piece.Idle;
        var seen = new List<(Flag Flag, Place Place)>();
        foreach (var number in _rules.RulesOf(found.Sets))
        {
            var rule = _rules.Rules[number];

            // No person says one thing so often; a text made to be slow does.
            foreach (var place in Places(found, rule.Phrases, rule.Together, idle, rule.Source.NegationCounts ? null : words).Take(ScreenLimits.PlacesOfRule))
            {
                if (found[rule.Unless].Exists(place.Overlaps)
                    || (rule.Source.Who is Who.Self or Who.Other && found[_rules.Blackmailer].Exists(named => named.End <= place.Start && named.DistanceTo(place) < ScreenLimits.BlackmailerWithin)))
                {
                    continue;
                }

                sum.Add(rule.Source, place.Written);
                if (rule.Source is { Flag: { } flag, Ask: false })
                {
                    seen.Add((flag, place));
                }
            }
        }

        sum.Names(somebodyElse: found[_rules.SomebodyElse].Count > 0, oneself: found[_rules.Oneself].Count > 0);
        Raise(found, seen, idle, sum);
        foreach (var after in _rules.Afterwards)
        {
            if ((found[after.Phrases].Count > 0 || after.Together.Length > 0) && Places(found, after.Phrases, after.Together, idle, words).Any(place => !found[after.Unless].Exists(place.Overlaps)))
            {
                sum.Add(after.Source);
            }
        }
    }

    // Where a sign stands that no idiom covers and, unless it counts all the same, no negation stands before.
    private IEnumerable<Place> Places(Found found, int phrases, int[][] together, bool[] idle, List<ScreenWord>? negatable)
    {
        foreach (var place in found[phrases])
        {
            if (Counts(place))
            {
                yield return place;
            }
        }

        foreach (var row in together)
        {
            if (Array.Exists(row, part => found[part].Count == 0))
            {
                continue;
            }

            foreach (var first in found[row[0]])
            {
                if (Counts(first) && PlacesTogether.Joined(found, row, first, idle) is { } place)
                {
                    yield return place;
                }
            }
        }

        bool Counts(Place place) => !PlacesTogether.IsIdle(place, idle) && (negatable is null || !_rules.Negation.Denies(negatable, place.Start));
    }

    private void Raise(Found found, List<(Flag Flag, Place Place)> seen, bool[] idle, ScreeningSum sum)
    {
        if (seen.Count == 0)
        {
            return;
        }

        foreach (var raise in _rules.Raises)
        {
            var near = Places(found, raise.Phrases, raise.Together, idle, null).Where(place => !found[raise.Unless].Exists(place.Overlaps));
            if (near.Any(place => seen.Exists(sign => raise.Source.Flags.Contains(sign.Flag) && sign.Place.DistanceTo(place) <= ScreenLimits.RaiseWithin)))
            {
                sum.Add(raise.Source);
            }
        }
    }
}
