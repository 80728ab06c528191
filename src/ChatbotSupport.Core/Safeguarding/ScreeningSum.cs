using System.Globalization;

namespace ChatbotSupport.Core.Safeguarding;

/// <summary>Adds up what the screen sees in the lines of a message; nothing is ever taken back.</summary>
internal sealed class ScreeningSum
{
    private readonly List<Flag> _flags = [];
    private readonly List<Flag> _asks = [];
    private readonly List<string> _because = [];
    private readonly Dictionary<string, string> _phrases = [];
    private readonly List<RiskAfter> _after = [];
    private Level _level;
    private Level _levelOfDanger;
    private double _wish;
    private bool _namesSomebodyElse;
    private bool _namesOneself;
    private Route _route;
    private bool _blackmail;

    /// <summary>Begins with nothing.</summary>
    public ScreeningSum()
    {
    }

    /// <summary>Begins with what was seen already.</summary>
    public ScreeningSum(Screening seen)
    {
        (_level, _route, _blackmail) = (seen.Level, seen.Route, seen.SaysBlackmail);
        _flags.AddRange(seen.Flags);
        _because.AddRange(seen.Because);
        _phrases = new(seen.Phrases);
        _after.AddRange(seen.After);
        (_namesSomebodyElse, _namesOneself) = (seen.About == Whom.SomebodyElse, seen.About == Whom.Writer);
        if (seen.AskGently is { } asked)
        {
            _asks.Add(asked);
        }
    }

    /// <summary>The writer laughs at all of it.</summary>
    public bool Laughs { get; init; }

    /// <summary>A risk flag was raised or is already to be asked about.</summary>
    public bool SeesRisk => _flags.Concat(_asks).Any(FlagNames.Risks.Contains);

    /// <summary>A risk flag was raised.</summary>
    public bool RaisesRisk => _flags.Exists(FlagNames.Risks.Contains);

    public void SoundsLike(Flag flag)
    {
        Note("sounds_like_" + flag.Name());
        AddTo(_asks, flag);
    }

    /// <summary>Who is named in a piece of the text.</summary>
    public void Names(bool somebodyElse, bool oneself) => (_namesSomebodyElse, _namesOneself) = (_namesSomebodyElse || somebodyElse, _namesOneself || oneself);

    public void Add(RiskRule rule, string phrase)
    {
        Names(rule.Who == Who.Other, rule.Who == Who.Self);
        Note(rule.Id);
        _phrases.TryAdd(rule.Id, phrase);
        Lift(rule.EffectiveLevel, isOfDanger: rule is { Ask: false, Flag: { } danger } && Laughter.Lightens(danger));
        _blackmail |= rule.EffectiveLevel == Level.L1;
        _route = rule.Route == Route.HumanFirst ? Route.HumanFirst : _route;
        if (rule.Flag is { } flag)
        {
            AddTo(rule.Ask ? _asks : _flags, flag);
        }
    }

    /// <summary>A sound was heard; one whose flag the phrases raised already says nothing new.</summary>
    public void Hears(RiskSound sound, float probability)
    {
        if (sound.Flag is { } known && _flags.Contains(known))
        {
            return;
        }

        Note(sound.Id);
        _phrases.TryAdd(sound.Id, string.Create(CultureInfo.InvariantCulture, $"{probability:F2}"));
        _route = sound.Route == Route.HumanFirst ? Route.HumanFirst : _route;
        if (sound.Flag is { } flag)
        {
            _level = Max(_level, Level.L2);
            AddTo(_flags, flag);
        }
        else
        {
            _wish = Math.Max(_wish, probability);
        }
    }

    public void Add(RiskRaise raise)
    {
        Note(raise.Id);
        Lift(raise.To, isOfDanger: raise.Flags.All(Laughter.Lightens));
    }

    /// <summary>What counts only after a sign; where the sign stands in the same text, it counts at once.</summary>
    public void Add(RiskAfter after)
    {
        if (!_after.Exists(known => known.Id == after.Id))
        {
            _after.Add(after);
        }
    }

    public Screening ToScreening()
    {
        var isBlackmail = _blackmail || _flags.Exists(FlagNames.OfBlackmail.Contains);
        var flags = Laughs && !isBlackmail ? _flags.FindAll(flag => !Laughter.Lightens(flag)) : _flags;
        var level = Max(_level, flags.Count == _flags.Count ? _levelOfDanger : Level.L0);
        if (flags.Count < _flags.Count)
        {
            Note(Laughter.Reason);
        }

        foreach (var after in _after.Where(after => flags.Exists(after.Flags.Contains)))
        {
            Note(after.Id);
            level = Max(level, after.To);
        }

        var asks = _asks.Concat(_flags).Except(flags).ToArray();
        return _because.Count == 0 && _after.Count == 0 ? Screening.Nothing : new(level, [.. flags.Order()], _route, asks.Length > 0 ? asks.Min() : null, _because)
        {
            Phrases = _phrases,
            Wish = _wish,
            After = _after,
            About = _namesOneself ? Whom.Writer : _namesSomebodyElse ? Whom.SomebodyElse : Whom.Unsaid,
            TellsOfBlackmail = isBlackmail,
            SaysBlackmail = _blackmail,
        };
    }

    private void Lift(Level level, bool isOfDanger)
    {
        if (isOfDanger)
        {
            _levelOfDanger = Max(_levelOfDanger, level);
        }
        else
        {
            _level = Max(_level, level);
        }
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
