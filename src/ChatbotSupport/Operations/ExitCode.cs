namespace ChatbotSupport.Operations;

/// <summary>What a verb tells the shell; the same three numbers for every verb.</summary>
public static class ExitCode
{
    /// <summary>Done, nothing to report.</summary>
    public const int Fine = 0;

    /// <summary>Done, and something was found that a human should look at.</summary>
    public const int Findings = 1;

    /// <summary>Could not run: wrong words, wrong settings, nothing there, or a loop died.</summary>
    public const int CouldNotRun = 2;
}
