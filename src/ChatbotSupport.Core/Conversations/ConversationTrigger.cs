namespace ChatbotSupport.Core.Conversations;

/// <summary>Events that move the life of a conversation.</summary>
public enum ConversationTrigger
{
    /// <summary>The person wrote.</summary>
    TextReceived,

    /// <summary>The person pressed a button.</summary>
    ChoiceReceived,

    /// <summary>The person sent something that is not text.</summary>
    MediaReceived,

    /// <summary>The person opened the chat.</summary>
    ChatOpened,

    /// <summary>A flow begins.</summary>
    FlowChosen,

    /// <summary>A flow ended.</summary>
    FlowFinished,

    /// <summary>A risk flag was raised.</summary>
    RiskFlagged,

    /// <summary>The person, or a step, asked for a human.</summary>
    HelpRequested,

    /// <summary>A volunteer took the case.</summary>
    VolunteerJoined,

    /// <summary>The volunteer is gone; the case waits again.</summary>
    VolunteerGone,

    /// <summary>The case ended and a step still waits for the person.</summary>
    EscalationEndedInFlow,

    /// <summary>The case ended and no step waits.</summary>
    EscalationEnded,

    /// <summary>The person left quickly.</summary>
    PersonLeft,

    /// <summary>Thirty days without a word.</summary>
    SilencePassed,

    /// <summary>Back after closing, without an open case.</summary>
    Returned,

    /// <summary>Back after closing, with a case that waits.</summary>
    ReturnedToQueue,

    /// <summary>Back after closing, with a volunteer who owns the case.</summary>
    ReturnedToVolunteer,
}
