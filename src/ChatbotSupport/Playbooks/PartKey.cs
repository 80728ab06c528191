using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using ChatbotSupport.Core.Answers;

namespace ChatbotSupport.Playbooks;

/// <summary>What decides how one part of a playbook comes out, as a number made of it: the same number, the same part.</summary>
internal static class PartKey
{
    /// <summary>The rules of danger, made ready: their file.</summary>
    public static string Signs(IReadOnlyDictionary<string, string> files) => Of("signs", [files.GetValueOrDefault(PlaybookPaths.Safeguarding, "")]);

    /// <summary>What dangers and signs sound like: the rules and everything they are told apart from.</summary>
    public static string Danger(string signs, IEnumerable<Phrasing> ordinary) => Of("danger", ordinary.SelectMany(phrasing => new[] { phrasing.AnswerId ?? "", phrasing.Text }).Prepend(signs));

    /// <summary>The alerts, made ready: their files, and what may be filled into them.</summary>
    public static string Alerts(IReadOnlyDictionary<string, string> files) => Of("alerts", files
        .Where(file => file.Key is PlaybookPaths.Facts or PlaybookPaths.Texts || file.Key.StartsWith(PlaybookPaths.Alerts, StringComparison.Ordinal))
        .OrderBy(file => file.Key, StringComparer.Ordinal).SelectMany(file => new[] { file.Key, file.Value }));

    /// <summary>What claims sound like: the alerts and everything they are told apart from.</summary>
    public static string Claims(string alerts, IEnumerable<string> ordinary) => Of("claims", ordinary.Prepend(alerts));

    /// <summary>How answers are found: titles, examples, and what belongs nowhere or nearby.</summary>
    public static string Answers(IReadOnlyCollection<Answer> answers, IReadOnlyList<string> offTopic, IEnumerable<NearTopic> near) => Of(
        "answers",
        [
            answers.Count.ToString(CultureInfo.InvariantCulture),
            .. answers.SelectMany(answer => Listed([answer.Id, answer.Title, .. answer.Examples])),
            .. Listed(offTopic),
            .. near.SelectMany(topic => (string[])[topic.Id, .. Listed(topic.Offered), .. Listed(topic.Examples)]),
        ]);

    // How many there are stands before them, so that no two lists run together.
    private static IEnumerable<string> Listed(IReadOnlyList<string> texts) => texts.Prepend(texts.Count.ToString(CultureInfo.InvariantCulture));

    private static string Of(string kind, IEnumerable<string> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<int> length = stackalloc int[1];
        foreach (var text in texts)
        {
            length[0] = text.Length;
            hash.AppendData(MemoryMarshal.AsBytes(length));
            hash.AppendData(MemoryMarshal.AsBytes(text.AsSpan()));
        }

        return $"{kind} {Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }
}
