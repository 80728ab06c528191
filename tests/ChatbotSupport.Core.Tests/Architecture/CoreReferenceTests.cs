using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace ChatbotSupport.Core.Tests.Architecture;

/// <summary>Core decides and touches nothing: read from the compiled assembly, because signatures slip past the analyzer of banned symbols.</summary>
public sealed class CoreReferenceTests
{
    private static readonly string[] ForbiddenNamespaces =
        ["System.IO", "System.Net", "System.Threading", "System.Data", "Microsoft", "Dapper", "YamlDotNet"];

    private static readonly string[] ForbiddenTypes =
        ["System.TimeProvider", "System.Random", "System.Console", "System.Diagnostics.Process", "System.Security.Cryptography.RandomNumberGenerator"];

    // The compiler itself writes these into every assembly.
    private static readonly string[] FromTheCompiler = ["Microsoft.CodeAnalysis.EmbeddedAttribute"];

    [Fact]
    public void Core_refers_to_no_file_network_thread_clock_randomness_or_console()
    {
        var found = TypeReferences().Where(IsForbidden).Except(FromTheCompiler).Order().ToList();

        Assert.Empty(found);
    }

    [Fact]
    public void Core_asks_its_surroundings_nothing()
    {
        // The compiler writes this one into every iterator.
        Assert.Equal(["get_CurrentManagedThreadId"], MembersOf("Environment").Distinct());
    }

    [Fact]
    public void Core_refers_to_the_framework_and_Stateless_only()
    {
        using var assembly = new PEReader(File.OpenRead(typeof(Playbook).Assembly.Location));
        var metadata = assembly.GetMetadataReader();
        var references = metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name));

        Assert.All(references, name => Assert.True(name == "Stateless" || name.StartsWith("System.", StringComparison.Ordinal), name));
    }

    [Fact]
    public void The_reader_of_type_references_sees_what_Core_uses() =>
        Assert.Contains("System.DateTimeOffset", TypeReferences());

    [Theory]
    [InlineData("System.IO.File", true)]
    [InlineData("System.Threading.Tasks.Task", true)]
    [InlineData("System.Random", true)]
    [InlineData("System.IOther", false)]
    [InlineData("System.String", false)]
    public void A_type_is_judged_by_its_full_name(string name, bool forbidden) => Assert.Equal(forbidden, IsForbidden(name));

    private static bool IsForbidden(string type) =>
        ForbiddenTypes.Contains(type) || ForbiddenNamespaces.Any(space => type.StartsWith(space + ".", StringComparison.Ordinal));

    private static List<string> MembersOf(string type)
    {
        using var assembly = new PEReader(File.OpenRead(typeof(Playbook).Assembly.Location));
        var metadata = assembly.GetMetadataReader();
        return metadata.MemberReferences
            .Select(metadata.GetMemberReference)
            .Where(member => member.Parent.Kind == HandleKind.TypeReference
                && metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)member.Parent).Name) == type)
            .Select(member => metadata.GetString(member.Name))
            .ToList();
    }

    private static List<string> TypeReferences()
    {
        using var assembly = new PEReader(File.OpenRead(typeof(Playbook).Assembly.Location));
        var metadata = assembly.GetMetadataReader();
        return metadata.TypeReferences
            .Select(metadata.GetTypeReference)
            .Select(reference => $"{metadata.GetString(reference.Namespace)}.{metadata.GetString(reference.Name)}")
            .ToList();
    }
}
