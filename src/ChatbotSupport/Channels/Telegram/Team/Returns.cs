using System.Collections.Concurrent;

namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>Who of the team is heard of again: whoever waits because a chat refused them waits no longer.</summary>
internal sealed class Returns
{
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _away = new();
    private readonly ConcurrentDictionary<string, byte> _told = new();

    /// <summary>Ends with the next thing that is heard of a member. It is asked for before a message is tried, so that nobody comes back unseen in between.</summary>
    public CancellationToken Of(string volunteerId) => _away.GetOrAdd(volunteerId, _ => new()).Token;

    /// <summary>Whether it is news that a member cannot be reached; it is none after <see cref="Told"/>.</summary>
    public bool IsNews(string volunteerId) => !_told.ContainsKey(volunteerId);

    /// <summary>The others were told.</summary>
    public void Told(string volunteerId) => _told.TryAdd(volunteerId, 0);

    /// <summary>A member wrote, pressed or unblocked the bot.</summary>
    public void Heard(string volunteerId)
    {
        if (_away.TryRemove(volunteerId, out var away))
        {
            away.Cancel();
        }

        _told.TryRemove(volunteerId, out _);
    }
}
