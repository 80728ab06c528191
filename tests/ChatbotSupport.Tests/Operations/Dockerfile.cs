using System.Text.RegularExpressions;

namespace ChatbotSupport.Tests.Operations;

/// <summary>The Dockerfile, read so far that its steps can be done without an engine.</summary>
internal sealed partial class Dockerfile
{
    private readonly List<(string Word, string Said)> _steps;

    public Dockerfile(string file)
    {
        var joined = Continued().Replace(File.ReadAllText(file), " ");
        _steps = [.. joined.Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(' ', 2)).Select(words => (words[0], words[1].Trim()))];
    }

    /// <summary>What is copied from the repository before the build.</summary>
    public IEnumerable<string> Sources => Of("COPY").Where(copy => !copy.StartsWith("--from", StringComparison.Ordinal)).SelectMany(copy => copy.Split(' ')[..^1]);

    /// <summary>The line that restores and publishes.</summary>
    public string Publish => Of("RUN").Single(run => run.Contains("dotnet publish", StringComparison.Ordinal));

    /// <summary>The environment of the running container.</summary>
    public IReadOnlyDictionary<string, string> Environment => Assignment().Matches(string.Join(' ', Of("ENV")))
        .ToDictionary(match => match.Groups["name"].Value, match => match.Groups["value"].Value.Trim('"'));

    /// <summary>What starts the program.</summary>
    public string EntryPoint => Of("ENTRYPOINT").Single();

    /// <summary>The folders that may be written.</summary>
    public string Volumes => Of("VOLUME").Single();

    private IEnumerable<string> Of(string word) => _steps.Where(step => step.Word == word).Select(step => step.Said);

    [GeneratedRegex(@"\\\n\s*")]
    private static partial Regex Continued();

    [GeneratedRegex("""(?<name>\w+)=(?<value>"[^"]*"|\S+)""")]
    private static partial Regex Assignment();
}
