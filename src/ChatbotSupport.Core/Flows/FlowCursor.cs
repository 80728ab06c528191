namespace ChatbotSupport.Core.Flows;

/// <summary>Where a person stands: the step that waits for them, and the flows to come back to.</summary>
/// <param name="Flow">Id of the flow.</param>
/// <param name="Step">Id of the waiting step.</param>
/// <param name="Returns">Flows that called this one, outermost first, each with the step to continue at.</param>
public sealed record FlowCursor(string Flow, string Step, IReadOnlyList<FlowReturn> Returns);

/// <summary>A flow to come back to, and the step to continue at.</summary>
public sealed record FlowReturn(string Flow, string Step);
