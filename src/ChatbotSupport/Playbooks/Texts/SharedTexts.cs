using System.Collections.Concurrent;

namespace ChatbotSupport.Playbooks.Texts;

/// <summary>Texts that are written once and said in several places, with facts filled in; they remember who used them.</summary>
/// <param name="texts">The texts that could be read, by name.</param>
/// <param name="names">All names in the file, readable or not.</param>
public sealed class SharedTexts(IReadOnlyDictionary<string, string> texts, IReadOnlySet<string> names)
{
    // Files are read side by side.
    private readonly ConcurrentDictionary<string, bool> _used = new(StringComparer.Ordinal);

    /// <summary>None.</summary>
    public static SharedTexts None { get; } = new(new Dictionary<string, string>(), new HashSet<string>());

    /// <summary>The texts by name.</summary>
    public IReadOnlyDictionary<string, string> Texts => texts;

    /// <summary>All names.</summary>
    public IReadOnlySet<string> Names => names;

    /// <summary>The text of a name, which counts as used from now on; null when there is none.</summary>
    public string? Use(string name)
    {
        if (!names.Contains(name))
        {
            return null;
        }

        _used[name] = true;
        return texts.GetValueOrDefault(name, FactBook.Unknown);
    }

    /// <summary>Whether something named it.</summary>
    public bool IsUsed(string name) => _used.ContainsKey(name);
}
