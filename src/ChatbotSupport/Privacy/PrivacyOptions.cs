namespace ChatbotSupport.Privacy;

/// <summary>Where the keys are and how long what people write is kept.</summary>
public sealed record PrivacyOptions
{
    /// <summary>The folder of the keys; outside the folder of the database, so that one copy never holds both.</summary>
    public required string KeyFolder { get; init; }

    /// <summary>What the ring of keys is locked with. Default none.</summary>
    public SecretText? Passphrase { get; init; }

    /// <summary>A file whose content the ring of keys is locked with. Default none.</summary>
    public string? KeyFile { get; init; }

    /// <summary>What the ring was locked with before, until every key is locked anew. Default none.</summary>
    public SecretText? FormerPassphrase { get; init; }

    /// <summary>The file the ring was locked with before, until every key is locked anew. Default none.</summary>
    public string? FormerKeyFile { get; init; }

    /// <summary>How long text is kept while no case is open. Default 24 hours.</summary>
    public TimeSpan TextKept { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How many lines of a conversation are kept while no case is open. Default 20.</summary>
    public int LinesKept { get; init; } = 20;

    /// <summary>How long the text of a case is kept after closing. Default 30 days.</summary>
    public TimeSpan CaseTextKept { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How long an unread line waits in the web mailbox. Default 24 hours.</summary>
    public TimeSpan MailboxKept { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long a line waits for somebody who has not come back. Default 14 days: whoever comes later is a new person (safeguarding rules, section 3).</summary>
    public TimeSpan WaitingLinesKept { get; init; } = TimeSpan.FromDays(14);

    /// <summary>After which silence a person without an open case and without kept text is forgotten. Default 30 days.</summary>
    public TimeSpan PersonKept { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How long the audit, which holds codes only, and the stubs of closed cases are kept. Default one year.</summary>
    public TimeSpan AuditKept { get; init; } = TimeSpan.FromDays(365);
}
