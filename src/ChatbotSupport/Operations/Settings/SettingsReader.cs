using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace ChatbotSupport.Operations.Settings;

/// <summary>Reads the settings and tells everything that is wrong with them at once: unknown keys, wrong values, values that do not fit together.</summary>
public sealed class SettingsReader
{
    private readonly List<SettingProblem> _problems = [];

    /// <summary>Reads from a configuration.</summary>
    /// <param name="configuration">File and environment.</param>
    /// <param name="sectionsOfFile">The top-level keys of the file, where a misspelt section would otherwise go unnoticed.</param>
    /// <param name="variables">The names of the environment, where it would too.</param>
    public static (AllSettings Settings, IReadOnlyList<SettingProblem> Problems) Read(IConfiguration configuration, IEnumerable<string> sectionsOfFile, IEnumerable<string>? variables = null)
    {
        var reader = new SettingsReader();
        var settings = new AllSettings();
        var sections = typeof(AllSettings).GetProperties().Where(section => section.SetMethod is not null).ToArray();
        foreach (var name in sectionsOfFile.Where(name => !sections.Any(section => Same(section.Name, name))))
        {
            reader.Unknown(name, sections);
        }

        foreach (var section in sections)
        {
            if (!section.PropertyType.IsAssignableTo(typeof(ISettings)))
            {
                if (configuration[section.Name] is not null)
                {
                    reader.Set(settings, section, section.Name, configuration.GetSection(section.Name));
                }

                continue;
            }

            reader.Fill((ISettings)section.GetValue(settings)!, section.Name, configuration.GetSection(section.Name));
        }

        reader._problems.AddRange((variables ?? []).Select(SettingNames.Look).OfType<SettingProblem>());
        return (settings, reader._problems);
    }

    private void Fill(ISettings room, string name, IConfigurationSection section)
    {
        var properties = room.GetType().GetProperties().Where(property => property.SetMethod is not null).ToArray();
        if (!string.IsNullOrEmpty(section.Value))
        {
            _problems.Add(new(name, null, "هذا قسم، وتُكتب داخله إعدادات", "this is a section with settings inside"));
        }

        var before = _problems.Count;
        foreach (var child in section.GetChildren())
        {
            if (properties.FirstOrDefault(property => Same(property.Name, child.Key)) is { } property)
            {
                Set(room, property, $"{name}:{property.Name}", child);
            }
            else
            {
                Unknown($"{name}:{child.Key}", properties);
            }
        }

        if (_problems.Count == before)
        {
            _problems.AddRange(room.Check().Select(problem => problem with { Key = $"{name}:{problem.Key}" }));
        }
    }

    private void Set(object room, PropertyInfo property, string key, IConfigurationSection written)
    {
        if (property.PropertyType == typeof(IReadOnlyList<string>))
        {
            property.SetValue(room, written.Value is { } list
                ? list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                : written.GetChildren().Select(child => child.Value ?? "").ToArray());
            return;
        }

        var value = Convert(property, written.Value);
        if (value is not null && property.GetCustomAttribute<RangeAttribute>()?.IsValid(value) != false)
        {
            property.SetValue(room, value);
            return;
        }

        var (arabic, english) = Expected(property);
        _problems.Add(new(key, property.PropertyType != typeof(SecretText) && property.GetCustomAttribute<SecretAttribute>() is null ? written.Value ?? "" : null, arabic, english));
    }

    private static object? Convert(PropertyInfo property, string? text)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return type == typeof(string) ? text
            : type == typeof(SecretText) ? (SecretText?)text
            : type == typeof(bool) ? bool.TryParse(text, out var flag) ? flag : null
            : type == typeof(int) ? int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null
            : type == typeof(long) ? long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var large) ? large : null
            : type.IsEnum ? Enum.GetNames(type).FirstOrDefault(name => Same(name, text)) is { } name ? Enum.Parse(type, name) : null
            : throw new NotSupportedException($"{property.Name}: a setting cannot be a {type.Name}");
    }

    private static (string Arabic, string English) Expected(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return type == typeof(bool) ? ("اكتب true أو false", "write true or false")
            : type.IsEnum ? ($"اكتب واحدًا من: {string.Join("، ", Enum.GetNames(type))}", $"write one of: {string.Join(", ", Enum.GetNames(type))}")
            : type == typeof(long) ? ("اكتب عددًا صحيحًا", "write a whole number")
            : property.GetCustomAttribute<RangeAttribute>() is { } range
                ? ($"اكتب عددًا صحيحًا من {range.Minimum} إلى {range.Maximum}", $"write a whole number from {range.Minimum} to {range.Maximum}")
            : ("اكتب قيمة", "write a value");
    }

    private void Unknown(string key, PropertyInfo[] known) =>
        _problems.Add(new(key, null,
            $"إعداد غير معروف؛ المعروف هنا: {string.Join("، ", known.Select(property => property.Name))}",
            $"unknown setting; known here: {string.Join(", ", known.Select(property => property.Name))}"));

    private static bool Same(string name, string? key) => string.Equals(name, key, StringComparison.OrdinalIgnoreCase);
}
