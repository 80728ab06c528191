namespace ChatbotSupport.Desk.Content;

/// <summary>How a state of the draft came to be. Stored by name.</summary>
public enum DraftStep
{
    /// <summary>Somebody uploaded the whole folder.</summary>
    Uploaded,

    /// <summary>Somebody uploaded single files on top.</summary>
    Added,

    /// <summary>Somebody took the folder on the machine.</summary>
    FromFolder,

    /// <summary>What could only be meant one way was mended.</summary>
    Mended,

    /// <summary>One file was put back to what runs.</summary>
    PutBack,

    /// <summary>An earlier state was taken again.</summary>
    Restored,

    /// <summary>Somebody gave it up.</summary>
    Dropped,

    /// <summary>It went live.</summary>
    Published,
}

/// <summary>A state of the draft: content that somebody works on and that nobody reads yet.</summary>
/// <param name="Revision">Counts the states.</param>
/// <param name="Step">How it came to be.</param>
/// <param name="Files">All files, stories too; null when nobody works on anything.</param>
/// <param name="VolunteerId">Who did it.</param>
/// <param name="Author">Their alias.</param>
/// <param name="At">When.</param>
public sealed record Draft(long Revision, DraftStep Step, IReadOnlyDictionary<string, string>? Files, string VolunteerId, string Author, DateTimeOffset At);
