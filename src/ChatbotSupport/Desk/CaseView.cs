namespace ChatbotSupport.Desk;

/// <summary>One case as a page shows it.</summary>
/// <param name="Now">The server's time.</param>
/// <param name="Card">What the queue shows too.</param>
/// <param name="Access">How much this volunteer sees.</param>
/// <param name="Reach">What happens to a line written now: Now, Prompt, Notice, Later or Never.</param>
/// <param name="EarlierHidden">Lines from before the taking are there but the person has not agreed to show them.</param>
/// <param name="Outcome">How it ended, once closed.</param>
/// <param name="Lines">The lines this volunteer may read, oldest first.</param>
internal sealed record CaseView(
    long Now, CaseCard Card, string Access, string Reach, bool EarlierHidden, string? Outcome, IReadOnlyList<LineView> Lines);

/// <summary>One line; the person's numbers and handles are masked until somebody asks for them.</summary>
internal sealed record LineView(string Id, string Author, string? Alias, long At, string Text, bool Masked, string? Delivery);
