namespace ChatbotSupport.Core.Cases;

/// <summary>Why a conversation was handed to the volunteers: a flag, or one of the occasions at the end.</summary>
public enum Reason
{
    /// <summary>See <see cref="Safeguarding.Flag.Minor"/>.</summary>
    Minor,

    /// <summary>See <see cref="Safeguarding.Flag.Suicide"/>.</summary>
    Suicide,

    /// <summary>See <see cref="Safeguarding.Flag.ThreatToLife"/>.</summary>
    ThreatToLife,

    /// <summary>See <see cref="Safeguarding.Flag.InPersonMeeting"/>.</summary>
    InPersonMeeting,

    /// <summary>See <see cref="Safeguarding.Flag.OngoingPhysicalAbuse"/>.</summary>
    OngoingPhysicalAbuse,

    /// <summary>See <see cref="Safeguarding.Flag.Deadline"/>.</summary>
    Deadline,

    /// <summary>See <see cref="Safeguarding.Flag.Published"/>.</summary>
    Published,

    /// <summary>See <see cref="Safeguarding.Flag.SexualDemand"/>.</summary>
    SexualDemand,

    /// <summary>See <see cref="Safeguarding.Flag.KnownPerpetrator"/>.</summary>
    KnownPerpetrator,

    /// <summary>See <see cref="Safeguarding.Flag.ControlledPhone"/>.</summary>
    ControlledPhone,

    /// <summary>See <see cref="Safeguarding.Flag.Despair"/>.</summary>
    Despair,

    /// <summary>See <see cref="Safeguarding.Flag.PoliceRefused"/>.</summary>
    PoliceRefused,

    /// <summary>See <see cref="Safeguarding.Flag.FearOfProsecution"/>.</summary>
    FearOfProsecution,

    /// <summary>After a sign of suicide: something was decided, prepared or is to happen now.</summary>
    Decided,

    /// <summary>After a sign of suicide: a goodbye.</summary>
    SaidGoodbye,

    /// <summary>After a sign of suicide: medicine or poison was taken, or a wound.</summary>
    HarmedNow,

    /// <summary>After a sign of a meeting, a threat or violence: whoever is dangerous is there.</summary>
    DangerNear,

    /// <summary>Somebody means to hurt whoever blackmails.</summary>
    Revenge,

    /// <summary>The person asked for a human.</summary>
    AskedHuman,

    /// <summary>The bot did not understand twice.</summary>
    NotUnderstood,

    /// <summary>The person only sends voice or photos.</summary>
    CannotWrite,

    /// <summary>The person asked the team to look at a link that no alert knows.</summary>
    LinkCheck,
}
