namespace ChatbotSupport.Core.Flows.Inspection;

/// <summary>A mistake in the flows that would leave somebody without an answer. One file per kind; the host puts it into words.</summary>
/// <param name="Place">Where it stands.</param>
public abstract record FlowIssue(FlowPlace Place);
