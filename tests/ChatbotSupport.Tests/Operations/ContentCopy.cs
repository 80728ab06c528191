namespace ChatbotSupport.Tests.Operations;

/// <summary>A copy of the shipped playbook that a test may break.</summary>
internal static class ContentCopy
{
    /// <summary>Copies it to a folder and returns the folder.</summary>
    public static string To(string folder)
    {
        var shipped = Path.Combine(Launch.Top, "conversation-flows");
        foreach (var file in Directory.EnumerateFiles(shipped, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(shipped, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return folder;
    }
}
