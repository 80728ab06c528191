using ChatbotSupport.Core;
using ChatbotSupport.Core.Stories;

namespace ChatbotSupport.Desk.Content.Trying;

/// <summary>The trial talks that are under way, one for each coordinator, in memory only.</summary>
internal sealed class TrialTalks(ContentFolder folder, TimeProvider clock)
{
    private readonly Dictionary<string, (TrialTalk Talk, long TouchedAt)> _talks = [];
    private readonly Lock _lock = new();

    /// <summary>Begins a talk in the place of the one before.</summary>
    /// <param name="volunteerId">Who tries.</param>
    /// <param name="playbook">What is tried.</param>
    /// <param name="of">What it is called.</param>
    /// <param name="onShift">Whether somebody of the team is there in it.</param>
    public TrialTalk Begin(string volunteerId, Playbook playbook, string of, bool onShift)
    {
        var talk = new TrialTalk(playbook, of, TimeZoneInfo.ConvertTime(clock.GetUtcNow(), folder.Zone), onShift ? 1 : 0);
        talk.Act(new Opens());
        lock (_lock)
        {
            Tidy();
            _talks[volunteerId] = (talk, clock.GetTimestamp());
        }

        return talk;
    }

    /// <summary>The talk of somebody; null when none is under way.</summary>
    public TrialTalk? Of(string volunteerId)
    {
        lock (_lock)
        {
            Tidy();
            if (!_talks.TryGetValue(volunteerId, out var kept))
            {
                return null;
            }

            _talks[volunteerId] = (kept.Talk, clock.GetTimestamp());
            return kept.Talk;
        }
    }

    /// <summary>Ends the talk of somebody.</summary>
    public void End(string volunteerId)
    {
        lock (_lock)
        {
            _talks.Remove(volunteerId);
        }
    }

    private void Tidy()
    {
        foreach (var late in _talks.Where(kept => clock.GetElapsedTime(kept.Value.TouchedAt) >= ContentLimits.TrialKept).Select(kept => kept.Key).ToList())
        {
            _talks.Remove(late);
        }

        while (_talks.Count > ContentLimits.Trials)
        {
            _talks.Remove(_talks.MinBy(kept => kept.Value.TouchedAt).Key);
        }
    }
}
