namespace ChatbotSupport.Desk.Cases;

/// <summary>One case as a page shows it.</summary>
/// <param name="Now">The server's time.</param>
/// <param name="Card">What the queue shows too.</param>
/// <param name="Access">How much this volunteer sees.</param>
/// <param name="Reach">What happens to a line written now: Now, Prompt, Notice, Later or Never.</param>
/// <param name="EarlierHidden">Lines from before the taking are there but the person has not agreed to show them.</param>
/// <param name="Outcome">How it ended, once closed.</param>
/// <param name="Talk">The lines this volunteer may read.</param>
internal sealed record CaseView(
    long Now, CaseCard Card, string Access, string Reach, bool EarlierHidden, string? Outcome, TalkView Talk)
{
    /// <summary>The code under which it goes on, because its person had another case; null otherwise.</summary>
    public string? GoesOn { get; init; }
}

/// <summary>A stretch of the talk up to its newest line.</summary>
/// <param name="From">Number of the line it begins with; a page asks for it again, so that the stretch grows and never jumps.</param>
/// <param name="EarlierFrom">Where it would begin with one page more, or null when nothing earlier may be read.</param>
/// <param name="Cases">Earlier cases of the same conversation that lines of this stretch belong to.</param>
/// <param name="Lines">The lines, oldest first.</param>
internal sealed record TalkView(long From, long? EarlierFrom, IReadOnlyList<EarlierCase> Cases, IReadOnlyList<LineView> Lines)
{
    /// <summary>Nothing, for those who see the card only.</summary>
    public static TalkView Empty { get; } = new(0, null, [], []);
}

/// <summary>An earlier case of the same conversation.</summary>
internal sealed record EarlierCase(string Code, long OpenedAt, long? ClosedAt, string? Outcome);

/// <summary>One line; the person's numbers and handles are masked until somebody asks for them.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Alias">The volunteer's alias, for lines of the team.</param>
/// <param name="At">When.</param>
/// <param name="Text">The line.</param>
/// <param name="Masked">Something in it is hidden.</param>
/// <param name="Delivery">What became of it on its way to the person, or null.</param>
/// <param name="Case">The earlier case it belongs to, or null for the case that is open.</param>
internal sealed record LineView(string Id, string Author, string? Alias, long At, string Text, bool Masked, string? Delivery, string? Case)
{
    /// <summary>The reader wrote it, and can still ask for it to be taken back.</summary>
    public bool TakeBack { get; init; }

    /// <summary>Its kind alone: what is in it is somebody's.</summary>
    public override string ToString() => nameof(LineView);
}
