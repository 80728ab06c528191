using System.Reflection;
using ChatbotSupport.Core.Flows.Inspection;

namespace ChatbotSupport.Operations.Settings;

/// <summary>Finds variables of the environment that were surely meant to set something here and set nothing; those of other programs are none of our business.</summary>
internal static class SettingNames
{
    private const string Between = "__";

    // LOG__LEVEL is what others call theirs.
    private const int ShortHead = 5;
    private const int TellingSection = 7;

    private static readonly char[] Slips = ['_', '-', '.'];

    // The settings of each section by its name; a setting outside every section has none.
    private static readonly Dictionary<string, string[]> Sections = typeof(AllSettings).GetProperties().Where(section => section.SetMethod is not null).ToDictionary(
        section => section.Name,
        section => section.PropertyType.IsAssignableTo(typeof(ISettings)) ? section.PropertyType.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is not null).Select(property => property.Name).ToArray() : []);

    /// <summary>What a variable that sets nothing was probably meant to set; null when it is not one of ours, or is right, or is told by <see cref="SettingsReader"/> already.</summary>
    /// <param name="variable">Its name.</param>
    public static SettingProblem? Look(string variable)
    {
        var (meant, isSure) = variable.Contains(Between, StringComparison.Ordinal) ? Parted(variable) : Unparted(variable);
        return meant is null ? null : new(variable, null,
            $"متغير البيئة هذا لا يضبط شيئًا؛ الأرجح أن المقصود {meant} (بين القسم والإعداد شرطتان سفليتان)",
            $"this environment variable sets nothing; {meant} was probably meant (two underscores between section and setting)") { IsWarning = !isSure };
    }

    // «Telegramm__BotToken»; with a short name that is only near, other programs may have such a one too.
    private static (string? Meant, bool IsSure) Parted(string variable)
    {
        var at = variable.IndexOf(Between, StringComparison.Ordinal);
        var (head, tail) = (variable[..at], variable[(at + Between.Length)..]);
        if (Exact(head) is { } known)
        {
            return (Sections[known].Length == 0 ? known : null, true);
        }

        if (Near(head, Sections.Keys) is not { } section)
        {
            return (null, false);
        }

        var setting = Near(tail, Sections[section]);
        return (Sections[section].Length == 0 ? section : section + Between + (setting ?? tail), (setting is not null || section.Length > TellingSection) && head.Length > ShortHead && !IsOfOthers(head));
    }

    // «Web_PublicUrl», «WebPublicUrl». Orchestrators set such names in capitals themselves (WEB_PORT): those are told, but stop nobody.
    private static (string? Meant, bool IsSure) Unparted(string variable)
    {
        var isOurs = variable.Any(char.IsAsciiLetterLower);
        if (Sections.Where(section => section.Value.Length > 0).SelectMany(section => section.Value.Select(setting => (section.Key, Setting: setting)))
            .FirstOrDefault(pair => Same(pair.Key + pair.Setting, variable)) is { Key: { } whole, Setting: var exact })
        {
            return (whole + Between + exact, isOurs);
        }

        var at = variable.IndexOfAny(Slips);
        if (at <= 0)
        {
            return (isOurs && Exact(variable) is null && Near(variable, Sections.Keys.Where(name => Sections[name].Length == 0)) is { } alone ? alone : null, false);
        }

        var (head, tail) = (variable[..at], string.Concat(variable[(at + 1)..].Split(Slips)));
        if ((Exact(head) ?? Near(head, Sections.Keys)) is not { } section || Sections[section].Length == 0)
        {
            return (null, false);
        }

        var setting = Near(tail, Sections[section]);
        return setting is not null ? (section + Between + setting, isOurs && Exact(head) is not null)
            : head == section ? (section + Between + tail, false)
            : (null, false);
    }

    // Service discovery of .NET: services__NAME__http__0.
    private static bool IsOfOthers(string head) => Same(head, "services");

    private static string? Exact(string name) => Sections.Keys.FirstOrDefault(known => Same(known, name));

    private static string? Near(string name, IEnumerable<string> known)
    {
        var all = known.ToDictionary(one => one.ToUpperInvariant());
        return NearestName.Of(name.ToUpperInvariant(), all.Keys) is { } near ? all[near] : null;
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
