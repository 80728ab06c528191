using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatbotSupport.Playbooks.Readers;

/// <summary>The spelling of names in the files: ids, and the members of our enumerations in snake_case.</summary>
public static partial class Names
{
    /// <summary>Whether a name can be an id.</summary>
    public static bool IsId(string name) => Id().IsMatch(name);

    /// <summary>The members of an enumeration by the name that files use.</summary>
    public static FrozenDictionary<string, T> Of<T>(params IEnumerable<T> members)
        where T : struct, Enum =>
        members.ToFrozenDictionary(member => SnakeCase(member.ToString()), StringComparer.Ordinal);

    private static string SnakeCase(string name) => WordStart().Replace(name, "_").ToLower(CultureInfo.InvariantCulture);

    [GeneratedRegex("^[a-z][a-z0-9_]{0,39}$", RegexOptions.CultureInvariant)]
    private static partial Regex Id();

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex WordStart();
}
