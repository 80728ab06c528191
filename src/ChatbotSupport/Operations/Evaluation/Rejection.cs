using ChatbotSupport.Core.Answers;

namespace ChatbotSupport.Operations.Evaluation;

/// <summary>How well texts that belong to no answer are told from those that do.</summary>
/// <param name="Texts">How many foreign texts were tried.</param>
/// <param name="Auroc">How likely a text that belongs is scored above a foreign one.</param>
/// <param name="FalsePositives">Share of foreign texts let through where 95 of a hundred that belong are.</param>
/// <param name="AnsweredAtOnce">Share of foreign texts that the bot would answer at once.</param>
public sealed record Rejection(int Texts, double Auroc, double FalsePositives, double AnsweredAtOnce)
{
    /// <summary>Measures a finder on foreign texts beside the scores of those that belong.</summary>
    public static Rejection Of(AnswerFinder finder, IReadOnlyList<double> belonging, IReadOnlyList<LabelledText> foreign)
    {
        var scores = foreign.Select(text => finder.Rank(text.Text).Belonging).ToList();
        return new(
            foreign.Count,
            Scores.Auroc(belonging, scores),
            Scores.FalsePositives(belonging, scores, EvaluationLimits.Recall),
            (double)foreign.Count(text => finder.Find(text.Text).AnswerId is not null) / foreign.Count);
    }
}
