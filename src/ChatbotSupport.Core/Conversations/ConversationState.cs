namespace ChatbotSupport.Core.Conversations;

/// <summary>Where the life of a conversation stands. Stored by name: renaming a member is a migration.</summary>
public enum ConversationState
{
    /// <summary>Superstate: the bot speaks. Never stored itself.</summary>
    Automated,

    /// <summary>The bot speaks and no flow is under way.</summary>
    Menu,

    /// <summary>The bot speaks and a step of a flow waits for the person.</summary>
    Guided,

    /// <summary>Superstate: a case is open. Never stored itself.</summary>
    Escalated,

    /// <summary>A case waits in the queue; the bot goes on answering.</summary>
    AwaitingVolunteer,

    /// <summary>A volunteer speaks with the person; the bot is silent.</summary>
    WithVolunteer,

    /// <summary>The person left quickly or was silent for thirty days; the next text is answered.</summary>
    Closed,
}
