using System.Globalization;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Desk;
using ChatbotSupport.Turns;

namespace ChatbotSupport.Channels.Terminal;

/// <summary>A trial talk between one person, the bot and one volunteer, on the road that real messages take.</summary>
public sealed class Trial(Inbox inbox, Roster roster, TrialRoad road, TerminalChannel channel, SteppedClock clock)
{
    private const string Address = "trial";
    private const string Alias = "نور";

    private IReadOnlyList<Button> _buttons = [];
    private string? _state;
    private long _alert;
    private int _ids;
    private string? _volunteer;

    /// <summary>Plays a script and returns how many of its lines came to nothing.</summary>
    /// <param name="script">The lines.</param>
    /// <param name="transcript">Where the talk is written down.</param>
    /// <param name="states">Whether it tells where the conversation stands after each step.</param>
    /// <param name="stop">Ends it.</param>
    public async Task<int> PlayAsync(TextReader script, Transcript transcript, bool states, CancellationToken stop)
    {
        await PersonAsync(IncomingKind.Opened, null, null, stop);
        Show(transcript, states);
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

            Show(transcript, states);
        }

        return failed;
    }

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
                await road.PassAsync(wait.Time, stop);
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
        var outcome = await road.UntilAsync(inbox.ActAsync(_volunteer!, signal, NextId()), stop);
        return outcome.Done ? null : outcome.Refusal?.ToString() ?? "not done";
    }

    private void Show(Transcript transcript, bool states)
    {
        foreach (var message in channel.Take())
        {
            transcript.Said(message);
            _buttons = message.Buttons.Count > 0 ? message.Buttons : _buttons;
        }

        if (!states)
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
