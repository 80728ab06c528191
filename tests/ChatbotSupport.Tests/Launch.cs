using System.Diagnostics;
using System.Text;

namespace ChatbotSupport.Tests;

/// <summary>One of the ways people start the program.</summary>
/// <param name="Words">The words before the program's own.</param>
/// <param name="Folder">The current folder.</param>
/// <param name="Program">What is started.</param>
public sealed record Launch(IReadOnlyList<string> Words, string Folder, string Program = "dotnet")
{
    /// <summary>The top folder of the repository.</summary>
    public static string Top { get; } = FindTop();

    /// <summary>The built program, started in the top folder.</summary>
    public static Launch Built { get; } = BuiltIn(Top);

    /// <summary>The built program, started in another folder.</summary>
    public static Launch BuiltIn(string folder) => new(["exec", Path.Combine(AppContext.BaseDirectory, "ChatbotSupport.dll")], folder);

    /// <summary>`dotnet run`, typed in another folder.</summary>
    public static Launch Project(string folder) =>
        new(["run", "--no-build", "--project", Path.Combine(Top, "src", "ChatbotSupport"), "--"], folder);

    /// <summary>A published copy, started in the root of the disk.</summary>
    public static Launch Published(string copy) => new(["exec", Path.Combine(copy, "ChatbotSupport.dll")], Path.GetPathRoot(copy)!);

    /// <summary>This one, in a view of the file system that a script of the shell makes: `$0` is a user, `$@` the program.</summary>
    public Launch Confined(string script, string user)
    {
        string[] words = ["--mount", "sh", "-c", script, user, Program, .. Words];
        return Environment.IsPrivilegedProcess ? new(words, Folder, "unshare") : new(["--preserve-env", "unshare", .. words], Folder, "sudo");
    }

    /// <summary>How such a process is started.</summary>
    public ProcessStartInfo Describe(IEnumerable<string> args, IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo(Program)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var word in Words.Concat(args))
        {
            start.ArgumentList.Add(word);
        }

        foreach (var (key, value) in settings)
        {
            start.Environment[key] = value;
        }

        return start;
    }

    private static string FindTop()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ChatbotSupport.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests run outside the repository.");
    }
}
