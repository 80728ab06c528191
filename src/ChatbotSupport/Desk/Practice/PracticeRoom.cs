using System.Collections.Concurrent;
using System.Security.Cryptography;
using ChatbotSupport.Core.Practice;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using Dapper;

namespace ChatbotSupport.Desk.Practice;

/// <summary>
/// Where volunteers practise. A run lives in memory only: it is no case and no conversation, so it can be in no queue, no count, no figure and no alert, and its
/// words are gone when it ends or the program does. That a run was finished is written down.
/// </summary>
public sealed class PracticeRoom(CurrentPlaybook playbook, Writer writer, TimeProvider clock)
{
    /// <summary>The audit's name of a practice case that was played to its end.</summary>
    public const string Done = "practice_done";

    private readonly ConcurrentDictionary<string, Kept> _runs = new();

    /// <summary>The run of a volunteer; null when none is under way.</summary>
    public PracticeRun? Of(string volunteerId)
    {
        if (_runs.TryGetValue(volunteerId, out var kept) && clock.GetElapsedTime(kept.TouchedAt) >= DeskLimits.PracticeKept)
        {
            _runs.TryRemove(new(volunteerId, kept));
            return null;
        }

        return kept?.Run;
    }

    /// <summary>Begins a run, or shows the one that is under way; null when operators have written no practice case.</summary>
    public PracticeRun? Start(string volunteerId)
    {
        if (Of(volunteerId) is { IsDone: false } open)
        {
            return open;
        }

        var stories = playbook.Value.Practice.Values.OrderBy(story => story.Id, StringComparer.Ordinal).ToList();
        if (stories.Count == 0)
        {
            return null;
        }

        // Whoever plays again gets another one where there is one.
        var others = stories.Where(story => story.Id != Of(volunteerId)?.Story.Id).ToList();
        var chosen = others.Count == 0 ? stories[0] : others[RandomNumberGenerator.GetInt32(others.Count)];
        return Keep(volunteerId, PracticeRun.Start(chosen));
    }

    /// <summary>The volunteer answers; null when no run is under way.</summary>
    public async Task<PracticeRun?> AnswerAsync(string volunteerId, string text)
    {
        PracticeRun next;
        lock (_runs)
        {
            if (Of(volunteerId) is not { IsDone: false } run)
            {
                return null;
            }

            next = Keep(volunteerId, run.Answer(text));
        }

        if (next.IsDone)
        {
            await writer.RunAsync(connection => connection.Execute(
                "insert into events (at, code, volunteer_id) values (@at, @Done, @volunteerId)", new { at = clock.GetUtcNow().ToUnixTimeMilliseconds(), Done, volunteerId }));
        }

        return next;
    }

    /// <summary>Ends the run without a word.</summary>
    public void Leave(string volunteerId) => _runs.TryRemove(volunteerId, out _);

    private PracticeRun Keep(string volunteerId, PracticeRun run)
    {
        _runs[volunteerId] = new(run, clock.GetTimestamp());
        return run;
    }

    private sealed record Kept(PracticeRun Run, long TouchedAt);
}
