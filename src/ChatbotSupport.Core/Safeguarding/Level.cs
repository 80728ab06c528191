namespace ChatbotSupport.Core.Safeguarding;

/// <summary>How urgent a conversation is, from information (L0) to danger within hours (L4). Rules only raise it; only a volunteer lowers it.</summary>
public enum Level
{
    /// <summary>A general question or a scam check.</summary>
    L0,

    /// <summary>Blackmail without a sign of danger.</summary>
    L1,

    /// <summary>Something makes it worse: a deadline, publication, a known perpetrator …</summary>
    L2,

    /// <summary>Urgent: a minor, thoughts of suicide, a threat to life, a meeting, violence.</summary>
    L3,

    /// <summary>Imminent: plan, means and time within two days, or danger at this moment.</summary>
    L4,
}
