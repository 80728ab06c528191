namespace ChatbotSupport.Core.Language;

/// <summary>What a person may always say, whatever is going on, and is understood at once.</summary>
public enum Control
{
    /// <summary>Leave quickly; nothing stays on the screen.</summary>
    Leave,

    /// <summary>End the talk with the team.</summary>
    End,

    /// <summary>Erase everything that was written.</summary>
    Erase,

    /// <summary>Go on where it stopped.</summary>
    Continue,

    /// <summary>The menu.</summary>
    Menu,

    /// <summary>Stop what is being done.</summary>
    Stop,

    /// <summary>Another person of the team, please.</summary>
    SomebodyElse,

    /// <summary>Something to say about the talk with the team; coordinators only.</summary>
    Remark,

    /// <summary>A human, in whatever words.</summary>
    Human,

    /// <summary>Anger at talking to a machine, and no more than that.</summary>
    Anger,

    /// <summary>A word of their own, that nobody else knows.</summary>
    CodeWord,

    /// <summary>More of the same text.</summary>
    More,

    /// <summary>One step back.</summary>
    Back,
}
