namespace ChatbotSupport.Playbooks;

/// <summary>Every limit of reading a playbook, in one place.</summary>
public static class PlaybookLimits
{
    /// <summary>Characters of one file; more is not a file that somebody wrote by hand.</summary>
    public const int MaxFileLength = 3 * 512 * 1024;

    /// <summary>Bytes of one file, three a letter at most; a file beyond that is not even opened.</summary>
    public const int MaxFileBytes = 3 * MaxFileLength;

    /// <summary>Files of one folder.</summary>
    public const int MaxFiles = 2000;

    /// <summary>Lines of one file that are told for damaged or foreign signs; a file full of them is in another encoding.</summary>
    public const int MaxToldLines = 20;

    /// <summary>Letters from which on two texts of the same words are called a copy; shorter ones are set phrases.</summary>
    public const int MinDuplicateLength = 40;

    /// <summary>Parts in which the phrasings are left out in turn to see whether the others find them.</summary>
    public const int ExampleParts = 8;

    /// <summary>How deep lists and maps may stand inside one another.</summary>
    public const int MaxDepth = 8;

    /// <summary>Spaces of one step of indentation.</summary>
    public const int Indent = 2;

    /// <summary>Lines of a practice case.</summary>
    public const int MaxPracticeLines = 30;

    /// <summary>Characters of a title that becomes a button.</summary>
    public const int MaxButtonLength = Core.Flows.FlowLimits.MaxOptionLength;

    /// <summary>Characters of any other title.</summary>
    public const int MaxTitleLength = 80;

    /// <summary>Characters of the bot's name in a messenger.</summary>
    public const int MaxProfileName = 64;

    /// <summary>Characters of what a messenger shows before the first message.</summary>
    public const int MaxProfileDescription = 512;

    /// <summary>Characters of the short text on the bot's page.</summary>
    public const int MaxProfileAbout = 120;

    /// <summary>Characters of what a command does, in the list of commands.</summary>
    public const int MaxCommand = 80;

    /// <summary>Characters of a fact's value.</summary>
    public const int MaxFactLength = 120;

    /// <summary>Lines of a text before «المزيد».</summary>
    public const int MaxShortLines = 3;

    /// <summary>Characters of a line that still reads as short on a phone.</summary>
    public const int MaxShortLine = 120;

    /// <summary>Phrasings below which an answer is found badly.</summary>
    public const int FewExamples = 10;

    /// <summary>Buttons after an answer; «المزيد» is the third.</summary>
    public const int MaxAnswerButtons = 2;

    /// <summary>Days before a review date when it is announced.</summary>
    public const int ReviewSoonDays = 30;

    /// <summary>After how many months an alert is looked at again where its file names no day.</summary>
    public const int AlertReviewMonths = 6;

    /// <summary>Digits that must not stand together in a text; such numbers belong to the facts.</summary>
    public const int MinNumberDigits = 2;

    /// <summary>Bytes that must be free beside the database before what was learnt is kept: what people write comes first.</summary>
    public const long SpareBytes = 64 * 1024 * 1024;
}
