using ChatbotSupport.Core;

namespace ChatbotSupport.Playbooks.Texts;

/// <summary>The facts that texts may name. While `facts.yaml` itself cannot be read, no name in a text is called unknown.</summary>
/// <param name="Facts">The facts that could be read, by id.</param>
/// <param name="Names">All ids in the file, readable or not.</param>
/// <param name="Known">Whether the file could be read.</param>
public sealed record FactBook(IReadOnlyDictionary<string, Fact> Facts, IReadOnlySet<string> Names, bool Known)
{
    /// <summary>What stands for a name that cannot be filled in, so that its length is about right.</summary>
    public const string Unknown = "…";

    /// <summary>Whether a name may stand in a text.</summary>
    public bool Has(string name) => !Known || Names.Contains(name);

    /// <summary>The value of a fact that may be shown.</summary>
    public string Value(string name) => Facts.TryGetValue(name, out var fact) && fact.Show ? fact.Value : Unknown;

    /// <summary>Whether the fact is there, but never to be shown.</summary>
    public bool IsHidden(string name) => Facts.TryGetValue(name, out var fact) && !fact.Show;
}
