namespace ChatbotSupport.Playbooks;

/// <summary>Something in the playbook that an operator should see: where, what, and how to mend it.</summary>
/// <param name="Severity">Whether the playbook can be used.</param>
/// <param name="Code">Stable name of the kind of finding; the only part that may stand in logs.</param>
/// <param name="File">Path inside the folder.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="What">What is there.</param>
/// <param name="Mend">How to mend it.</param>
public sealed record Finding(Severity Severity, string Code, string File, int Line, int Column, Words What, Words Mend)
{
    /// <summary>Why it matters to the people who write to us.</summary>
    public Words Why => Sentences.Reasons.Of(Code);

    /// <summary>A finding with which the playbook is refused.</summary>
    public static Finding Error(string code, Place at, Words what, Words mend) =>
        new(Severity.Error, code, at.File, at.Line, at.Column, what, mend);

    /// <summary>A finding that is only reported.</summary>
    public static Finding Warning(string code, Place at, Words what, Words mend) =>
        new(Severity.Warning, code, at.File, at.Line, at.Column, what, mend);
}

/// <summary>Whether a finding stops a playbook from being used.</summary>
public enum Severity
{
    /// <summary>The playbook is refused.</summary>
    Error,

    /// <summary>The playbook is used; somebody should look.</summary>
    Warning,
}

/// <summary>A sentence in both languages of the operators.</summary>
/// <param name="Arabic">The Arabic sentence.</param>
/// <param name="English">The English sentence.</param>
public readonly record struct Words(string Arabic, string English)
{
    /// <summary>The sentence in one language: `en`, or Arabic for everything else.</summary>
    public string In(string language) => language == "en" ? English : Arabic;
}
