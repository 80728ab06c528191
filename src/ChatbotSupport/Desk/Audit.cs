using System.Collections.Concurrent;
using ChatbotSupport.Desk.SignIn;

namespace ChatbotSupport.Desk;

/// <summary>Writes down who looked at what and who did what: codes only, never a word.</summary>
internal sealed class Audit(AuditTrail trail, TimeProvider clock)
{
    private const int Remembered = 2000;

    private readonly ConcurrentDictionary<(string VolunteerId, string CaseCode), (string Last, long From, DateTimeOffset At)> _seen = new();

    /// <summary>A volunteer did something, whether or not it was let through.</summary>
    public Task DidAsync(SignedIn me, string code, string? caseCode = null) => trail.WriteAsync($"desk.{code}", me.VolunteerId, caseCode);

    /// <summary>A coordinator did something about somebody of the team.</summary>
    public Task DidAboutAsync(SignedIn me, string code, string alias) => trail.WriteAboutAsync($"desk.{code}", alias, me.VolunteerId);

    /// <summary>A volunteer was shown a case's text. A page that refreshes itself without anything new to read is one view, not fifty; reading further back is one more.</summary>
    public async Task ReadAsync(SignedIn me, string caseCode, string lastLine, long from)
    {
        var now = clock.GetUtcNow();
        var key = (me.VolunteerId, caseCode);
        if (_seen.TryGetValue(key, out var before) && before.Last == lastLine && before.From <= from && now - before.At < DeskLimits.ViewAgain)
        {
            return;
        }

        await DidAsync(me, "read", caseCode);
        if (_seen.Count >= Remembered)
        {
            _seen.Clear();
        }

        _seen[key] = (lastLine, from, now);
    }
}
