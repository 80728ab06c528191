namespace ChatbotSupport.Operations.Backups;

/// <summary>One backup among the others.</summary>
/// <param name="File">The file.</param>
/// <param name="At">When it was made.</param>
/// <param name="Kind">Why it was made.</param>
public sealed record Backup(string File, DateTimeOffset At, BackupKind Kind);

/// <summary>Why a backup was made; its name says so, because it decides how long it is kept.</summary>
public enum BackupKind
{
    /// <summary>The running program's, one a day.</summary>
    Daily,

    /// <summary>Somebody's, with the verb `backup`.</summary>
    ByHand,

    /// <summary>The start of a newer program, before it changed the form of the database.</summary>
    BeforeMigration,

    /// <summary>What stood in the place of a backup that was put back.</summary>
    SetAside,
}
