namespace ChatbotSupport.Core.Answers;

/// <summary>Bounds of the answer finder; the confidence bounds were set by cross-validation over the shipped phrasings.</summary>
public static class AnswerLimits
{
    /// <summary>At and above this confidence the answer is given at once.</summary>
    public const double Direct = 0.5;

    /// <summary>How far the best must be ahead of the second for that.</summary>
    public const double Margin = 0.15;

    /// <summary>Below this a candidate is not offered.</summary>
    public const double Offer = 0.04;

    /// <summary>Below this likeness to every known phrasing a text belongs nowhere, whatever the model says.</summary>
    public const double Likeness = 0.16;

    /// <summary>At and above this likeness to one phrasing a text is that phrasing.</summary>
    public const double Same = 0.92;

    /// <summary>How much likeness to one phrasing counts, beside the model's word, for whether a text belongs to any answer.</summary>
    public const double LikenessWeight = 2;

    /// <summary>How many candidates are offered.</summary>
    public const int Alternatives = 3;

    /// <summary>Words of a text that are looked at.</summary>
    public const int Words = 200;
}
