using System.Reflection;
using System.Text.RegularExpressions;
using ChatbotSupport.Operations;
using Microsoft.Extensions.Logging;

namespace ChatbotSupport.Tests.Attacks;

/// <summary>No type that could hold what a person wrote reaches the log: what a template is given are numbers, times, names of the program's own, and texts only where each is known to be a code.</summary>
public sealed partial class What_reaches_the_log
{
    /// <summary>Texts that are codes, by the name under which they are logged: the name of an exception's type, of a loop, of a kind of update; an id of ours; a place in a file of the playbook.</summary>
    private static readonly string[] Codes = ["failure", "loop", "kind", "conversation", "outcome", "step", "what", "line"];

    /// <summary>In the room of the playbooks, where nobody's words are: hashes of a version and codes of a finding.</summary>
    private static readonly string[] PlaybookCodes = ["hash", "key", "code"];

    private static readonly Type[] Counts = [typeof(int), typeof(long), typeof(double), typeof(bool), typeof(TimeSpan), typeof(DateTimeOffset), typeof(DateOnly), typeof(Version)];

    [Fact]
    public void Every_entry_takes_numbers_times_and_codes_only()
    {
        var entries = Assemblies().SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(method => method.GetCustomAttribute<LoggerMessageAttribute>() is not null)
            .ToList();

        Assert.True(entries.Count > 50);
        Assert.Empty(entries.SelectMany(entry => entry.GetParameters().Where(parameter => !IsHarmless(parameter)).Select(parameter => $"{entry.DeclaringType!.Name}.{entry.Name}: {parameter.ParameterType.Name} {parameter.Name}")));
    }

    [Fact]
    public void A_text_of_another_name_would_be_noticed() =>
        Assert.DoesNotContain(typeof(What_reaches_the_log).GetMethod(nameof(Careless), BindingFlags.Static | BindingFlags.NonPublic)!.GetParameters(), IsHarmless);

    [Fact]
    public void Nothing_is_logged_in_another_way()
    {
        var others = Sources().SelectMany(file => OtherWay().Matches(file.Text).Select(match => $"{file.Name}: {match.Value}"));

        Assert.Empty(others);
    }

    /// <summary>What is thrown may be shown by a runtime that crashes: no message on the way of a person's words is put together from what a person or a platform sent; only a refused start names files.</summary>
    [Fact]
    public void No_exception_on_the_road_of_a_message_quotes_anything()
    {
        string[] rooms = ["Turns", "Delivery", "Privacy", "Storage", "Channels", "Desk"];
        var quoting = Sources().Where(file => rooms.Any(room => file.Name.StartsWith($"ChatbotSupport/{room}/", StringComparison.Ordinal) && !file.Name.Contains("/Terminal/", StringComparison.Ordinal)))
            .SelectMany(file => Quoting().Matches(file.Text).Where(match => !match.Value.Contains("StartRefused", StringComparison.Ordinal)).Where(match => !IsOfTypesOnly(match.Value)).Select(match => $"{file.Name}: {match.Value}"));

        Assert.Empty(quoting);
    }

    private static bool IsHarmless(ParameterInfo parameter) =>
        typeof(ILogger).IsAssignableFrom(parameter.ParameterType)
        || typeof(Exception).IsAssignableFrom(parameter.ParameterType) // CodeLog writes the names of types, never a message
        || parameter.ParameterType.IsEnum
        || Counts.Contains(Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType)
        || (parameter.ParameterType == typeof(string) && (Codes.Contains(parameter.Name)
            || (parameter.Member.DeclaringType!.Namespace!.StartsWith("ChatbotSupport.Playbooks", StringComparison.Ordinal) && PlaybookCodes.Contains(parameter.Name))));

    private static void Careless(string text, string address, object state, IReadOnlyList<string> words) => _ = (text, address, state, words);

    private static bool IsOfTypesOnly(string thrown) => Holes().Matches(thrown).All(hole => Allowed().IsMatch(hole.Groups[1].Value));

    private static Assembly[] Assemblies() => [typeof(BotHost).Assembly, typeof(Core.Conversations.Conversation).Assembly];

    private static IEnumerable<(string Name, string Text)> Sources()
    {
        var top = Path.Combine(Launch.Top, "src");
        return Directory.EnumerateFiles(top, "*.cs", SearchOption.AllDirectories).Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(file => (Path.GetRelativePath(top, file).Replace('\\', '/'), File.ReadAllText(file)));
    }

    [GeneratedRegex(@"\.Log(Trace|Debug|Information|Warning|Error|Critical)\(|\.BeginScope\(|Trace\.Write|Debug\.Write|EventSource|ActivitySource")]
    private static partial Regex OtherWay();

    [GeneratedRegex(@"throw new \w*Exception\([^;]*\{[^;]*;|throw new \w*Exception\([^;""]*\+[^;]*;")]
    private static partial Regex Quoting();

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Holes();

    // A name of a type, an enum, or a number of ours.
    [GeneratedRegex(@"^(nameof\(.*\)|.*\.GetType\(\)(\.Name)?|[A-Za-z.]*(Version|Kind|State|Count|Number|Limit|name|table|kind|state|version|count|number))$")]
    private static partial Regex Allowed();
}
