namespace ChatbotSupport.Playbooks;

/// <summary>Collects what is found while a playbook is read, so that everything is listed at once.</summary>
public sealed class FindingList
{
    private readonly List<Finding> _findings = [];

    /// <summary>Whether anything was found that refuses the playbook.</summary>
    public bool HasErrors => _findings.Exists(finding => finding.Severity == Severity.Error);

    /// <summary>Everything so far, by file, line and column; the same thing at the same place once.</summary>
    public IReadOnlyList<Finding> Sorted() =>
    [
        .. _findings
            .Distinct()
            .OrderBy(finding => finding.File, StringComparer.Ordinal)
            .ThenBy(finding => finding.Line)
            .ThenBy(finding => finding.Column)
            .ThenBy(finding => finding.Code, StringComparer.Ordinal),
    ];

    /// <summary>Adds a finding.</summary>
    public void Add(Finding finding) => _findings.Add(finding);

    /// <summary>Adds several findings.</summary>
    public void AddRange(IEnumerable<Finding> findings) => _findings.AddRange(findings);
}
