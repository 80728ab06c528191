namespace ChatbotSupport.Core.Flows.Inspection;

/// <summary>Where in the flows a mistake stands; the host turns it into a file, line and column.</summary>
/// <param name="Flow">Id of the flow.</param>
/// <param name="Step">Number of the step in the flow, from 0; null for the flow as a whole.</param>
/// <param name="Part">Path inside the step, for example `next` or `options/2/next`; empty for the step itself.</param>
public sealed record FlowPlace(string Flow, int? Step = null, string Part = "");
