using System.Runtime.CompilerServices;
using ChatbotSupport.Core;

namespace ChatbotSupport.Playbooks;

/// <summary>
/// What the playbooks of this process are made of: a part whose content did not change is the very same one in the next playbook, not parsed, compiled or learnt again. Remembers a playbook only as long as somebody else holds it.
/// </summary>
public sealed class KnownParts
{
    private readonly ConditionalWeakTable<Playbook, Dictionary<string, object>> _partsOf = [];

    /// <summary>Notes what a playbook was made of.</summary>
    internal void Note(Playbook playbook, TakenParts parts) => _partsOf.Add(playbook, parts.All);

    /// <summary>A part under its key; null when no playbook that is still held has it.</summary>
    internal T? Find<T>(string key)
        where T : class
    {
        foreach (var (_, parts) in _partsOf)
        {
            if (parts.TryGetValue(key, out var part))
            {
                return (T)part;
            }
        }

        return null;
    }
}

/// <summary>The parts of one playbook that is being made: taken over where they are known, else made.</summary>
/// <param name="known">What earlier playbooks were made of; null for none.</param>
internal sealed class TakenParts(KnownParts? known)
{
    private readonly Lock _gate = new();

    /// <summary>Every part so far, by its key.</summary>
    public Dictionary<string, object> All { get; } = new(StringComparer.Ordinal);

    /// <summary>A part under its key.</summary>
    /// <param name="key">What decides how it comes out.</param>
    /// <param name="make">Makes it.</param>
    public T Get<T>(string key, Func<T> make)
        where T : class
    {
        lock (_gate)
        {
            if (All.TryGetValue(key, out var same))
            {
                return (T)same;
            }
        }

        var part = known?.Find<T>(key) ?? make();
        lock (_gate)
        {
            All[key] = part;
        }

        return part;
    }
}
