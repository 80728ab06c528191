namespace ChatbotSupport.Operations;

/// <summary>Makes sure that only one process answers people: two would answer twice.</summary>
public sealed class RunLock : IDisposable
{
    private const string FileName = "run.lock";

    private readonly FileStream _file;

    private RunLock(FileStream file) => _file = file;

    /// <summary>Takes the lock of a data folder; null when another process holds it. It ends with the process, however it ends.</summary>
    public static RunLock? Take(string dataFolder)
    {
        Directory.CreateDirectory(dataFolder);
        try
        {
            return new(new(Path.Combine(dataFolder, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
