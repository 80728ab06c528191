using System.Globalization;

namespace ChatbotSupport.Playbooks.Reports;

/// <summary>What operators are told when the folder they saved is not taken: the sentences of `check`, few enough for a phone.</summary>
public static class ToldFindings
{
    // A chat shows about this much without scrolling; one slip often has many findings.
    private const int Most = 4;

    // A story that goes otherwise tells both sides in full.
    private const int LongestSentence = 400;

    /// <summary>The first errors in Arabic, each with its place and its mend, and how many more there are.</summary>
    public static string Of(IReadOnlyList<Finding> findings)
    {
        var errors = findings.Where(finding => finding.Severity == Severity.Error).ToList();
        var lines = errors.Take(Most).Select(finding => string.Create(
            CultureInfo.InvariantCulture, $"{finding.File} · السطر {finding.Line}\n{Short(finding.What.Arabic)}\n{Short(finding.Mend.Arabic)}"));
        return string.Join("\n\n", errors.Count > Most
            ? lines.Append(string.Create(CultureInfo.InvariantCulture, $"وغيرها: {errors.Count - Most}. الأمر check يعرضها كلها."))
            : lines);
    }

    /// <summary>What an earlier playbook says that this program cannot use, and which files the program's own took the place of.</summary>
    public static string Mended(IReadOnlyList<Finding> mended)
    {
        var replaced = mended.Select(finding => finding.File).Distinct().Where(file => BuiltIn.Whole.Contains(file)).ToList();
        return replaced.Count == 0 ? Of(mended) : $"حلّت محلها ملفات البرنامج نفسه: {string.Join("، ", replaced)}\n\n{Of(mended)}";
    }

    private static string Short(string sentence) => sentence.Length <= LongestSentence ? sentence : sentence[..LongestSentence] + "…";

    /// <summary>The files that wait for a second name.</summary>
    public static string Waiting(IReadOnlyList<string> files) => $"تنتظر نشرًا باسمين: {string.Join("، ", files)}";
}
