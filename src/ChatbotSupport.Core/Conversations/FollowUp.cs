namespace ChatbotSupport.Core.Conversations;

/// <summary>A question that comes later, to which the person said yes or no.</summary>
/// <param name="State">What became of it.</param>
/// <param name="Flow">The flow that offered it.</param>
/// <param name="Step">The step that is shown then.</param>
public sealed record FollowUp(FollowUpState State, string Flow, string Step);

/// <summary>What became of a question that comes later. Stored by name.</summary>
public enum FollowUpState
{
    /// <summary>The person said no, or took it back: it is not offered again.</summary>
    Declined,

    /// <summary>It comes when its time has come.</summary>
    Waiting,

    /// <summary>The neutral line was said; nothing of it was shown yet.</summary>
    Asked,

    /// <summary>It was answered, or its time passed when it could not be said.</summary>
    Over,
}
