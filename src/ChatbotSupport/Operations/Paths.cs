using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Operations;

/// <summary>Where things are on this computer. The root is the current folder if it holds the settings and the playbook, else the program's own folder; every relative setting starts there.</summary>
/// <param name="Root">Absolute path of the root.</param>
public sealed record Paths(string Root)
{
    /// <summary>The settings file.</summary>
    public const string SettingsFile = "appsettings.json";

    /// <summary>The folder of the content beside the settings, and the one that is shipped with the program.</summary>
    public const string FlowsFolder = "conversation-flows";

    /// <summary>Finds the root as seen from a folder.</summary>
    public static Paths Find(string currentFolder, string applicationFolder) =>
        File.Exists(Path.Combine(currentFolder, SettingsFile)) && Directory.Exists(Path.Combine(currentFolder, FlowsFolder))
            ? new(Path.GetFullPath(currentFolder))
            : new(Path.GetFullPath(applicationFolder));

    /// <summary>The absolute path of a path in a setting.</summary>
    public string Resolve(string path) => Path.GetFullPath(path, Root);

    /// <summary>Whether one of two folders holds the other, or both are the same.</summary>
    public static bool Overlap(string one, string other) => Holds(one, other) || Holds(other, one);

    /// <summary>The database file of a connection string.</summary>
    public string Database(string connectionString) => Resolve(new SqliteConnectionStringBuilder(connectionString).DataSource);

    private static bool Holds(string outer, string inner)
    {
        var way = Path.GetRelativePath(outer, inner);
        return way != ".." && !way.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal) && !Path.IsPathRooted(way);
    }
}
