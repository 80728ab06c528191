namespace ChatbotSupport.Core.Tests.Architecture;

/// <summary>The repository these tests were built from.</summary>
internal static class Repository
{
    public static string Top { get; } = Find();

    public static IEnumerable<string> SourceFiles(string folder, string named = "*.cs") =>
        Directory.EnumerateFiles(Path.Combine(Top, folder), named, SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ChatbotSupport.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests run outside the repository.");
    }
}
