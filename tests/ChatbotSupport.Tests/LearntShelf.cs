namespace ChatbotSupport.Tests;

/// <summary>What the program learnt from the shipped examples, brought from one fresh folder to the next: it costs more than the rest of a start, and has tests of its own.</summary>
internal static class LearntShelf
{
    private static readonly Lock Gate = new();
    private static readonly string Shelf = Open();

    /// <summary>Lays it into a folder of data that is about to be used for the first time.</summary>
    public static void Bring(string data)
    {
        lock (Gate)
        {
            if (!Directory.Exists(data) && Directory.EnumerateFiles(Shelf).FirstOrDefault() is { } file)
            {
                Directory.CreateDirectory(data);
                File.Copy(file, Path.Combine(data, Path.GetFileName(file)));
            }
        }
    }

    /// <summary>Keeps a copy of what was learnt there, if there is none yet.</summary>
    public static void Take(string data)
    {
        lock (Gate)
        {
            if (!Directory.EnumerateFiles(Shelf).Any() && Directory.EnumerateFiles(data, "model-*").FirstOrDefault(name => !name.EndsWith(".part", StringComparison.Ordinal)) is { } file)
            {
                File.Copy(file, Path.Combine(Shelf, Path.GetFileName(file)));
            }
        }
    }

    private static string Open()
    {
        var folder = Directory.CreateTempSubdirectory("learnt-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    }
}
