namespace ChatbotSupport.Turns.Rows;

/// <summary>Lists as the tables keep them: names with spaces between them.</summary>
internal static class Names
{
    public static string Join<T>(IEnumerable<T> values) => string.Join(' ', values);

    public static IReadOnlyList<string> Split(string names) => names.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public static IReadOnlyList<T> Split<T>(string names)
        where T : struct, Enum => [.. Split(names).Select(Enum.Parse<T>)];
}
