namespace ChatbotSupport.Desk.Content.Uploads;

/// <summary>Why an upload was not taken. Nothing of it is kept.</summary>
public enum UploadRefusal
{
    /// <summary>It has no file that belongs to the content.</summary>
    Nothing,

    /// <summary>It is larger than the content can be, packed or unpacked.</summary>
    TooLarge,

    /// <summary>It holds more files than the content can have.</summary>
    TooMany,

    /// <summary>It calls itself a ZIP and cannot be opened, or asks for a password.</summary>
    NotReadable,

    /// <summary>A file in it wants to lie somewhere else, or has a name that no file has.</summary>
    OddPath,

    /// <summary>It holds a link to another place.</summary>
    Link,

    /// <summary>It holds two files of one name.</summary>
    Twice,

    /// <summary>Nobody can tell which folder a single file belongs into.</summary>
    NoPlace,

    /// <summary>It changes a file that somebody else changed too since it was downloaded.</summary>
    BothChanged,

    /// <summary>It changes nothing of what it was when it was downloaded.</summary>
    Unchanged,

    /// <summary>Somebody else changed the draft meanwhile.</summary>
    Overtaken,
}

/// <summary>What an upload holds.</summary>
/// <param name="Files">The files, by path inside the folder.</param>
/// <param name="IsWhole">It is the whole folder and takes the place of everything; otherwise its files come on top.</param>
/// <param name="Ignored">How many files in it are not part of the content.</param>
/// <param name="Refusal">Why it is not taken; null when it is.</param>
/// <param name="About">The file that is meant, as it calls itself; null for none.</param>
public sealed record Upload(IReadOnlyDictionary<string, string> Files, bool IsWhole, int Ignored, UploadRefusal? Refusal = null, string? About = null)
{
    /// <summary>What its files were when it was downloaded; null when it was not, or does not say.</summary>
    public IReadOnlyDictionary<string, string>? Then { get; init; }

    /// <summary>An upload that is not taken.</summary>
    public static Upload Refused(UploadRefusal why, string? about = null) => new(new Dictionary<string, string>(), false, 0, why, about);
}
