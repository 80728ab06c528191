namespace ChatbotSupport.Core.Flows;

/// <summary>A guided path that operators write: steps that say, ask, branch and end. The first step is the start.</summary>
/// <param name="Id">Stable id, the file's name.</param>
/// <param name="Title">What the flow is called where it is listed.</param>
/// <param name="Steps">The steps in file order; never empty.</param>
/// <param name="MovedTo">Steps that were removed and where people who stood on them continue.</param>
public sealed record Flow(string Id, string Title, IReadOnlyList<Step> Steps, IReadOnlyDictionary<string, string> MovedTo)
{
    /// <summary>The step of an id, following removed steps to where they moved; null when there is none.</summary>
    public Step? Find(string stepId)
    {
        for (var hops = 0; hops <= FlowLimits.MaxMoves; hops++)
        {
            if (Steps.FirstOrDefault(step => step.Id == stepId) is { } step)
            {
                return step;
            }

            if (!MovedTo.TryGetValue(stepId, out var next))
            {
                return null;
            }

            stepId = next;
        }

        return null;
    }
}
