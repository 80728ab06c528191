using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ChatbotSupport.Benchmarks.Load;

/// <summary>The program as the README publishes it for a server: compiled beforehand for the kind of machine this is. Published once a run, or taken from where it was published before.</summary>
internal static class PublishedProgram
{
    private const string SolutionFile = "ChatbotSupport.sln";

    private static readonly Lazy<Task<string>> Fresh = new(PublishAsync);

    /// <summary>The folder it is in.</summary>
    /// <param name="plan">May name a folder it was published into before.</param>
    public static Task<string> FolderAsync(LoadPlan plan) => plan.Published is { } folder ? Task.FromResult(Path.GetFullPath(folder)) : Fresh.Value;

    private static async Task<string> PublishAsync()
    {
        var top = Top();
        var folder = Path.Combine(top, ".artifacts", "published-to-measure");
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        string[] words =
        [
            "publish", Path.Combine("src", "ChatbotSupport"), "--configuration", "Release", "--runtime", Kind, "--self-contained", "false",
            "-p:RestoreLockedMode=true", "-p:RunAnalyzers=false", "--output", folder,
        ];
        using var process = Process.Start(new ProcessStartInfo("dotnet", words) { WorkingDirectory = top, RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? folder : throw new InvalidOperationException(said);
    }

    // The kinds there are lock files for.
    private static string Kind => RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "linux-arm64" : "linux-x64";

    private static string Top()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, SolutionFile)))
        {
            folder = folder.Parent ?? throw new InvalidOperationException($"{SolutionFile} is nowhere above {AppContext.BaseDirectory}.");
        }

        return folder.FullName;
    }
}
