namespace ChatbotSupport.Core.Answers;

/// <summary>Bounds of the answer finder; the confidence bounds were set by cross-validation over the shipped phrasings.</summary>
public static class AnswerLimits
{
    private const double Boldness = 2.2;

    /// <summary>
    /// Below this a text belongs nowhere (log of the best answer over nowhere, with likeness). Set, as <see cref="BelongsSurely"/> was, by five-fold cross-validation over the shipped 3,661 phrasings and 1,163 lines
    /// that belong nowhere: the lowest at which nine of ten of the latter, with some room (91 %), are not even asked which they meant; 95 % of the phrasings are then answered or asked.
    /// </summary>
    public const double Belongs = -0.4;

    /// <summary>
    /// Below this no answer is given at once, only asked which (and a greeting is not answered): more phrasings for each answer make the model sure of a share among the answers for text that hardly belongs to any.
    /// The lowest at which at most one in a hundred lines that belong nowhere is answered (0.7 % instead of 2.0 %); of the phrasings 53.5 % instead of 55.0 % are answered at once, the others are asked about.
    /// </summary>
    public const double BelongsSurely = 1.25;

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
