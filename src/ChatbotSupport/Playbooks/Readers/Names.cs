using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatbotSupport.Playbooks.Readers;

/// <summary>The spelling of names in the files: ids, and the members of our enumerations in snake_case.</summary>
public static partial class Names
{
    /// <summary>Whether a name can be an id.</summary>
    public static bool IsId(string name) => Id().IsMatch(name);

    /// <summary>The members of an enumeration by the name that files use.</summary>
    /// <param name="but">Those that files cannot name.</param>
    public static NameTable<T> Of<T>(params string[] but)
        where T : struct, Enum => new(Array.ConvertAll(But(Enum.GetNames<T>(), but), SnakeCase), Enum.GetValues<T>());

    /// <summary>The members of an enumeration by the name they have here (`L3`).</summary>
    /// <param name="but">Those that files cannot name.</param>
    public static NameTable<T> AsTheyAre<T>(params string[] but)
        where T : struct, Enum => new(But(Enum.GetNames<T>(), but), Enum.GetValues<T>());

    private static string[] But(string[] names, string[] but) => Array.ConvertAll(names, name => but.Contains(name) ? "" : name);

    private static string SnakeCase(string name) => WordStart().Replace(name, "_").ToLower(CultureInfo.InvariantCulture);

    [GeneratedRegex("^[a-z][a-z0-9_]{0,39}$", RegexOptions.CultureInvariant)]
    private static partial Regex Id();

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex WordStart();
}
