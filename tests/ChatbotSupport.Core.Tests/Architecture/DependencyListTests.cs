using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using ChatbotSupport.Core.Tests.Conversations;

namespace ChatbotSupport.Core.Tests.Architecture;

/// <summary>`.github/DEPENDENCIES.md` lists every package that the product is built with, its licence and who asked for it, as the lock file and the packages themselves say.</summary>
public sealed class DependencyListTests
{
    private const string PublicDomain = "public domain";

    // What a small NGO may run and pass on without asking a lawyer.
    private static readonly string[] Fine = ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", PublicDomain];

    // Packages that name no licence by its short name: what the file in them says.
    private static readonly Dictionary<string, string> LookedUp = new(StringComparer.OrdinalIgnoreCase) { ["SourceGear.sqlite3"] = PublicDomain };

    [Fact]
    public void Every_package_is_listed_with_a_licence_that_lets_people_use_it()
    {
        using var locked = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Repository.Top, "src", "ChatbotSupport", "packages.lock.json")));
        var packages = locked.RootElement.GetProperty("dependencies").GetProperty("net10.0").EnumerateObject()
            .Where(package => package.Value.GetProperty("type").GetString() != "Project")
            .Select(package => (Id: package.Name, Version: package.Value.GetProperty("resolved").GetString()!, IsOurs: package.Value.GetProperty("type").GetString() != "Transitive"))
            .OrderBy(package => package.Id, StringComparer.OrdinalIgnoreCase).ToList();
        Assert.NotEmpty(packages);

        var text = new StringBuilder("# Packages\n\nWhat the program is built with besides .NET itself, from `packages.lock.json`; written by `DependencyListTests` (`UPDATE_TRANSCRIPTS=1`).\n\n| Package | Version | Licence | |\n|---|---|---|---|\n");
        foreach (var (id, version, isOurs) in packages)
        {
            var licence = LicenceOf(id, version);
            Assert.True(Fine.Contains(licence), $"{id} {version} is under «{licence}»");
            text.Append('|').AppendJoin('|', $" {id} ", $" {version} ", $" {licence} ", isOurs ? " " : " needed by another ").Append("|\n");
        }

        Approved.Matches(Path.Combine(Repository.Top, ".github", "DEPENDENCIES.md"), text.ToString());
    }

    [Theory]
    [InlineData("linux-x64")]
    [InlineData("linux-arm64")]
    [InlineData("win-x64")]
    public void Each_kind_that_is_published_holds_the_same_packages(string kind)
    {
        foreach (var project in new[] { "ChatbotSupport", "ChatbotSupport.Core" })
        {
            Assert.Equal(Locked(project, "packages.lock.json", "net10.0"), Locked(project, $"packages.{kind}.lock.json", "net10.0"));
            Assert.NotNull(Locked(project, $"packages.{kind}.lock.json", $"net10.0/{kind}"));
        }
    }

    private static string Locked(string project, string file, string target)
    {
        using var locked = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Repository.Top, "src", project, file)));
        return locked.RootElement.GetProperty("dependencies").GetProperty(target).GetRawText();
    }

    private static string LicenceOf(string id, string version)
    {
        var folder = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var file = Path.Combine(folder, id.ToLowerInvariant(), version.ToLowerInvariant(), $"{id.ToLowerInvariant()}.nuspec");
        var licence = XDocument.Load(file).Descendants().FirstOrDefault(element => element.Name.LocalName == "license" && element.Attribute("type")?.Value == "expression")?.Value;
        return licence ?? LookedUp.GetValueOrDefault(id, "no licence named");
    }
}
