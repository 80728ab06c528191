namespace ChatbotSupport.Core.Safeguarding;

/// <summary>Adds up what the screen sees in the lines of a message; nothing is ever taken back.</summary>
internal sealed class ScreeningSum
{
    private readonly List<Flag> _flags = [];
    private readonly List<Flag> _asks = [];
    private readonly List<string> _because = [];
    private readonly Dictionary<string, string> _phrases = [];
    private Level _level;
    private Route _route;

    /// <summary>A risk flag was raised or is already to be asked about.</summary>
    public bool SeesRisk => _flags.Concat(_asks).Any(FlagNames.Risks.Contains);

    public void SoundsLike(Flag flag)
    {
        Note("sounds_like_" + flag.Name());
        AddTo(_asks, flag);
    }

    public void Add(RiskRule rule, string phrase)
    {
        Note(rule.Id);
        _phrases.TryAdd(rule.Id, phrase);
        _level = Max(_level, rule.EffectiveLevel);
        _route = rule.Route == Route.HumanFirst ? Route.HumanFirst : _route;
        if (rule.Flag is { } flag)
        {
            AddTo(rule.Ask ? _asks : _flags, flag);
        }
    }

    public void Add(RiskRaise raise)
    {
        Note(raise.Id);
        _level = Max(_level, raise.To);
    }

    public Screening ToScreening()
    {
        var asks = _asks.Where(flag => !_flags.Contains(flag)).ToArray();
        return _because.Count == 0 ? Screening.Nothing : new(_level, [.. _flags.Order()], _route, asks.Length > 0 ? asks.Min() : null, _because) { Phrases = _phrases };
    }

    private void Note(string id)
    {
        if (!_because.Contains(id))
        {
            _because.Add(id);
        }
    }

    private static void AddTo(List<Flag> flags, Flag flag)
    {
        if (!flags.Contains(flag))
        {
            flags.Add(flag);
        }
    }

    private static Level Max(Level one, Level other) => one > other ? one : other;
}
