using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Stories;

/// <summary>Plays one story over a playbook, through the turns that real people get, and tells where it goes otherwise. Between two turns the conversation is stored and read back.</summary>
public sealed class StoryPlayer
{
    private const int FirstCode = 482_715;

    private static readonly CaseOwner Volunteer = new("story", "نور");

    private readonly Playbook _playbook;
    private readonly Dictionary<TimerKind, DateTimeOffset> _timers = [];
    private readonly List<Button> _buttons = [];
    private readonly List<Message> _said = [];
    private readonly List<string> _events = [];
    private readonly HashSet<string> _steps = new(StringComparer.Ordinal);
    private readonly HashSet<string> _choices = new(StringComparer.Ordinal);
    private readonly List<string> _allEvents = [];
    private readonly int _onShift;
    private readonly string _channel;
    private Conversation _conversation;
    private DateTimeOffset _now;
    private int _code = FirstCode;

    private StoryPlayer(Story story, Playbook playbook) =>
        (_playbook, _now, _onShift, _channel, _conversation) = (playbook, story.At, story.OnShift, story.Channel, New(story.Channel));

    /// <summary>Plays it from the first line to the last.</summary>
    public static StoryResult Play(Story story, Playbook playbook)
    {
        var player = new StoryPlayer(story, playbook);
        var faults = story.Lines.Index().SelectMany(line => player.Line(line.Index, line.Item)).ToList();
        return new(story, faults, new(player._steps, player._choices, player.Ids("answered_"), player.Ids("alerted_")));
    }

    /// <summary>Begins a talk that somebody plays by hand, to try a playbook before anybody reads it. Nothing of it is kept.</summary>
    /// <param name="playbook">The playbook.</param>
    /// <param name="at">When it begins, in the desk's time.</param>
    /// <param name="onShift">How many of the team are on shift.</param>
    public static StoryPlayer ByHand(Playbook playbook, DateTimeOffset at, int onShift) => new(new("by_hand", "", at, onShift, []), playbook);

    /// <summary>Where the talk stands.</summary>
    public Conversation Conversation => _conversation;

    /// <summary>The time in the talk.</summary>
    public DateTimeOffset Now => _now;

    /// <summary>Does one thing and tells what the person read after it; null when it cannot be done here.</summary>
    public IReadOnlyList<Message>? Act(StoryAct act)
    {
        _said.Clear();
        _events.Clear();
        return Do(act) is null ? [.. _said] : null;
    }

    private HashSet<string> Ids(string prefix) =>
        _allEvents.Where(code => code.StartsWith(prefix, StringComparison.Ordinal)).Select(code => code[prefix.Length..]).ToHashSet(StringComparer.Ordinal);

    private IEnumerable<StoryFault> Line(int number, StoryLine line)
    {
        if (line.Act is not null)
        {
            _said.Clear();
            _events.Clear();
            if (Do(line.Act) is { } refused)
            {
                yield return new(number, null, refused);
            }
        }

        var look = new StoryLook(_conversation, _said, _events);
        foreach (var wish in line.Wishes)
        {
            if (look.Instead(wish with { Value = Filled(wish.Value) }) is { } happened)
            {
                yield return new(number, wish, happened);
            }
        }
    }

    // Numbers and links are named in stories as in texts, so that a story does not go wrong when one changes.
    private string Filled(string text) => _playbook.Facts.Values.Aggregate(
        _playbook.Texts.Aggregate(text, (words, shared) => words.Replace($"(({shared.Key}))", Variants.In(shared.Value, _conversation.Address), StringComparison.Ordinal)), (words, fact) => words.Replace($"(({fact.Id}))", fact.Value, StringComparison.Ordinal));

    private string? Do(StoryAct act)
    {
        switch (act)
        {
            case Passes passes:
                Pass(passes.Time);
                return null;
            case Presses presses when Payload(presses.Words) is null:
                return _buttons.Count == 0 ? "—" : string.Join('\n', _buttons.Select(button => $"[{button.Text.Trim()}]").Distinct());
            default:
                return Run(SignalOf(act)) is { Refusal: { } refusal } ? refusal.ToString() : null;
        }
    }

    private Signal SignalOf(StoryAct act) => act switch
    {
        Says says => new PersonWrote(says.Lines, _now),
        Presses presses => new PersonPressed(Payload(presses.Words)!),
        Opens => new PersonOpened(),
        Leaves => new PersonLeft(),
        Sends sends => new PersonSentMedia(sends.Kind),
        TeamWrites writes => new WriteToPerson(Volunteer, Code, writes.Text),
        TeamActs { Act: TeamAct.Takes } => new TakeCase(Volunteer, Code),
        TeamActs { Act: TeamAct.HandsBack } => new HandBack(Volunteer, Code),
        TeamActs => new CloseCase(Volunteer, Code, CaseOutcome.Helped),
        _ => throw new ArgumentOutOfRangeException(nameof(act), act.GetType().Name, "nothing that happens in a story"),
    };

    private string Code => _conversation.Case?.Code ?? "";

    private string? Payload(string words) => _buttons.LastOrDefault(button => button.Text.Trim() == words)?.Payload;

    private void Pass(TimeSpan time)
    {
        var end = _now + time;
        while (_timers.Where(timer => timer.Value <= end).OrderBy(timer => timer.Value).Select(timer => (TimerKind?)timer.Key).FirstOrDefault() is { } kind)
        {
            _now = _timers[kind] > _now ? _timers[kind] : _now;
            _timers.Remove(kind);
            Run(new TimerDue(kind));
        }

        _now = end;
    }

    private TurnResult Run(Signal signal)
    {
        var result = Turn.Run(_conversation, signal, _playbook, new Moment(_now, $"{_code}", _onShift));
        _code += result.Conversation.Case?.Code == $"{_code}" ? 1 : 0;
        _steps.UnionWith(result.Walked);
        _choices.UnionWith(result.Conversation.Asked.Where(asked => asked.Chosen is not null).Select(asked => $"{asked.Place}/{asked.Chosen}"));
        foreach (var effect in result.Effects)
        {
            Take(effect);
        }

        _conversation = result.Effects.OfType<ErasePerson>().Any() ? New(_channel) : ConversationJson.Read(ConversationJson.Write(result.Conversation));
        return result;
    }

    private void Take(Effect effect)
    {
        switch (effect)
        {
            case SayToPerson say:
                _said.Add(say.Message);
                _buttons.AddRange(say.Message.Buttons);
                break;
            case StartTimer start:
                _timers[start.Kind] = start.DueAt;
                break;
            case StopTimer stop:
                _timers.Remove(stop.Kind);
                break;
            case ErasePerson:
                _timers.Clear();
                break;
            case Happened happened:
                _events.Add(happened.Code);
                _allEvents.Add(happened.Code);
                break;
            default:
                break;
        }
    }

    private static Conversation New(string channel) => new() { Id = new string('0', 32), Channel = channel };
}
