using ChatbotSupport.Core.Answers;

namespace ChatbotSupport.Core.Flows.Inspection;

/// <summary>What is inspected together: every flow, the answers they quote, and what could not be read.</summary>
public sealed record FlowBook
{
    /// <summary>The flows that could be read, in the order of their files.</summary>
    public required IReadOnlyList<Flow> Flows { get; init; }

    /// <summary>The answers that could be read.</summary>
    public required IReadOnlyDictionary<string, Answer> Answers { get; init; }

    /// <summary>Ids of all flow files, readable or not: a flow with a mistake is not also called missing.</summary>
    public required IReadOnlySet<string> FlowIds { get; init; }

    /// <summary>Ids of all answer files, readable or not.</summary>
    public required IReadOnlySet<string> AnswerIds { get; init; }

    /// <summary>Flows in which something could not be read: their paths have holes and are not judged.</summary>
    public required IReadOnlySet<string> Incomplete { get; init; }
}
