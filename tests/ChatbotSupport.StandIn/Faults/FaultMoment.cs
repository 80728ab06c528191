namespace ChatbotSupport.StandIn.Faults;

/// <summary>Whether a call is carried out before it goes wrong. «After» is the moment in which a message arrived although nobody was told.</summary>
public enum FaultMoment
{
    /// <summary>It is not carried out.</summary>
    Before,

    /// <summary>It is.</summary>
    After,
}
