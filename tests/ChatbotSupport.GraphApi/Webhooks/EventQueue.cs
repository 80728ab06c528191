namespace ChatbotSupport.GraphApi.Webhooks;

/// <summary>What happened and was not yet brought to the business, in order.</summary>
internal sealed class EventQueue
{
    private readonly List<Event> _waiting = [];

    /// <summary>Brought to nobody until released.</summary>
    public bool IsHeld { get; set; }

    public int Count => _waiting.Count;

    public void Add(Event happened) => _waiting.Add(happened);

    public IReadOnlyList<Event> Take(int most)
    {
        if (IsHeld)
        {
            return [];
        }

        var taken = _waiting.Take(most).ToList();
        _waiting.RemoveRange(0, taken.Count);
        return taken;
    }
}
