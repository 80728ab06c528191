using ChatbotSupport.Storage;

namespace ChatbotSupport.Operations;

/// <summary>Makes sure that only one process answers people: two would answer twice.</summary>
public sealed class RunLock : IDisposable
{
    private const string FileName = "run.lock";

    // What says that somebody else has the file, and nothing else: ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION on Windows, EWOULDBLOCK on Linux and on macOS.
    private static readonly int[] Held = OperatingSystem.IsWindows() ? [32, 33] : OperatingSystem.IsMacOS() ? [35] : [11];

    private readonly FileStream _file;

    private RunLock(FileStream file) => _file = file;

    /// <summary>Takes the lock of a data folder; null when another process holds it. It ends with the process, however it ends.</summary>
    /// <exception cref="StartRefusedException">The folder cannot be written.</exception>
    public static RunLock? Take(string dataFolder)
    {
        try
        {
            Directory.CreateDirectory(dataFolder);
            return new(new(Path.Combine(dataFolder, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException taken) when (Held.Contains(taken.HResult & 0xFFFF))
        {
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(
                $"لا يمكن الكتابة في مجلد البيانات {dataFolder}: ليس لهذا المستخدم، أو القرص للقراءة فقط، أو امتلأ. شغّل الأمر بالمستخدم الذي له المجلد (على الخادم: chatbot)، أو صحح الإعداد Storage:ConnectionString. {failure.Message}",
                $"The data folder {dataFolder} cannot be written: it is another user's, the disk is read-only, or it is full. Run this as the user whose folder it is (on a server: chatbot), or correct the setting Storage:ConnectionString. {failure.Message}");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
