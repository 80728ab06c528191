namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>Something the bot says to somebody of the team.</summary>
/// <param name="Text">The words, numbers not yet isolated.</param>
/// <param name="Rows">Rows of buttons.</param>
/// <param name="IsProtected">It holds words of a person: cannot be forwarded or saved.</param>
/// <param name="ReplyTo">The message it answers.</param>
/// <param name="IsSilent">It comes without a sound.</param>
internal sealed record TeamMessage(string Text, IReadOnlyList<IReadOnlyList<TeamButton>> Rows, bool IsProtected = false, int? ReplyTo = null, bool IsSilent = false)
{
    /// <summary>The lines of a talk that it shows; null when it shows none.</summary>
    public ShownLines? Shows { get; init; }

    /// <summary>Its kind alone: what is in it is somebody's.</summary>
    public override string ToString() => nameof(TeamMessage);

    /// <summary>Words without buttons.</summary>
    public TeamMessage(string text)
        : this(text, [])
    {
    }
}

/// <summary>Lines of a talk that one message shows.</summary>
/// <param name="From">The number of the first.</param>
/// <param name="To">The number of the last.</param>
/// <param name="Ids">All of them.</param>
internal sealed record ShownLines(long From, long To, IReadOnlyList<string> Ids);

/// <summary>A button of the team.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Payload">What comes back.</param>
internal sealed record TeamButton(string Text, string Payload);
