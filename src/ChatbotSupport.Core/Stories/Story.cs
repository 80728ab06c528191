using ChatbotSupport.Core.Conversations;

namespace ChatbotSupport.Core.Stories;

/// <summary>An example conversation that operators write: what a person does, and what the bot must make of it. No edit goes live while one of them goes wrong.</summary>
/// <param name="Id">Stable id, the file's name.</param>
/// <param name="Title">What it is about.</param>
/// <param name="At">When it begins, in the desk's time.</param>
/// <param name="OnShift">How many of the team are on shift.</param>
/// <param name="Lines">What happens and what is expected, in order.</param>
public sealed record Story(string Id, string Title, DateTimeOffset At, int OnShift, IReadOnlyList<StoryLine> Lines)
{
    /// <summary>The channel the person writes on: some things are promised only where they can be kept.</summary>
    public string Channel { get; init; } = "web";
}

/// <summary>A line of a story: one thing that happens, and what must hold after it.</summary>
/// <param name="Act">What happens; null when the line only expects something more of the line before.</param>
/// <param name="Wishes">What must hold.</param>
public sealed record StoryLine(StoryAct? Act, IReadOnlyList<StoryWish> Wishes);

/// <summary>Something that happens in a story. A closed family.</summary>
public abstract record StoryAct;

/// <summary>The person writes.</summary>
public sealed record Says(IReadOnlyList<string> Lines) : StoryAct;

/// <summary>The person presses a button, named by its words.</summary>
public sealed record Presses(string Words) : StoryAct;

/// <summary>The person opens the chat.</summary>
public sealed record Opens : StoryAct;

/// <summary>The person leaves quickly.</summary>
public sealed record Leaves : StoryAct;

/// <summary>The person sends a photo or a voice message.</summary>
public sealed record Sends(MediaKind Kind) : StoryAct;

/// <summary>Time passes.</summary>
public sealed record Passes(TimeSpan Time) : StoryAct;

/// <summary>Somebody of the team acts.</summary>
public sealed record TeamActs(TeamAct Act) : StoryAct;

/// <summary>Somebody of the team writes to the person.</summary>
public sealed record TeamWrites(string Text) : StoryAct;

/// <summary>What somebody of the team does with a case.</summary>
public enum TeamAct
{
    /// <summary>Takes it.</summary>
    Takes,

    /// <summary>Hands the person back to the bot.</summary>
    HandsBack,

    /// <summary>Closes it.</summary>
    Closes,
}

/// <summary>Something that must hold.</summary>
/// <param name="Kind">What is looked at.</param>
/// <param name="Value">What it must be.</param>
public sealed record StoryWish(WishKind Kind, string Value);

/// <summary>What is looked at in a story.</summary>
public enum WishKind
{
    /// <summary>The bot says this line, among others.</summary>
    Bot,

    /// <summary>The bot says exactly this and nothing else.</summary>
    BotExactly,

    /// <summary>The bot does not say this.</summary>
    Never,

    /// <summary>A button with these words is shown.</summary>
    Button,

    /// <summary>The answer that is given.</summary>
    Answer,

    /// <summary>The scam alert that is given.</summary>
    Alert,

    /// <summary>Where the life of the conversation stands.</summary>
    State,

    /// <summary>The step that waits, `flow/step`, or `none`.</summary>
    Step,

    /// <summary>How urgent it is.</summary>
    Level,

    /// <summary>A sign that was seen.</summary>
    Flag,

    /// <summary>Whether the police come first.</summary>
    Route,

    /// <summary>`open`, `closed` or `none`.</summary>
    Case,
}
