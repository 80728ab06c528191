using System.Collections.Concurrent;

namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>Who of the team is heard of again: whoever waits because a chat refused them waits no longer.</summary>
internal sealed class Returns
{
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _away = new();

    /// <summary>Ends with the next thing that is heard of a member. It is asked for before a message is tried, so that nobody comes back unseen in between.</summary>
    public CancellationToken Of(string volunteerId) => _away.GetOrAdd(volunteerId, _ => new()).Token;

    /// <summary>A member wrote, pressed or unblocked the bot.</summary>
    public void Heard(string volunteerId)
    {
        if (_away.TryRemove(volunteerId, out var away))
        {
            away.Cancel();
        }
    }
}
