using System.Text;

namespace ChatbotSupport.Playbooks.Mending;

/// <summary>Writes a file of the playbook so that whoever reads at the same moment sees the old one or the new one, never half.</summary>
public static class SafeWrite
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes beside the file and moves into its place; false when the file is no longer what was read, because somebody saved it meanwhile.</summary>
    public static bool Replace(string file, string was, string text)
    {
        if (!Utf8.GetBytes(was).AsSpan().SequenceEqual(File.ReadAllBytes(file)))
        {
            return false;
        }

        // Hidden, so that nobody takes it for a file of the playbook; beside it, so that moving is one step.
        var beside = Path.Combine(Path.GetDirectoryName(file)!, $".{Path.GetFileName(file)}.{Environment.ProcessId}.part");
        try
        {
            using (var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write))
            {
                stream.Write(Utf8.GetBytes(text));
                stream.Flush(flushToDisk: true);
            }

            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(beside, File.GetUnixFileMode(file));
            }

            File.Move(beside, file, overwrite: true);
            return true;
        }
        finally
        {
            File.Delete(beside);
        }
    }
}
