namespace ChatbotSupport.Playbooks.Readers;

/// <summary>What a word of the files stands for, most often a member of an enumeration. Two plain arrays: a dictionary is compiled anew for every enumeration, at every start, while people wait.</summary>
/// <typeparam name="T">What they stand for.</typeparam>
public sealed class NameTable<T>
    where T : struct
{
    private readonly string[] _names;
    private readonly T[] _members;

    /// <summary>Words and what each stands for, in the same order.</summary>
    /// <param name="names">The words; empty for a member that files cannot name.</param>
    /// <param name="members">What they stand for.</param>
    public NameTable(string[] names, T[] members)
    {
        (_names, _members) = (names, members);
        Names = Array.FindAll(names, name => name.Length > 0);
    }

    /// <summary>The words.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>What a word stands for; false when it is none of these.</summary>
    public bool TryGet(string name, out T member)
    {
        var place = name.Length == 0 ? -1 : Array.IndexOf(_names, name);
        member = place < 0 ? default : _members[place];
        return place >= 0;
    }
}
