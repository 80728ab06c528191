namespace ChatbotSupport.Core.Answers;

/// <summary>What the finder made of a text: a confident answer, up to three to choose from, or nothing.</summary>
/// <param name="AnswerId">The answer to give, or null when not confident enough.</param>
/// <param name="Confidence">0 to 1, of the best candidate.</param>
/// <param name="Alternatives">Up to three candidate ids, best first; empty when the text belongs nowhere.</param>
/// <param name="Because">What spoke for it, for explanation; never the person's words.</param>
public sealed record AnswerMatch(string? AnswerId, double Confidence, IReadOnlyList<string> Alternatives, IReadOnlyList<string> Because)
{
    /// <summary>The text belongs to no answer.</summary>
    public static AnswerMatch None { get; } = new(null, 0, [], []);

    /// <summary>What was written is one of the phrasings: it means what an operator said it means.</summary>
    public bool IsPhrasing => Because is ["phrasing"];
}
