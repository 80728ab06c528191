namespace ChatbotSupport.Operations.Settings;

/// <summary>Who is answered in messengers (safeguarding rules, section 8).</summary>
public enum ServiceMode
{
    /// <summary>Only the team, which tries it out; anybody else gets one line with the numbers.</summary>
    Rehearsal,

    /// <summary>Everybody.</summary>
    Open,

    /// <summary>Nobody but the team, for a while.</summary>
    Paused,
}
