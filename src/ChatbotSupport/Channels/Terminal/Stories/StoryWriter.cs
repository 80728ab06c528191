using System.Globalization;
using ChatbotSupport.Core.Conversations;

namespace ChatbotSupport.Channels.Terminal.Stories;

/// <summary>Writes a trial talk down as a story that the tests play: what people and volunteers did, and under it what the engine made of it.</summary>
/// <param name="output">The new file.</param>
public sealed class StoryWriter(TextWriter output) : ITalkWriter
{
    private const int FirstCode = 482_715; // cases of a story are numbered from here, whatever codes were drawn

    private readonly Dictionary<string, string> _codes = new(StringComparer.Ordinal);
    private readonly List<Button> _buttons = [];
    private ConversationState _state = ConversationState.Menu;
    private StoryTimers? _passing;
    private int? _onShift;

    /// <summary>The first lines.</summary>
    public void Begin(string title, DateTimeOffset start)
    {
        Write($"# {title}");
        Write(string.Create(CultureInfo.InvariantCulture, $"الوقت: {start:yyyy-MM-dd HH:mm}"));
    }

    /// <summary>How many volunteers are on shift from now on.</summary>
    public void OnShift(int count)
    {
        if (_onShift != count)
        {
            _onShift = count;
            Write(string.Create(CultureInfo.InvariantCulture, $"في المناوبة: {count}"));
        }
    }

    /// <summary>Time begins to pass.</summary>
    public void BeginPassing(TimeSpan time)
    {
        Write("");
        Write("مضى: " + Span(time));
        _passing = new(_state);
    }

    /// <summary>That time is over.</summary>
    public void EndPassing()
    {
        WriteAll(_passing?.Repeated() ?? []);
        _passing = null;
    }

    /// <summary>A turn is over.</summary>
    public void Happened(Signal signal, TurnResult result, DateTimeOffset now)
    {
        if (result.Conversation.Case is { } item)
        {
            Number(item.Code);
        }

        if (signal is TimerDue timer)
        {
            WriteAll(_passing?.Tell(now, timer.Kind, result) ?? []);
        }
        else
        {
            Write("");
            Write(Given(signal).Replace("\n", "\n  ", StringComparison.Ordinal));
            WriteAll(StoryTeller.Tell(result, pressed: signal is PersonPressed));
        }

        _buttons.AddRange(result.Effects.OfType<SayToPerson>().SelectMany(say => say.Message.Buttons));
        _state = result.Effects.OfType<ErasePerson>().Any() ? ConversationState.Menu : result.Conversation.State;
    }

    private string Given(Signal signal) => signal switch
    {
        PersonWrote wrote => "شخص: " + string.Join('\n', wrote.Lines),
        PersonFlooded flooded => "فيض: " + string.Join('\n', flooded.Lines),
        PersonPressed { Payload: ButtonPayload.ShowPayload } => "عرض",
        PersonPressed pressed => Press(pressed.Payload),
        PersonOpened => "يفتح",
        PersonLeft => "يغادر",
        PersonSentMedia { Kind: MediaKind.Photo } => "صورة",
        TakeCase take => $"فريق {take.By.Alias}: يستلم",
        WriteToPerson write => $"فريق {write.By.Alias}: يكتب: {write.Text}",
        Core.Conversations.HandBack back => $"فريق {back.By.Alias}: يعيد إلى البوت",
        CloseCase close => $"فريق {close.By.Alias}: يغلق: {close.Outcome}",
        _ => throw new ArgumentOutOfRangeException(nameof(signal), signal.GetType().Name, "nothing that happens in a trial talk"),
    };

    private string Press(string payload)
    {
        var text = _buttons.Last(button => button.Payload == payload).Text;
        return (_buttons.Last(button => button.Text == text).Payload == payload ? "زر: " : "زر قديم: ") + text;
    }

    private void Number(string code)
    {
        if (!_codes.ContainsKey(code))
        {
            _codes[code] = (FirstCode + _codes.Count).ToString(CultureInfo.InvariantCulture);
        }
    }

    private void WriteAll(IReadOnlyList<string> lines)
    {
        foreach (var line in lines)
        {
            Write(line);
        }
    }

    private void Write(string line)
    {
        foreach (var (drawn, number) in _codes)
        {
            line = line.Replace(Shown(drawn), Shown(number), StringComparison.Ordinal);
        }

        output.Write(line + "\n");
    }

    private static string Shown(string code) => $"{code[..3]}-{code[3..]}";

    private static string Span(TimeSpan time)
    {
        var (count, unit) = time.Ticks switch
        {
            var ticks when ticks % TimeSpan.TicksPerDay == 0 => (time.TotalDays, "أيام"),
            var ticks when ticks % TimeSpan.TicksPerHour == 0 => (time.TotalHours, "ساعات"),
            var ticks when ticks % TimeSpan.TicksPerMinute == 0 => (time.TotalMinutes, "دقائق"),
            _ => (Math.Ceiling(time.TotalSeconds), "ثوان"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{count} {unit}");
    }
}
