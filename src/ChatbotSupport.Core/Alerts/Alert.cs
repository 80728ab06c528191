namespace ChatbotSupport.Core.Alerts;

/// <summary>A known false or doubtful claim that circulates, and what to tell someone who asks about it.</summary>
/// <param name="Id">Stable id, the file's name.</param>
/// <param name="Verdict">What the check found.</param>
/// <param name="Title">Short name.</param>
/// <param name="Claim">The claim in one line.</param>
/// <param name="Why">Why the verdict.</param>
/// <param name="Source">Where it was checked.</param>
/// <param name="CheckedOn">Day of the check; null when nobody of the organisation has checked it yet, which people are told.</param>
/// <param name="Advice">What to do if the link was opened or data was typed.</param>
/// <param name="Share">A text to pass on.</param>
/// <param name="Links">Known domains of the scam, without scheme; with a path only that page and what lies below it, as for a short link.</param>
/// <param name="Phrasings">Wordings in which it circulates.</param>
/// <param name="AllOf">Groups of alternative words; the claim needs one of every group.</param>
/// <param name="Unless">Words of denials and genuine news that cancel a match.</param>
public sealed record Alert(
    string Id,
    Verdict Verdict,
    string Title,
    string Claim,
    string Why,
    string Source,
    DateOnly? CheckedOn,
    string Advice,
    string Share,
    IReadOnlyList<string> Links,
    IReadOnlyList<string> Phrasings,
    IReadOnlyList<IReadOnlyList<string>> AllOf,
    IReadOnlyList<string> Unless)
{
    /// <summary>A second pattern of groups; one of the two is enough.</summary>
    public IReadOnlyList<IReadOnlyList<string>> OrAllOf { get; init; } = [];

    /// <summary>When it is due to be checked again; null when nobody has checked it yet. A passed date is reported, never an error.</summary>
    public DateOnly? ReviewBy { get; init; }

    /// <summary>Texts that must not be taken for this claim: genuine news, denials, other amounts of the same size.</summary>
    public IReadOnlyList<string> Negative { get; init; } = [];
}

/// <summary>The verdict of a checked claim.</summary>
public enum Verdict
{
    /// <summary>A fraud.</summary>
    Fake,

    /// <summary>True in part, told so that it misleads.</summary>
    Misleading,

    /// <summary>Not confirmed by a source.</summary>
    Unconfirmed,

    /// <summary>Genuine.</summary>
    Genuine,
}
