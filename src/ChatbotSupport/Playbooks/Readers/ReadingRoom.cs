using ChatbotSupport.Playbooks.Texts;
using ChatbotSupport.Playbooks.Tree;

namespace ChatbotSupport.Playbooks.Readers;

/// <summary>What every reader of a playbook shares.</summary>
/// <param name="Findings">Where findings go.</param>
/// <param name="Texts">Reads texts for people and fills in the facts.</param>
/// <param name="Today">The day of reading; only warnings depend on it.</param>
public sealed record ReadingRoom(FindingList Findings, PeopleText Texts, DateOnly Today)
{
    /// <summary>Reads files side by side, on as many processors as there are, and finds the same in the same order as one after the other.</summary>
    /// <param name="files">The files.</param>
    /// <param name="read">Reads one, in a room of its own.</param>
    public IReadOnlyList<T> ReadEach<T>(IEnumerable<(string Path, YamlMap Tree)> files, Func<ReadingRoom, string, YamlMap, T> read)
    {
        var all = (Unhurried.IsOn ? files.Select(Apart) : files.AsParallel().AsOrdered().Select(Apart)).ToList();
        foreach (var (_, room) in all)
        {
            Findings.AddRange(room.Findings.Sorted());
            Texts.BringHome(room.Texts);
        }

        return [.. all.Select(one => one.Read)];

        (T Read, ReadingRoom Room) Apart((string Path, YamlMap Tree) file)
        {
            var findings = new FindingList();
            var room = new ReadingRoom(findings, Texts.Apart(findings), Today);
            return (read(room, file.Path, file.Tree), room);
        }
    }
}
