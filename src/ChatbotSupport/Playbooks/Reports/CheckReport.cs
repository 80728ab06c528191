namespace ChatbotSupport.Playbooks.Reports;

/// <summary>What a check of the folder yielded, to be shown as text, as data or as a page.</summary>
/// <param name="Files">The files that were read, by path.</param>
/// <param name="Findings">Everything found, by file and line.</param>
/// <param name="Mended">Files that were mended, and how many places in each.</param>
public sealed record CheckReport(IReadOnlyDictionary<string, string> Files, IReadOnlyList<Finding> Findings, IReadOnlyDictionary<string, int> Mended)
{
    /// <summary>How many findings refuse the playbook.</summary>
    public int Errors => Findings.Count(finding => finding.Severity == Severity.Error);

    /// <summary>How many are only reported.</summary>
    public int Warnings => Findings.Count - Errors;

    /// <summary>The whole of it in a sentence.</summary>
    public Words Summary => Errors == 0
        ? new($"المحتوى سليم. الملفات: {Files.Count}، التحذيرات: {Warnings}.", $"The playbook is sound. Files: {Files.Count}, warnings: {Warnings}.")
        : new($"لا يمكن استعمال المحتوى بعد. الأخطاء: {Errors}، التحذيرات: {Warnings}، الملفات: {Files.Count}.", $"The playbook cannot be used yet. Errors: {Errors}, warnings: {Warnings}, files: {Files.Count}.");

    /// <summary>The line a finding stands on, or null.</summary>
    public string? LineOf(Finding finding)
    {
        if (!Files.TryGetValue(finding.File, out var text))
        {
            return null;
        }

        var lines = text.Split('\n');
        return finding.Line <= lines.Length && lines[finding.Line - 1].Trim().Length > 0 ? lines[finding.Line - 1].TrimEnd('\r') : null;
    }
}
