using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using ChatbotSupport.Operations.Settings;

namespace ChatbotSupport.Channels.Web;

/// <summary>Which browsers somebody sits at: a page nobody touched for a while is locked until «متابعة» is pressed.</summary>
/// <remarks>Kept in memory only. After a restart every session counts as touched at that moment, so that nobody is cut off in the middle; one that stays unknown is locked.</remarks>
public sealed class Sessions(TimeProvider clock, WebSettings settings)
{
    // Time passed, not time of day: a clock that is set back must not keep a page open. Null: left.
    private readonly ConcurrentDictionary<string, long?> seen = new();
    private readonly long startedAt = clock.GetTimestamp();

    private TimeSpan LockAfter => TimeSpan.FromMinutes(settings.LockAfterMinutes);

    /// <summary>A new cookie value; it is the address of the person on this channel.</summary>
    public static string Draw() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(WebLimits.CookieBytes));

    /// <summary>Somebody is there.</summary>
    public void Touch(string cookie) => Set(cookie, clock.GetTimestamp());

    /// <summary>The person left: locked from now on.</summary>
    public void End(string cookie) => Set(cookie, null);

    /// <summary>The person left: no press opens this session again, whoever has its cookie.</summary>
    public bool HasLeft(string cookie) => seen.TryGetValue(Key(cookie), out var at) && at is null;

    /// <summary>Nobody has been there for too long.</summary>
    public bool IsLocked(string cookie) => IsOver(seen.GetValueOrDefault(Key(cookie), startedAt));

    private bool IsOver(long? at) => at is not { } touched || clock.GetElapsedTime(touched) >= LockAfter;

    private void Set(string cookie, long? at)
    {
        seen[Key(cookie)] = at;
        if (seen.Count < WebLimits.SweepFrom || !IsOver(startedAt))
        {
            return;
        }

        // Whoever is not remembered is locked by now, so the idle ones need not be remembered.
        foreach (var entry in seen.Where(entry => IsOver(entry.Value)))
        {
            seen.TryRemove(entry);
        }
    }

    // The cookie opens a conversation: a picture of the memory should not hold a list of them.
    private static string Key(string cookie) => Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(cookie)));
}
