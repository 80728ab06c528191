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
    public IReadOnlyList<T> ReadEach<T>(IEnumerable<YamlMap> files, Func<ReadingRoom, YamlMap, T> read)
        where T : class
    {
        var apart = Unhurried.Each([.. files], file =>
        {
            var findings = new FindingList();
            var room = new ReadingRoom(findings, Texts.Apart(findings), Today);
            return new ReadApart<T>(read(room, file), room);
        });
        foreach (var one in apart)
        {
            Findings.AddRange(one.Room.Findings.Sorted());
            Texts.BringHome(one.Room.Texts);
        }

        return Array.ConvertAll(apart, one => one.Read);
    }

    private sealed record ReadApart<T>(T Read, ReadingRoom Room);
}
