using System.Xml.Linq;

namespace ChatbotSupport.Core.Tests.Architecture;

/// <summary>The shape that keeps the house small enough to be understood.</summary>
public sealed class SolutionShapeTests
{
    private const int MaxLines = 300;

    private const int MaxLinesOfProgram = 80;

    private static readonly string[] TopLevel =
    [
        ".ci", ".editorconfig", ".gitattributes", ".github", ".gitignore", "appsettings.json", "ChatbotSupport.sln", "conversation-flows",
        "Directory.Build.props", "Directory.Packages.props", "Dockerfile", "global.json", "README.md", "src", "tests",
    ];

    // Written by git, by builds and by running; git does not keep them.
    private static readonly string[] NotKept = [".git", ".artifacts", "data", "keys", ".vs", ".idea"];

    private static readonly string[] EmptyNames = ["Services", "Helpers", "Managers", "Common", "Utils", "Utilities"];

    [Fact]
    public void The_top_level_holds_what_was_agreed_and_nothing_else()
    {
        var found = Directory.EnumerateFileSystemEntries(Repository.Top).Select(Path.GetFileName).Except(NotKept).Except(TopLevel);

        Assert.Empty(found);
    }

    [Fact]
    public void Core_references_no_other_project()
    {
        var project = XDocument.Load(Path.Combine(Repository.Top, "src/ChatbotSupport.Core/ChatbotSupport.Core.csproj"));

        Assert.Empty(project.Descendants("ProjectReference"));
        Assert.Equal(["Stateless"], project.Descendants("PackageReference").Select(package => (string?)package.Attribute("Include")));
    }

    [Fact]
    public void No_file_is_longer_than_three_hundred_lines()
    {
        var tooLong = Repository.SourceFiles("src").Concat(Repository.SourceFiles("tests")).Concat(Repository.SourceFiles("src", "*.js")).Concat(Repository.SourceFiles("src", "*.css"))
            .Select(file => (File: Path.GetRelativePath(Repository.Top, file), Lines: File.ReadLines(file).Count()))
            .Where(item => item.Lines > MaxLines);

        Assert.Empty(tooLong);
    }

    [Fact]
    public void The_program_is_a_table_of_contents() =>
        Assert.InRange(File.ReadLines(Path.Combine(Repository.Top, "src/ChatbotSupport/Program.cs")).Count(), 1, MaxLinesOfProgram);

    [Fact]
    public void Folders_are_named_after_what_they_hold()
    {
        var found = Repository.SourceFiles("src").SelectMany(file => Path.GetRelativePath(Repository.Top, file).Split(Path.DirectorySeparatorChar)).Intersect(EmptyNames);

        Assert.Empty(found);
    }

    [Fact]
    public void Every_namespace_is_its_folder()
    {
        var wrong = Repository.SourceFiles("src").Concat(Repository.SourceFiles("tests"))
            .Select(file => (File: file, Line: File.ReadLines(file).FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal))))
            .Where(item => item.Line is not null && item.Line != $"namespace {NamespaceOf(item.File)};")
            .Select(item => $"{item.File}: {item.Line}");

        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_class_is_sealed_static_or_meant_to_be_inherited()
    {
        var open = typeof(Playbook).Assembly.GetTypes()
            .Where(type => type.IsClass && !type.IsSealed && !type.IsAbstract && !type.Name.Contains('<', StringComparison.Ordinal))
            .Select(type => type.FullName);

        Assert.Empty(open);
    }

    private static string NamespaceOf(string file)
    {
        var inside = Path.GetDirectoryName(Path.GetRelativePath(Repository.Top, file))!;
        return inside[(inside.IndexOf(Path.DirectorySeparatorChar, StringComparison.Ordinal) + 1)..].Replace(Path.DirectorySeparatorChar, '.');
    }
}
