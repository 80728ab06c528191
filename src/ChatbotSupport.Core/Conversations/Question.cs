namespace ChatbotSupport.Core.Conversations;

/// <summary>The latest question: its options may be pressed, typed as words or as a number.</summary>
/// <param name="Kind">Who understands the choice.</param>
/// <param name="Visit">The question counter when it was asked.</param>
/// <param name="Place">What it belongs to: `flow/step`, an answer id, or the kind's own name.</param>
/// <param name="Options">The options in the order shown.</param>
public sealed record Question(QuestionKind Kind, int Visit, string Place, IReadOnlyList<QuestionOption> Options)
{
    /// <summary>The words above it offer a human: a bare yes takes them. Elsewhere «تمام» only says that something was read.</summary>
    public bool OffersHuman { get; init; }
}

/// <summary>An option: its id in the button payload and the text shown.</summary>
public sealed record QuestionOption(string Id, string Text, Tone Tone = Tone.Usual);

/// <summary>A question asked before, and the option chosen, if any.</summary>
/// <param name="Visit">The question counter when it was asked.</param>
/// <param name="Place">What it belongs to.</param>
/// <param name="Chosen">The option chosen, or null.</param>
/// <param name="Text">What a volunteer asked, so that a late answer can say to what; null for the bot's own questions.</param>
public sealed record AskedQuestion(int Visit, string Place, string? Chosen, string? Text = null)
{
    /// <summary>When it was answered; null when it was not.</summary>
    public DateTimeOffset? ChosenAt { get; init; }
}

/// <summary>Who understands the choice of a question.</summary>
public enum QuestionKind
{
    /// <summary>A step of a flow, the menu included.</summary>
    Step,

    /// <summary>What to do after an answer.</summary>
    AfterAnswer,

    /// <summary>Which of these did you mean?</summary>
    DidYouMean,

    /// <summary>May the team read these words?</summary>
    Consent,

    /// <summary>How may we write to you?</summary>
    Reach,

    /// <summary>With whom would you like to talk?</summary>
    Wish,

    /// <summary>A human is offered.</summary>
    HumanOffer,

    /// <summary>One direct, gentle question about a weak sign.</summary>
    GentleCheck,

    /// <summary>Erase everything?</summary>
    Erase,

    /// <summary>Back after a silence: continue?</summary>
    Welcome,

    /// <summary>The neutral line before a question that the person agreed to.</summary>
    FollowUp,

    /// <summary>How would you like to be addressed?</summary>
    Address,

    /// <summary>A volunteer's yes-or-no question.</summary>
    VolunteerYesNo,

    /// <summary>Shall a photo or a file that was sent be deleted from the chat?</summary>
    Unsend,
}
