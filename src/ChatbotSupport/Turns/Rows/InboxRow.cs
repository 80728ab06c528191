using ChatbotSupport.Turns.Arriving;

namespace ChatbotSupport.Turns.Rows;

/// <summary>An unhandled row of the inbox; its payload is opened when somebody asks for it.</summary>
/// <param name="Number">Its place on the road.</param>
/// <param name="Kind">An <see cref="IncomingKind"/>, <see cref="TimerKind"/>, <see cref="DeskKind"/> or <see cref="ConsoleKind"/>.</param>
/// <param name="Code">What else it is, in codes.</param>
/// <param name="Content">What was written or pressed.</param>
/// <param name="SentAt">When it was sent.</param>
/// <param name="ReceivedAt">When it was accepted.</param>
/// <param name="Attempts">Tries that failed.</param>
/// <param name="Retries">How often somebody had it tried again after it was put aside; below 0 when it waited in a backup.</param>
internal sealed record InboxRow(
    long Number, string Kind, string? Code, Lazy<string?> Content, DateTimeOffset SentAt, DateTimeOffset ReceivedAt, long Attempts, long Retries = 0)
{
    /// <summary>Its kind alone: what is in it is somebody's.</summary>
    public override string ToString() => nameof(InboxRow);

    /// <summary>By what the message is recognised that this is, or that it corrects or deletes.</summary>
    public byte[]? Origin { get; init; }

    /// <summary>It is taken by itself: only what fails is put aside, and what comes late must not look as if its person were here now.</summary>
    public bool GoesAlone => Attempts > 0 || Retries != 0;

    /// <summary>It waited in a backup that was put back: most likely it was answered long ago, and its person is not here.</summary>
    public bool IsFromBackup => Retries < 0;

    /// <summary>What was written or pressed.</summary>
    public string? Payload => Content.Value;

    /// <summary>The state of a row that nobody has taken yet.</summary>
    public const string Waits = "Waiting";

    /// <summary>The state of a row about which everything is done.</summary>
    public const string IsHandled = "Handled";

    /// <summary>A timer that is due.</summary>
    public const string TimerKind = "Timer";

    /// <summary>A volunteer's action.</summary>
    public const string DeskKind = "Desk";

    /// <summary>Something a coordinator does to a person from the console.</summary>
    public const string ConsoleKind = "Console";

    /// <summary>The other pictures of an album that has its answer already; nothing is done about it.</summary>
    public const string AlbumKind = "Album";

    /// <summary>Something a messenger handed over that could not be read.</summary>
    public const string UnreadableKind = "Unreadable";

    /// <summary>What was turned away was a press, not a text.</summary>
    public const string PressedCode = "Pressed";

    /// <summary>What is written beside a text that somebody else wrote.</summary>
    public const string ForwardedCode = "Forwarded";

    /// <summary>The subjects of volunteers begin with this.</summary>
    public const string VolunteerPrefix = "volunteer:";
}
