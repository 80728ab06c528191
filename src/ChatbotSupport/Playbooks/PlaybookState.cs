using ChatbotSupport.Playbooks.Stories;

namespace ChatbotSupport.Playbooks;

/// <summary>Everything operators write, at one moment: what answers people, and the stories that guard it.</summary>
/// <param name="Playbook">The files that answer people.</param>
/// <param name="Stories">The stories.</param>
public sealed record PlaybookState(LoadedFolder Playbook, LoadedFolder Stories)
{
    /// <summary>The version of what answers people; stories do not change it.</summary>
    public string Hash => PlaybookVersion.Of(Playbook.Files);

    /// <summary>All files, by path inside the folder.</summary>
    public IReadOnlyDictionary<string, string> All => Playbook.Files.Concat(Stories.Files).ToDictionary(StringComparer.Ordinal);

    /// <summary>The folder as it is now.</summary>
    public static PlaybookState OfFolder(string folder) => new(PlaybookFolder.Load(folder), StoryFolder.Load(folder));

    /// <summary>Files that came another way than from a folder.</summary>
    public static PlaybookState Of(IReadOnlyDictionary<string, string> files)
    {
        Dictionary<string, string> Where(bool areStories) => files.Where(file => file.Key.StartsWith(StoryFolder.Folder, StringComparison.Ordinal) == areStories).ToDictionary(StringComparer.Ordinal);

        return new(new(Where(false), []), new(Where(true), []));
    }
}
