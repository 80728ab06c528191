using System.Text.Json.Nodes;

namespace ChatbotSupport.BotApi.Updates;

/// <summary>What the bot has yet to hear of, and everything that may go wrong with it on the way.</summary>
public sealed class UpdateStream
{
    private readonly World _world;
    private bool _twice;
    private bool _reversed;

    internal UpdateStream(World world)
    {
        _world = world;
    }

    /// <summary>Updates that the bot has not confirmed.</summary>
    public int Waiting
    {
        get
        {
            lock (_world.Gate)
            {
                return _world.Updates.Count;
            }
        }
    }

    /// <summary>Waits until the bot has asked for updates and waits for the next one.</summary>
    public Task UntilPolledAsync() => _world.UntilAsync(() => _world.Updates.IsPolled ? this : null, () => "Nobody asks for updates.");

    /// <summary>The next answer holds each update twice.</summary>
    public void NextComeTwice()
    {
        lock (_world.Gate)
        {
            _twice = true;
        }
    }

    /// <summary>The next answer holds the updates in reverse order.</summary>
    public void NextComeReversed()
    {
        lock (_world.Gate)
        {
            _reversed = true;
        }
    }

    /// <summary>Puts an update into the queue that a client library may stumble over; its number comes back.</summary>
    public long Insert(Unreadable kind) => Insert(UnreadableUpdates.Of(kind));

    /// <summary>Puts any update into the queue as it is written, except for its number.</summary>
    public long Insert(string json) => Insert((JsonObject)JsonNode.Parse(json)!);

    /// <summary>Waits until the bot has fetched and confirmed everything that happened so far.</summary>
    public Task UntilConfirmedAsync() => _world.UntilAsync(() => _world.Updates.Count == 0 ? this : null, () => $"{Waiting} updates were never confirmed.");

    internal IReadOnlyList<Update> Spoil(IReadOnlyList<Update> updates)
    {
        if (updates.Count == 0 || !(_twice || _reversed))
        {
            return updates;
        }

        var spoilt = _twice ? updates.SelectMany(update => new[] { update, update }) : updates;
        spoilt = _reversed ? spoilt.Reverse() : spoilt;
        (_twice, _reversed) = (false, false);
        return [.. spoilt];
    }

    private long Insert(JsonObject body)
    {
        lock (_world.Gate)
        {
            return _world.Updates.Insert(body, chatId: 0);
        }
    }
}
