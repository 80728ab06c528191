namespace ChatbotSupport.Operations;

/// <summary>The language in which the program speaks with operators; people in need are always spoken to in Arabic.</summary>
/// <param name="Arabic">Arabic, else English.</param>
public sealed record Tongue(bool Arabic)
{
    private const string Option = "--lang";

    /// <summary>`ar` or `en`.</summary>
    public string Code => Arabic ? "ar" : "en";

    /// <summary>Picks the sentence of this language.</summary>
    public string Say(string arabic, string english) => Arabic ? arabic : english;

    /// <summary>Reads `--lang ar|en` before the command line is parsed, because the descriptions depend on it.</summary>
    public static Tongue Choose(IReadOnlyList<string> args)
    {
        for (var index = 0; index < args.Count; index++)
        {
            var value = args[index] == Option && index + 1 < args.Count ? args[index + 1]
                : args[index].StartsWith(Option + "=", StringComparison.Ordinal) ? args[index][(Option.Length + 1)..]
                : null;
            if (value is "ar" or "en")
            {
                return new(value == "ar");
            }
        }

        // Terminals of Windows show Arabic reversed or unjoined.
        return new(!OperatingSystem.IsWindows());
    }
}
