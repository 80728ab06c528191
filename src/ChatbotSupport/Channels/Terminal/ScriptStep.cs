namespace ChatbotSupport.Channels.Terminal;

/// <summary>One line of a trial talk in the terminal. A closed family.</summary>
public abstract record ScriptStep;

/// <summary>The person writes; a number or an option's words is a choice, as on every channel.</summary>
public sealed record Write(string Text) : ScriptStep;

/// <summary>The person presses a button of the latest message that has any, counted from one.</summary>
public sealed record Press(int Number) : ScriptStep;

/// <summary>The person presses a button by its words, whichever message it stood under.</summary>
public sealed record PressWords(string Text) : ScriptStep;

/// <summary>The person sends a photo.</summary>
public sealed record SendPhoto : ScriptStep;

/// <summary>The person leaves quickly.</summary>
public sealed record LeaveQuickly : ScriptStep;

/// <summary>A volunteer comes on shift, if needed, and takes the case.</summary>
public sealed record Take : ScriptStep;

/// <summary>The volunteer writes to the person.</summary>
public sealed record VolunteerWrites(string Text) : ScriptStep;

/// <summary>The volunteer hands the person back to the bot.</summary>
public sealed record HandBack : ScriptStep;

/// <summary>The volunteer closes the case.</summary>
public sealed record Close : ScriptStep;

/// <summary>Time passes.</summary>
public sealed record Wait(TimeSpan Time) : ScriptStep;

/// <summary>The trial ends.</summary>
public sealed record Quit : ScriptStep;

/// <summary>A line that begins with a slash and is none of these.</summary>
public sealed record NotUnderstood(string Line) : ScriptStep;
