using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Flows;

/// <summary>What running a flow yielded, up to the next step that waits or the end. Nothing was done yet.</summary>
/// <param name="Texts">What to say, in order.</param>
/// <param name="Waiting">The step that waits for the person, or null when the flow ended.</param>
/// <param name="Cursor">Where the person stands now; null when the flow ended.</param>
/// <param name="Values">The values as they are now.</param>
/// <param name="Route">The route as it is now.</param>
/// <param name="Escalations">Steps that hand over to the volunteers, in order.</param>
/// <param name="LastAnswer">The answer that was said last, when nothing was said after it.</param>
/// <param name="Lost">The step or flow no longer exists, or the flow ran in a circle.</param>
public sealed record FlowRun(
    IReadOnlyList<string> Texts,
    Step? Waiting,
    FlowCursor? Cursor,
    IReadOnlyDictionary<string, string> Values,
    Route Route,
    IReadOnlyList<EscalateStep> Escalations,
    string? LastAnswer,
    bool Lost)
{
    /// <summary>Every step that ran, as `flow/step`, the waiting one included.</summary>
    public IReadOnlyList<string> Path { get; init; } = [];
}
