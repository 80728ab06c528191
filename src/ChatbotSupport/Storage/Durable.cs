using System.ComponentModel;
using System.Runtime.InteropServices;

namespace ChatbotSupport.Storage;

/// <summary>Brings what was written to the disk itself, so that it survives a power cut.</summary>
internal static class Durable
{
    private const int ReadOnly = 0;
    private const int CannotSync = 22; // EINVAL: a kind of disk that knows no such thing, for example over a network

    /// <summary>The content of a file.</summary>
    public static void File(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>The names in a folder, after something in it was renamed; does nothing on Windows, which keeps them by itself.</summary>
    /// <exception cref="IOException">The disk refuses.</exception>
    public static void Folder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        // No stream opens a folder.
        var handle = Open(folder, ReadOnly);
        if (handle < 0)
        {
            throw Failed(folder);
        }

        try
        {
            if (Sync(handle) != 0 && Marshal.GetLastPInvokeError() != CannotSync)
            {
                throw Failed(folder);
            }
        }
        finally
        {
            _ = Close(handle);
        }
    }

    private static IOException Failed(string folder) => new(folder + ": " + new Win32Exception(Marshal.GetLastPInvokeError()).Message);

    [DllImport("libc", EntryPoint = "open", SetLastError = true, BestFitMapping = false)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int Sync(int handle);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int handle);
}
