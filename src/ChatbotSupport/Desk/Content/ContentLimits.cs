namespace ChatbotSupport.Desk.Content;

/// <summary>Every limit of the content page.</summary>
public static class ContentLimits
{
    /// <summary>Bytes of one upload; the whole folder as ZIP is a fifth of it.</summary>
    public const long UploadBytes = 4 * 1024 * 1024;

    /// <summary>Bytes of an upload that is too large and still heard to its end, so that the answer arrives.</summary>
    public const long DroppedBytes = 64 * 1024 * 1024;

    /// <summary>Bytes of everything in a ZIP together, unpacked.</summary>
    public const long UnpackedBytes = 24 * 1024 * 1024;

    /// <summary>Entries of a ZIP, with those that nobody reads.</summary>
    public const int Entries = 3 * Playbooks.PlaybookLimits.MaxFiles;

    /// <summary>Characters of a path inside a ZIP.</summary>
    public const int PathLength = 160;

    /// <summary>Folders around the content in a ZIP: programs wrap it when they pack.</summary>
    public const int WrappingFolders = 3;

    /// <summary>States of the draft that are kept, so that nothing is lost to somebody else's upload.</summary>
    public const int StatesKept = 40;

    /// <summary>States of the draft that are shown.</summary>
    public const int StatesShown = 10;

    /// <summary>Findings that are shown; whoever mended so many uploads again.</summary>
    public const int FindingsShown = 200;

    /// <summary>Characters that are shown of the line a finding stands on.</summary>
    public const int ExcerptLength = 300;

    /// <summary>Lines of one changed file that are shown at first; what touches safety is shown whole.</summary>
    public const int LinesShown = 80;

    /// <summary>Changed files whose lines are shown at first; of the others the names.</summary>
    public const int ChangesShown = 200;

    /// <summary>Places that no story visits and that are shown.</summary>
    public const int UnvisitedShown = 100;

    /// <summary>Publications that are shown.</summary>
    public const int HistoryShown = 50;

    /// <summary>Letters of a version that are shown.</summary>
    public const int ShownHash = Playbooks.Publishing.Publication.ShownHash;

    /// <summary>Lines of one trial talk; whoever wants more begins anew.</summary>
    public const int TrialLines = 400;

    /// <summary>Trial talks at once: each holds what its text has learnt.</summary>
    public const int Trials = 6;

    /// <summary>How long a trial talk that nobody goes on with is kept.</summary>
    public static readonly TimeSpan TrialKept = TimeSpan.FromMinutes(30);

    /// <summary>How far one press moves the clock of a trial talk at most.</summary>
    public static readonly TimeSpan TrialStep = TimeSpan.FromDays(3);
}
