namespace ChatbotSupport.Core.Safeguarding;

/// <summary>A rule or raise with the numbers of its phrases in the <see cref="PhraseIndex"/>.</summary>
/// <param name="Source">As operators wrote it.</param>
/// <param name="Phrases">Phrases of which any one is enough.</param>
/// <param name="Together">Phrases of which all of one row must stand near each other, in any order.</param>
/// <param name="Unless">Phrases that cancel.</param>
internal sealed record CompiledSign<T>(T Source, int Phrases, int[][] Together, int Unless);

/// <summary>All rules, ready; what could not be read is listed as faults and left out.</summary>
internal sealed class RiskCompiler
{
    private const char And = '&';

    private static readonly List<(int Rule, int[] Row)> NoRows = [];
    private static readonly List<int> NoRules = [];

    private readonly Dictionary<string, int> _parts = [];
    private readonly RiskRules _rules;
    private readonly PhraseReader _reader;
    private readonly List<RiskFault> _faults = [];
    private readonly Dictionary<int, List<int>> _rulesOfSet = [];
    private readonly Dictionary<int, List<(int Rule, int[] Row)>> _rowsOf = [];
    private readonly HashSet<int> _cancelling = [];
    private readonly HashSet<int> _raising = [];
    private readonly Gap? _turning;
    private HashSet<int>? _telling;

    public RiskCompiler(RiskRules rules)
    {
        _rules = rules;
        _reader = new(rules, Vocabulary);
        Negation = new(Numbers(rules.Negations), Numbers(rules.Bridges), Listed(RiskRules.WillList), Listed(RiskRules.RefusalsList), Listed(RiskRules.NobodyList));
        Units = Listed(RiskRules.UnitsList);
        Blackmailer = Index.Add(rules.Words.TryGetValue(RiskRules.BlackmailerList, out var names) ? Read("", names) : []);
        SomebodyElse = Index.Add(rules.Words.TryGetValue(RiskRules.SomebodyElseList, out var others) ? Read("", others) : []);
        Oneself = Index.Add(rules.Words.TryGetValue(RiskRules.OneselfList, out var own) ? Read("", own) : []);
        _turning = Ending([RiskRules.TurningList]);
        Idioms = Index.Add(Ended(Read("", rules.Idioms), Ending([RiskRules.TurningList, .. RiskRules.EndingIdioms])));
        Laughter = new(rules.Laughter);
        Rules = [.. rules.Rules.Select(rule => new CompiledSign<RiskRule>(rule, Index.Add(Read(rule.Id, Single(rule.Phrases))), Together(rule.Id, rule.Phrases), Index.Add(Cancelling(rule.Id, rule.Unless))))];
        Raises = [.. rules.Raises.Select(raise => new CompiledSign<RiskRaise>(raise, Index.Add(Read(raise.Id, Single(raise.Phrases))), Together(raise.Id, raise.Phrases), Index.Add(Cancelling(raise.Id, raise.Unless))))];
        Afterwards = [.. rules.Afterwards.Select(after => new CompiledSign<RiskAfter>(after, Index.Add(Read(after.Id, Single(after.Phrases))), Together(after.Id, after.Phrases), Index.Add(Cancelling(after.Id, after.Unless))))];
        foreach (var list in rules.Words.Values)
        {
            Read("", list);
        }

        Meanings = new(rules, Vocabulary);
        FindFormFaults();
        foreach (var (number, rule) in Rules.Index())
        {
            foreach (var set in rule.Together.Select(row => row[0]).Append(rule.Phrases).Distinct())
            {
                (_rulesOfSet.TryGetValue(set, out var list) ? list : _rulesOfSet[set] = []).Add(number);
            }

            if (rule.Source is { Flag: not null, Ask: false })
            {
                _raising.Add(rule.Phrases);
            }

            if (rule.Source.Flag is not null && rule.Together.Length > 0)
            {
                NoteRows(number, rule);
            }
        }
    }

    /// <summary>The rules as operators wrote them.</summary>
    public RiskRules Source => _rules;

    public Vocabulary Vocabulary { get; } = new();

    /// <summary>What the words of the lists mean.</summary>
    public Meanings Meanings { get; }

    public Negation Negation { get; }

    public HashSet<int> Units { get; }

    public PhraseIndex Index { get; } = new();

    public int Blackmailer { get; }

    public int SomebodyElse { get; }

    public int Oneself { get; }

    public int Idioms { get; }

    public Laughter Laughter { get; }

    public IReadOnlyList<CompiledSign<RiskRule>> Rules { get; }

    public IReadOnlyList<CompiledSign<RiskRaise>> Raises { get; }

    public IReadOnlyList<CompiledSign<RiskAfter>> Afterwards { get; }

    public IReadOnlyList<RiskFault> Faults => _faults;

    /// <summary>The rules whose phrases, or the first part of one, are among these sets; in the order of the file.</summary>
    public List<int> RulesOf(IReadOnlyCollection<int> sets)
    {
        var rules = new List<int>();
        foreach (var set in sets)
        {
            foreach (var rule in _rulesOfSet.GetValueOrDefault(set, NoRules))
            {
                rules.Add(rule);
            }
        }

        rules.Sort();
        var different = 0;
        for (var index = 0; index < rules.Count; index++)
        {
            if (different == 0 || rules[different - 1] != rules[index])
            {
                rules[different++] = rules[index];
            }
        }

        rules.RemoveRange(different, rules.Count - different);
        return rules;
    }

    /// <summary>Whether a set of phrases alone raises a flag.</summary>
    public bool RaisesFlag(int set) => _raising.Contains(set);

