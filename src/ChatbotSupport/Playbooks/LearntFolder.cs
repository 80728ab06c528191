using Microsoft.Extensions.Logging.Abstractions;

namespace ChatbotSupport.Playbooks;

/// <summary>Keeps what was learnt from the examples beside the database, so that people are answered sooner after a restart. Only a convenience: whatever is missing or damaged is learnt anew.</summary>
public sealed partial class LearntFolder(string folder, ILogger<LearntFolder> logger, bool keeps = true)
{
    private const string Prefix = "model-";
    private const string Unfinished = ".part";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>What the playbooks of this process are made of.</summary>
    public KnownParts Parts { get; } = new();

    /// <summary>For verbs that only look: they tell nobody about a damaged file, and leave it.</summary>
    public static LearntFolder ForReading(string folder) => new(folder, NullLogger<LearntFolder>.Instance, keeps: false);

    /// <summary>What was kept under a key; null when it has to be learnt.</summary>
    public Learnt? Find(string key)
    {
        try
        {
            if (!File.Exists(FileOf(key)))
            {
                return null;
            }

            if (Learnt.Unpack(key, File.ReadAllBytes(FileOf(key))) is { } learnt)
            {
                return learnt;
            }

            Damaged(key);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Unreadable(key, failure.GetType().Name);
        }

        return null;
    }

    /// <summary>Whether something is kept under a key; nobody has looked whether it can be read.</summary>
    public bool Has(string key) => File.Exists(FileOf(key));

    /// <summary>Keeps what was learnt, and nothing that was learnt from other examples.</summary>
    /// <param name="key">Under which key.</param>
    /// <param name="fresh">What was just learnt; null when it is kept already.</param>
    public void Keep(string key, Learnt? fresh)
    {
        if (!keeps)
        {
            return;
        }

        try
        {
            if (fresh is not null && !HasRoom())
            {
                NoRoom(key);
            }
            else if (fresh is not null)
            {
                Write(FileOf(key), fresh.Pack(key));
            }

            Tidy(key);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            NotKept(key, failure.GetType().Name);
        }
    }

    private bool HasRoom() => new DriveInfo(folder).AvailableFreeSpace >= PlaybookLimits.SpareBytes;

    private void Tidy(string key)
    {
        foreach (var file in Directory.EnumerateFiles(folder, Prefix + "*").Where(file => file != FileOf(key)))
        {
            File.Delete(file);
        }
    }

    private static void Write(string file, byte[] bytes)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var stream = new FileStream(file + Unfinished, options))
        {
            stream.Write(bytes);
            stream.Flush(flushToDisk: true);
        }

        File.Move(file + Unfinished, file, overwrite: true);
    }

    private string FileOf(string key) => Path.Combine(folder, Prefix + key);

    [LoggerMessage(EventId = 7101, Level = LogLevel.Warning, Message = "What was learnt before ({Key}) is damaged or foreign; learnt anew.")]
    private partial void Damaged(LogCode key);

    [LoggerMessage(EventId = 7102, Level = LogLevel.Warning, Message = "What was learnt before ({Key}) cannot be read: {Failure}; learnt anew.")]
    private partial void Unreadable(LogCode key, LogCode failure);

    [LoggerMessage(EventId = 7104, Level = LogLevel.Warning, Message = "What was learnt ({Key}) is not kept: the disk is almost full.")]
    private partial void NoRoom(LogCode key);

    [LoggerMessage(EventId = 7103, Level = LogLevel.Warning, Message = "What was learnt ({Key}) cannot be kept: {Failure}; the next start learns it again.")]
    private partial void NotKept(LogCode key, LogCode failure);
}
