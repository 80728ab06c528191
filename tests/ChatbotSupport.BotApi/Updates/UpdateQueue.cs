using System.Text.Json.Nodes;

namespace ChatbotSupport.BotApi.Updates;

/// <summary>What happened and was not fetched yet, in order, each thing for as long as Telegram keeps it.</summary>
internal sealed class UpdateQueue(TimeProvider clock, Signal changed)
{
    private const long FirstId = 814_503_001;

    // Not told unless asked for by name.
    private static readonly HashSet<string> OnlyWhenAsked = ["chat_member", "message_reaction", "message_reaction_count"];

    private readonly List<Update> _waiting = [];
    private long _nextId = FirstId;

    /// <summary>What the bot asked for last; nothing means Telegram's own choice.</summary>
    public IReadOnlySet<string>? Allowed { get; private set; }

    /// <summary>Somebody asked and waits for the next update.</summary>
    public bool IsPolled { get; set; }

    public int Count
    {
        get
        {
            Forget();
            return _waiting.Count;
        }
    }

    /// <summary>The list is remembered between calls: leaving it out keeps it, an empty one sets it back.</summary>
    public void Allow(IReadOnlyList<string>? kinds)
    {
        if (kinds is not null)
        {
            Allowed = kinds.Count == 0 ? null : kinds.ToHashSet(StringComparer.Ordinal);
        }
    }

    public void Add(string kind, JsonObject body, long chatId)
    {
        if (Allowed?.Contains(kind) ?? !OnlyWhenAsked.Contains(kind))
        {
            Insert(Json.Of((kind, body)), chatId, kind == "callback_query" ? BotApiLimits.CallbackLife : BotApiLimits.UpdateLife);
        }
    }

    /// <summary>Puts anything into the queue as it is, for what no well-behaved server would send.</summary>
    public long Insert(JsonObject body, long chatId, TimeSpan? life = null)
    {
        var id = _nextId++;
        var numbered = Json.Of(("update_id", id));
        foreach (var (name, value) in body)
        {
            numbered[name] = value?.DeepClone();
        }

        _waiting.Add(new Update(id, numbered, chatId, clock.GetUtcNow() + (life ?? BotApiLimits.UpdateLife)));
        changed.Ring();
        return id;
    }

    /// <summary>Everything before this number is confirmed; a negative one counts from the end.</summary>
    public void Confirm(long offset)
    {
        if (offset < 0)
        {
            _waiting.RemoveRange(0, Math.Max(0, _waiting.Count + (int)Math.Max(offset, -_waiting.Count)));
        }
        else
        {
            _waiting.RemoveAll(update => update.Id < offset);
        }
    }

    public void Clear() => _waiting.Clear();

    public void Remove(Update update) => _waiting.Remove(update);

    public IReadOnlyList<Update> First(int limit)
    {
        Forget();
        return [.. _waiting.Take(limit)];
    }

    private void Forget()
    {
        var now = clock.GetUtcNow();
        _waiting.RemoveAll(update => update.ExpiresAt <= now);
    }
}
