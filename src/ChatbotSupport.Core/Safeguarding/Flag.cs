namespace ChatbotSupport.Core.Safeguarding;

/// <summary>A sign that was seen in what a person wrote. The first five hand the conversation to volunteers at once; the others raise it to L2.</summary>
public enum Flag
{
    /// <summary>The one who is blackmailed is under 18 (the writer or the one written about).</summary>
    Minor,

    /// <summary>Thoughts of suicide or self-harm.</summary>
    Suicide,

    /// <summary>A credible threat to somebody's life, from the blackmailer, the family or the person's own plan of revenge.</summary>
    ThreatToLife,

    /// <summary>A meeting with the blackmailer is demanded, planned or under way.</summary>
    InPersonMeeting,

    /// <summary>Beating, locking in, forced sex: violence that goes on.</summary>
    OngoingPhysicalAbuse,

    /// <summary>The blackmailer set a deadline of less than a day.</summary>
    Deadline,

    /// <summary>Something private was published already.</summary>
    Published,

    /// <summary>The blackmailer demands sexual acts or more private content.</summary>
    SexualDemand,

    /// <summary>The blackmailer is an ex-partner, a spouse, a relative, a colleague, an officer.</summary>
    KnownPerpetrator,

    /// <summary>Somebody else looks at or controls the phone.</summary>
    ControlledPhone,

    /// <summary>Despair without a stated intent.</summary>
    Despair,

    /// <summary>The police did not answer or refused.</summary>
    PoliceRefused,

    /// <summary>The person fears being charged.</summary>
    FearOfProsecution,
}
