namespace ChatbotSupport.Operations.Settings;

/// <summary>Something wrong with a setting, told so that whoever wrote it can mend it.</summary>
/// <param name="Key">The setting, for example `Web:Listen`.</param>
/// <param name="Value">What was written, or null when it is a secret or missing.</param>
/// <param name="Arabic">How to mend it.</param>
/// <param name="English">How to mend it.</param>
public sealed record SettingProblem(string Key, string? Value, string Arabic, string English)
{
    /// <summary>Whether it matters only where the pages are served or linked to: whoever copies or restores data needs no right address.</summary>
    public bool IsOfPages { get; init; }

    /// <summary>Whether it is only told: it may be meant for another program.</summary>
    public bool IsWarning { get; init; }

    /// <summary>The problem as one line.</summary>
    public string Tell(Tongue tongue)
    {
        var written = Value is null ? Key : $"{Key} = \"{Value}\"";
        return $"{written}: {tongue.Say(Arabic, English)}";
    }
}
