namespace ChatbotSupport.Core.Answers;

/// <summary>The answers nearest to a text, before any bound decides whether one is given.</summary>
/// <param name="Ids">Answer ids, best first; empty when the text shares nothing with any phrasing.</param>
/// <param name="Belonging">The higher, the more the text belongs to an answer at all; comparable only within one finder.</param>
public sealed record AnswerRanking(IReadOnlyList<string> Ids, double Belonging)
{
    /// <summary>The nearest answer, or null.</summary>
    public string? Best => Ids.Count > 0 ? Ids[0] : null;
}
