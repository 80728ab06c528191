using System.Globalization;
using ChatbotSupport.Channels.Terminal.Explaining;
using ChatbotSupport.Channels.Terminal.Stories;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Desk.Team;
using ChatbotSupport.Turns;
using ChatbotSupport.Turns.Arriving;

namespace ChatbotSupport.Channels.Terminal;

/// <summary>A trial talk between one person, the bot and one volunteer, on the road that real messages take.</summary>
public sealed class Trial(
    Inbox inbox, Roster roster, TrialRoad road, TerminalChannel channel, ReadyWork ready, TurnOptions options, SteppedClock clock)
{
    private const string Address = "trial";
    private const string Alias = "نور";
    private const string Title = "حديث مسجّل";

    private readonly List<(Signal Signal, TurnResult Result)> _turns = [];

    private TrialWatch _watch = new(States: false, null, null);
    private IReadOnlyList<Button> _buttons = [];
    private string? _state;
    private long _alert;
    private int _ids;
    private string? _volunteer;

    /// <summary>Plays a script and returns how many of its lines came to nothing.</summary>
    /// <param name="script">The lines.</param>
    /// <param name="transcript">Where the talk is written down.</param>
    /// <param name="watch">What else is told of it.</param>
    /// <param name="stop">Ends it.</param>
    public async Task<int> PlayAsync(TextReader script, Transcript transcript, TrialWatch watch, CancellationToken stop)
    {
        _watch = watch;
        ready.Watch = Seen;
        _watch.Story?.Begin(Title, InZone());
        await PersonAsync(IncomingKind.Opened, null, null, stop);
        Show(transcript);
        var failed = 0;
        while (await script.ReadLineAsync(stop) is { } line)
        {
            if (Script.Read(line) is not { } step)
            {
                continue;
            }

            if (step is Quit)
            {
                break;
            }

            if (await TakeAsync(step, line.Trim(), transcript, stop) is { } remark)
            {
                transcript.Remark(remark);
                failed++;
            }

            Show(transcript);
        }

        return failed;
    }

    private void Seen(Signal signal, TurnResult result)
    {
        _turns.Add((signal, result));
        _watch.Story?.Happened(signal, result, InZone());
    }

    private DateTimeOffset InZone() => TimeZoneInfo.ConvertTime(clock.GetUtcNow(), options.Zone);

    // A story knows how many are on shift; a shift that ends while time passes divides that time.
    private async Task PassAsync(TimeSpan time, CancellationToken stop)
    {
        while (time > TimeSpan.Zero)
        {
            NoteShift();
            var part = road.Ask(TrialState.ShiftEnd) is { } end && end - clock.GetUtcNow() is var left && left > TimeSpan.Zero && left < time ? left : time;
            _watch.Story?.BeginPassing(part);
            await road.PassAsync(part, stop);
            _watch.Story?.EndPassing();
            time -= part;
        }
    }

    private void NoteShift() => _watch.Story?.OnShift(road.Ask(TrialState.ShiftEnd) > clock.GetUtcNow() ? 1 : 0);

    private async Task<string?> TakeAsync(ScriptStep step, string line, Transcript transcript, CancellationToken stop)
    {
        switch (step)
        {
            case Write write:
                transcript.Person(write.Text);
                await PersonAsync(IncomingKind.Text, write.Text, null, stop);
                return null;
            case Press press when press.Number > _buttons.Count:
                transcript.Person(line);
                return $"{line}: {_buttons.Count}";
            case Press press:
                transcript.Person($"[{_buttons[press.Number - 1].Text.Trim()}]");
                await PersonAsync(IncomingKind.Pressed, null, _buttons[press.Number - 1].Payload, stop);
                return null;
            case PressWords press when _buttons.FirstOrDefault(button => button.Text.Trim() == press.Text) is { } button:
                transcript.Person($"[{press.Text}]");
                await PersonAsync(IncomingKind.Pressed, null, button.Payload, stop);
                return null;
            case PressWords:
                transcript.Person(line);
                return $"{line}: {string.Join(' ', _buttons.Select(button => $"[{button.Text.Trim()}]"))}";
            case SendPhoto:
                transcript.Person(line);
                await PersonAsync(IncomingKind.Media, null, null, stop);
                return null;
            case LeaveQuickly:
                transcript.Person(line);
                await PersonAsync(IncomingKind.Left, null, null, stop);
                return null;
            case Wait wait:
                transcript.Time(line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
                await PassAsync(wait.Time, stop);
                return null;
            case NotUnderstood:
                return $"{line}: {Script.Commands}";
            default:
                transcript.Desk(line);
                return await DeskAsync(step, stop);
        }
    }

    private async Task PersonAsync(IncomingKind kind, string? text, string? payload, CancellationToken stop)
    {
        NoteShift();
        await inbox.AcceptAsync(new(
            TerminalChannel.Channel, Address, NextId(), kind, text, payload, kind == IncomingKind.Media ? MediaKind.Photo : null, clock.GetUtcNow()));
        await road.SettleAsync(stop);
    }

    private async Task<string?> DeskAsync(ScriptStep step, CancellationToken stop)
    {
        if (_volunteer is null)
        {
            await roster.InviteAsync(Alias, coordinator: true, [Flag.Minor, Flag.Suicide]);
            _volunteer = road.Ask(TrialState.Volunteer);
        }

        if (step is Take)
        {
            await ActAsync(new StartShift(), stop);
        }

        var by = new CaseOwner(_volunteer, Alias);
        var code = road.Ask(TrialState.CaseCode) ?? "";
        return await ActAsync(
            new ActOnCase(step switch
            {
                Take => new TakeCase(by, code),
                VolunteerWrites writes => new WriteToPerson(by, code, writes.Text),
                HandBack => new Core.Conversations.HandBack(by, code),
                Close => new CloseCase(by, code, CaseOutcome.Helped),
                _ => throw new ArgumentOutOfRangeException(nameof(step), step.GetType().Name, "unknown step"),
            }),
            stop);
    }

    private async Task<string?> ActAsync(DeskSignal signal, CancellationToken stop)
    {
        NoteShift();
        var outcome = await road.UntilAsync(inbox.ActAsync(_volunteer!, signal, NextId()), stop);
        return outcome.Done ? null : outcome.Refusal?.ToString() ?? "not done";
    }

    private void Show(Transcript transcript)
    {
        foreach (var message in channel.Take())
        {
            transcript.Said(message);
            _buttons = message.Buttons.Count > 0 ? message.Buttons : _buttons;
        }

        foreach (var line in _turns.SelectMany(turn => _watch.Explanation?.Tell(turn.Signal, turn.Result) ?? []))
        {
            transcript.Explained(line);
        }

        _turns.Clear();
        if (!_watch.States)
        {
            return;
        }

        foreach (var alert in road.Ask(connection => TrialState.Alerts(connection, _alert)))
        {
            transcript.State(alert.Text);
            _alert = alert.Id;
        }

        var state = road.Ask(TrialState.Read);
        if (state is not null && state != _state)
        {
            transcript.State(state);
            _state = state;
        }
    }

    private string NextId() => (++_ids).ToString(CultureInfo.InvariantCulture);
}

/// <summary>What is told of a trial talk besides the talk itself.</summary>
/// <param name="States">Where the conversation stands after each step.</param>
/// <param name="Explanation">Why, after each turn; null for not.</param>
/// <param name="Story">The file it is written to as a story; null for none.</param>
public sealed record TrialWatch(bool States, Explanation? Explanation, ITalkWriter? Story);
