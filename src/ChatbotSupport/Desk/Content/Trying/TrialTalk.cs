using ChatbotSupport.Core;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Core.Stories;

namespace ChatbotSupport.Desk.Content.Trying;

/// <summary>A talk with content that nobody reads yet. It is played by the turns of real talks, in memory: it has no person, no case and no road, so nobody of the team can meet it.</summary>
internal sealed class TrialTalk(Playbook playbook, string of, DateTimeOffset at, int onShift)
{
    private readonly StoryPlayer _player = StoryPlayer.ByHand(playbook, at, onShift);
    private readonly List<TrialLine> _lines = [];
    private readonly Lock _lock = new();

    /// <summary>What is tried: a state of the draft, or a version.</summary>
    public string Of => of;

    /// <summary>Does one thing; false when it cannot be done now.</summary>
    public bool Act(StoryAct act)
    {
        lock (_lock)
        {
            if (_lines.Count >= ContentLimits.TrialLines || _player.Act(act) is not { } said)
            {
                return false;
            }

            if (Line(act) is { } line)
            {
                _lines.Add(line);
            }

            _lines.AddRange(said.Select(message => new TrialLine(false, message.Text, [.. message.Buttons.Select(button => button.Text.Trim())])));
            return true;
        }
    }

    /// <summary>How it looks now.</summary>
    public TrialView View()
    {
        lock (_lock)
        {
            var conversation = _player.Conversation;
            return new(
                of,
                [.. _lines],
                conversation.Level.ToString(),
                conversation.Cursor is { } cursor ? $"{cursor.Flow}/{cursor.Step}" : null,
                [.. conversation.Flags.Select(flag => flag.ToString())],
                conversation.Case is { IsOpen: true },
                conversation.Route == Route.HumanFirst,
                _player.Now.ToUnixTimeMilliseconds(),
                _lines.Count >= ContentLimits.TrialLines);
        }
    }

    private static TrialLine? Line(StoryAct act) => act switch
    {
        Says says => new(true, string.Join('\n', says.Lines), []),
        Presses presses => new(true, presses.Words, []),
        _ => null,
    };
}

/// <summary>A line of a trial talk.</summary>
/// <param name="Person">Whether it stands on the person's side.</param>
/// <param name="Text">Its words.</param>
/// <param name="Buttons">Its buttons.</param>
internal sealed record TrialLine(bool Person, string Text, IReadOnlyList<string> Buttons);

/// <summary>A trial talk as the page shows it.</summary>
internal sealed record TrialView(string Of, IReadOnlyList<TrialLine> Lines, string Level, string? Step, IReadOnlyList<string> Flags, bool Case, bool HumanFirst, long Now, bool Full);
