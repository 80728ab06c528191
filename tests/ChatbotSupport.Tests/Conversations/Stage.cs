using System.Text;
using ChatbotSupport.Core;
using ChatbotSupport.Core.Conversations;

namespace ChatbotSupport.Tests.Conversations;

/// <summary>One conversation over the shipped playbook: a clock, timers, and the conversation stored and reloaded between all turns.</summary>
internal sealed class Stage
{
    private const int MostLetters = 1000;

    private readonly Dictionary<TimerKind, DateTimeOffset> _timers = [];
    private int _code = 482_715;

    public static Playbook Playbook => ShippedPlaybook.Value;

    public Conversation Conversation { get; private set; } = New();

    public DateTimeOffset Now { get; set; } = new(2026, 3, 1, 11, 0, 0, TimeSpan.FromHours(3));

    public int OnShift { get; set; } = 1;

    public int WomenOnShift { get; set; }

    /// <summary>Buttons seen so far, newest last.</summary>
    public List<Button> Buttons { get; } = [];

    public string CaseCode => Conversation.Case?.Code ?? "000000";

    public TurnResult Run(Signal signal)
    {
        var result = Turn.Run(Conversation, signal, Playbook, new Moment(Now, $"{_code}", OnShift, WomenOnShift));
        _code += result.Conversation.Case?.Code == $"{_code}" ? 1 : 0;
        foreach (var effect in result.Effects)
        {
            Perform(effect);
        }

        var stored = ConversationJson.Write(result.Conversation);
        Conversation = ConversationJson.Read(stored);
        Assert.Equal(Encoding.UTF8.GetString(stored), Encoding.UTF8.GetString(ConversationJson.Write(Conversation)));
        if (result.Effects.OfType<ErasePerson>().Any())
        {
            Conversation = New();
        }

        return result;
    }

    /// <summary>Lets time pass; timers that fall due on the way run at their time.</summary>
    public IEnumerable<(TimerKind Kind, TurnResult Result)> Pass(TimeSpan span)
    {
        var end = Now + span;
        while (_timers.Where(timer => timer.Value <= end).OrderBy(timer => timer.Value).Select(timer => (TimerKind?)timer.Key).FirstOrDefault() is { } kind)
        {
            Now = _timers[kind] > Now ? _timers[kind] : Now;
            _timers.Remove(kind);
            yield return (kind, Run(new TimerDue(kind)));
        }

        Now = end;
    }

    /// <summary>The channel the person writes on, before anything was said.</summary>
    public void WritesOn(string channel) => Conversation = Conversation with { Channel = channel };

    private static Conversation New() => new() { Id = new string('0', 32), Channel = "web" };

    private void Perform(Effect effect)
    {
        switch (effect)
        {
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
                Assert.DoesNotContain("unexpected", happened.Code, StringComparison.Ordinal);
                break;
            case SayToPerson { Message: var message }:
                Assert.InRange(message.Text.Length, 1, MostLetters);
                Assert.DoesNotContain("((", message.Text, StringComparison.Ordinal);
                Assert.All(message.Buttons, button => Assert.InRange(Encoding.UTF8.GetByteCount(button.Payload), 1, 64));
                Buttons.AddRange(message.Buttons);
                break;
            default:
                break;
        }
    }
}