    /// <summary>Whether a word tells of danger by itself: it stands in few phrases, and those are of a danger.</summary>
    public bool Tells(string word)
    {
        // Only texts of a length that no person writes ask for it.
        _telling ??= [.. Telling()];
        foreach (var number in Vocabulary.Match(ScreenText.Fold(word)).InOrder)
        {
            if (_telling.Contains(number))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The rules that raise a flag, with the row of parts that a set is one of.</summary>
    public IReadOnlyList<(int Rule, int[] Row)> RowsOf(int part) => _rowsOf.GetValueOrDefault(part, NoRows);

    /// <summary>Whether a set cancels a rule that joins parts.</summary>
    public bool CancelsRows(int set) => _cancelling.Contains(set);

    private void FindFormFaults()
    {
        var seen = new HashSet<string>();
        var signs = _rules.Rules.Select(rule => (rule.Id, rule.Phrases)).Concat(_rules.Raises.Select(raise => (raise.Id, raise.Phrases))).Concat(_rules.Afterwards.Select(after => (after.Id, after.Phrases)));
        foreach (var (id, phrases) in signs)
        {
            if (!seen.Add(id))
            {
                _faults.Add(new(RiskFaultKind.RepeatedId, id, ""));
            }

            if (phrases.Count == 0)
            {
                _faults.Add(new(RiskFaultKind.NoPhrase, id, ""));
            }
        }

        _faults.AddRange(_rules.Rules.Where(rule => rule is { Ask: true, Flag: null }).Select(rule => new RiskFault(RiskFaultKind.AskWithoutFlag, rule.Id, "")));
    }

    // Numbers of words in phrases of dangers, without those that stand in everything.
    private IEnumerable<int> Telling()
    {
        var phrases = new Dictionary<int, int>();
        var dangerous = new HashSet<int>();
        var reader = new PhraseReader(_rules, Vocabulary);
        foreach (var rule in _rules.Rules)
        {
            var isDanger = rule is { Ask: false, Flag: { } flag } && FlagNames.Risks.Contains(flag);
            foreach (var phrase in rule.Phrases.SelectMany(entry => entry.Split(And)).Select(part => reader.Read(part.Trim()).Phrase).OfType<Phrase>())
            {
                foreach (var word in phrase.Elements.OfType<OneOf>().SelectMany(choice => choice.All).Distinct())
                {
                    phrases[word] = phrases.GetValueOrDefault(word) + 1;
                    if (isDanger)
                    {
                        dangerous.Add(word);
                    }
                }
            }
        }

        return dangerous.Where(word => (phrases[word] <= ScreenLimits.PhrasesOfTellingWord || Vocabulary.AreForms(word)) && !Negation.IsOf(word));
    }

    private void NoteRows(int number, CompiledSign<RiskRule> rule)
    {
        _cancelling.Add(rule.Unless);
        foreach (var row in rule.Together)
        {
            foreach (var part in row.Distinct())
            {
                (_rowsOf.TryGetValue(part, out var rows) ? rows : _rowsOf[part] = []).Add((number, row));
            }
        }
    }

    private static string[] Single(IReadOnlyList<string> entries) => [.. entries.Where(entry => !entry.Contains(And))];

    // «[family] & [kill:me]»: a part that many rows share is searched once.
    private int[][] Together(string ruleId, IReadOnlyList<string> entries) =>
        [.. entries.Where(entry => entry.Contains(And)).Select(entry => entry.Split(And).Select(part => PartOf(ruleId, entry, part.Trim())).ToArray())];

    private int PartOf(string ruleId, string entry, string part)
    {
        if (!_parts.TryGetValue(part, out var number))
        {
            var (phrase, fault) = _reader.Read(part);
            if (fault is { } kind)
            {
                _faults.Add(new(kind, ruleId, entry));
            }

            _parts.Add(part, number = Index.Add(phrase is null ? [] : [phrase]));
        }

        return number;
    }

    private List<Phrase> Read(string ruleId, IReadOnlyList<string> entries)
    {
        var phrases = new List<Phrase>(entries.Count);
        foreach (var entry in entries)
        {
            var (phrase, fault) = _reader.Read(entry);
            if (phrase is not null)
            {
                phrases.Add(phrase);
            }
            else if (fault is { } kind)
            {
                _faults.Add(new(kind, ruleId, entry));
            }
        }

        return phrases;
    }

    // «وصل الخبر لاهلي واريد انتحر» is no news of a suicide: where a person turns to themselves, or to their family, what cancels ends.
    private List<Phrase> Cancelling(string ruleId, IReadOnlyList<string> entries) => Ended(Read(ruleId, entries), _turning);

    private static List<Phrase> Ended(List<Phrase> phrases, Gap? ended) => ended is null
        ? phrases
        : phrases.ConvertAll(phrase => phrase.Elements.Any(element => element is Gap) ? phrase with { Elements = [.. phrase.Elements.Select(element => element is Gap ? ended : element)] } : phrase);

    private Gap? Ending(IEnumerable<string> lists)
    {
        string[] known = [.. lists.Where(_rules.Words.ContainsKey).Select(list => $"[{list}]")];
        return known.Length > 0 && _reader.Read(string.Join('/', known)).Phrase is { Elements: [OneOf words] } ? new(words) : null;
    }

    private HashSet<int> Listed(string list) => Numbers(_rules.Words.TryGetValue(list, out var words) ? words : []);

    private HashSet<int> Numbers(IReadOnlyList<string> words)
    {
        var numbers = new HashSet<int>();
        foreach (var word in words)
        {
            var number = Vocabulary.Add(word);
            if (number == Vocabulary.Nothing)
            {
                _faults.Add(new(RiskFaultKind.BadPhrase, "", word));
            }

            numbers.Add(number);
        }

        return numbers;
    }
}
