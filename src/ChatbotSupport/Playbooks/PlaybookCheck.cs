using System.Globalization;

namespace ChatbotSupport.Playbooks;

/// <summary>The verb `check`: tells an operator everything that is wrong in a folder, with place, cause and mend.</summary>
public static class PlaybookCheck
{
    private const int Fine = 0;
    private const int HasErrors = 1;
    private const int CouldNotRun = 2;

    /// <summary>Writes the findings and returns the exit code: 0 usable (warnings included), 1 errors, 2 the folder could not be read at all.</summary>
    public static int Run(TextWriter output, string folder, string language, DateOnly today, LearntFolder? kept = null)
    {
        var loaded = PlaybookFolder.Load(folder);
        if (loaded.Files.Count == 0 && loaded.Findings.Count > 0)
        {
            Write(output, loaded.Findings, language);
            return CouldNotRun;
        }

        var read = PlaybookReader.Read(loaded.Files, today, kept);
        IReadOnlyList<Finding> findings = [.. loaded.Findings, .. read.Findings];
        Write(output, findings, language);
        var errors = findings.Count(finding => finding.Severity == Severity.Error);
        output.WriteLine(Summary(errors, findings.Count - errors, loaded.Files.Count).In(language));
        return errors == 0 ? Fine : HasErrors;
    }

    /// <summary>One finding as lines of text.</summary>
    public static string Describe(Finding finding, string language)
    {
        var kind = finding.Severity == Severity.Error ? new Words("خطأ", "error") : new Words("تحذير", "warning");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{finding.File}:{finding.Line}:{finding.Column} {kind.In(language)} [{finding.Code}]\n  {finding.What.In(language)}\n  {finding.Mend.In(language)}");
    }

    private static void Write(TextWriter output, IEnumerable<Finding> findings, string language)
    {
        foreach (var finding in findings)
        {
            output.WriteLine(Describe(finding, language));
        }
    }

    private static Words Summary(int errors, int warnings, int files) => errors == 0
        ? new($"المحتوى سليم. الملفات: {files}، التحذيرات: {warnings}.", $"The playbook is sound. Files: {files}, warnings: {warnings}.")
        : new($"لا يمكن استعمال المحتوى بعد. الأخطاء: {errors}، التحذيرات: {warnings}، الملفات: {files}.", $"The playbook cannot be used yet. Errors: {errors}, warnings: {warnings}, files: {files}.");
}
