namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>A case that somebody works on in their private chat.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Colour">Which of the colours its lines begin with.</param>
/// <param name="Shown">The number of the newest line that was shown; null before the summary.</param>
/// <param name="Level">The level and the dangers that its chat shows, and the route where the police are the danger; null before the summary.</param>
/// <param name="First">The number of the first line that was shown; null before the summary.</param>
/// <param name="Consent">The person's word on what was said before, as its chat told it last.</param>
internal sealed record TeamTalk(string Code, long Colour, long? Shown, string? Level, long? First, string? Consent)
{
    /// <summary>What each of its messages begins with.</summary>
    public string Head => $"{TeamLimits.Colours[(int)Colour % TeamLimits.Colours.Count]} {TeamWords.Code(Code)}";
}

/// <summary>A message in a private chat of the team.</summary>
internal sealed record TalkPlace(long Chat, int Message);

/// <summary>What became of an own text, or of its line on the way to the person, and as a code why it did not reach them.</summary>
internal sealed record Receipt(long Seq, string Code, TalkPlace Place, string State, string? Trouble = null)
{
    /// <summary>By what the action is found whose outcome it is; null once its line is known.</summary>
    public byte[]? Action { get; init; }
}

/// <summary>A message that is to go, and since when it lies there.</summary>
internal sealed record ToDelete(long Seq, bool IsTheirs, TalkPlace? Place, DateTimeOffset At);

/// <summary>What a message in a private chat of the team is. Stored by name.</summary>
internal enum TalkKind
{
    /// <summary>What is known of a case when the talk begins.</summary>
    Summary,

    /// <summary>Lines of the talk.</summary>
    Lines,

    /// <summary>What the member wrote in it.</summary>
    Own,

    /// <summary>What the member wrote waits for an answer of theirs: for which case it is (none is noted), or how it goes.</summary>
    Asked,

    /// <summary>They chose this case to write in.</summary>
    Chosen,

    /// <summary>An answer of the bot that holds something of the case.</summary>
    Said,

    /// <summary>A list that names cases, all of whose codes are noted; it belongs to no talk.</summary>
    Listed,

    /// <summary>The case came to them, and can be opened here.</summary>
    Offered,

    /// <summary>The talk is over here.</summary>
    Ended,
}
