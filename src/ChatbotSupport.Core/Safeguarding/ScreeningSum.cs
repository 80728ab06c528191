using System.Globalization;

namespace ChatbotSupport.Core.Safeguarding;

/// <summary>Adds up what the screen sees in the lines of a message; nothing is ever taken back.</summary>
internal sealed class ScreeningSum
{
    private readonly List<Flag> _flags = [];
    private readonly List<Flag> _asks = [];
    private readonly List<string> _because = [];
    private readonly Dictionary<string, string> _phrases = [];
    private Level _level;
    private double _wish;
    private Route _route;
    private bool _blackmail;

    /// <summary>Begins with nothing.</summary>
    public ScreeningSum()
    {
    }

    /// <summary>Begins with what was seen already.</summary>
    public ScreeningSum(Screening seen)
    {
        (_level, _route, _blackmail) = (seen.Level, seen.Route, seen.TellsOfBlackmail);
        _flags.AddRange(seen.Flags);
        _because.AddRange(seen.Because);
        _phrases = new(seen.Phrases);
        if (seen.AskGently is { } asked)
        {
            _asks.Add(asked);
        }
    }

    /// <summary>A risk flag was raised or is already to be asked about.</summary>
    public bool SeesRisk => _flags.Concat(_asks).Any(FlagNames.Risks.Contains);

    /// <summary>A risk flag was raised.</summary>
    public bool RaisesRisk => _flags.Exists(FlagNames.Risks.Contains);

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
        _level = Max(_level, raise.To);
    }

    public Screening ToScreening()
    {
        var asks = _asks.Where(flag => !_flags.Contains(flag)).ToArray();
        return _because.Count == 0 ? Screening.Nothing : new(_level, [.. _flags.Order()], _route, asks.Length > 0 ? asks.Min() : null, _because) { Phrases = _phrases, Wish = _wish, TellsOfBlackmail = _blackmail || _flags.Exists(FlagNames.OfBlackmail.Contains) };
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
