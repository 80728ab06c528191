namespace ChatbotSupport.Operations.Evaluation;

/// <summary>Every limit of `evaluate`, in one place.</summary>
public static class EvaluationLimits
{
    /// <summary>Lines of one file; a set of that size is learnt within minutes.</summary>
    public const int MaxLines = 100_000;

    /// <summary>Different labels; what is learnt grows with texts times labels.</summary>
    public const int MaxLabels = 500;

    /// <summary>Characters of one line; a text of that length is no message.</summary>
    public const int MaxLine = 200_000;

    /// <summary>Bad lines of one file that are named one by one.</summary>
    public const int MaxToldLines = 20;

    /// <summary>Share of texts that belong to an answer and must be let through when false ones are counted.</summary>
    public const double Recall = 0.95;
}
