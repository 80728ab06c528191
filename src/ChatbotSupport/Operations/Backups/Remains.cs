using System.Globalization;
using ChatbotSupport.Privacy;

namespace ChatbotSupport.Operations.Backups;

/// <summary>What `restore` leaves beside the database: the one that could not be kept among the backups, and what a restore that was killed had begun. Both hold what people wrote.</summary>
public static class Remains
{
    private const string Broken = ".broken-";
    private const string Begun = ".restoring";

    /// <summary>Where a restore writes the new database before it is put in place.</summary>
    public static string BegunAt(string database) => database + Begun;

    /// <summary>Where the old one goes that cannot be kept among the backups.</summary>
    public static string BrokenAt(string database, DateTimeOffset now) => string.Create(CultureInfo.InvariantCulture, $"{database}{Broken}{now.ToUnixTimeSeconds()}");

    /// <summary>Deletes what a restore had begun; nobody else may be restoring.</summary>
    public static void DropBegun(string database)
    {
        foreach (var file in Files(database, Begun))
        {
            File.Delete(file);
        }
    }

    /// <summary>Deletes what was set aside longer ago than such a file is kept.</summary>
    /// <returns>How many files.</returns>
    public static int DropOld(string database, DateTimeOffset now)
    {
        var old = Files(database, Broken).Where(file => At(database, file) is { } at && (now - at).Duration() > PrivacyLimits.BrokenKept).ToList();
        old.ForEach(File.Delete);
        return old.Count;
    }

    private static string[] Files(string database, string kind) => Directory.GetFiles(Path.GetDirectoryName(database)!, Path.GetFileName(database) + kind + "*");

    // The log of one bears the same name with `-wal` behind it.
    private static DateTimeOffset? At(string database, string file) =>
        long.TryParse(file[(database.Length + Broken.Length)..].Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
