namespace ChatbotSupport.Core.Answers;

/// <summary>Bounds of the answer finder; the confidence bounds were set by cross-validation over the shipped phrasings.</summary>
public static class AnswerLimits
{
    private const double Boldness = 2.2;

    /// <summary>At and above this confidence the answer is given at once: nine of ten such answers are right.</summary>
    public const double Direct = 0.73;

    /// <summary>How far the model must have the best ahead of the second for that.</summary>
    public const double Margin = 0.15;

    /// <summary>Below this share of what belongs somewhere a candidate is not offered.</summary>
    public const double Offer = 0.04;

    /// <summary>Below this likeness to every known phrasing a text belongs nowhere, whatever the model says.</summary>
    public const double Likeness = 0.16;

    /// <summary>At and above this likeness to one phrasing a text is that phrasing.</summary>
    public const double Same = 0.92;

    /// <summary>How much likeness to one phrasing counts, beside the model's words, for whether a text belongs to any answer.</summary>
    public const double LikenessWeight = 2;

    /// <summary>How many candidates are offered.</summary>
    public const int Alternatives = 3;

    /// <summary>Words of a text that are looked at.</summary>
    public const int Words = 200;

    /// <summary>What the model says as a confidence that means what it says: it learnt from few examples and says too little.</summary>
    public static double Confidence(double share) => 1 - Math.Pow(1 - Math.Clamp(share, 0, 1), Boldness);
}
