namespace ChatbotSupport.Playbooks;

/// <summary>The folder as it was found and read.</summary>
/// <param name="Files">What was found.</param>
/// <param name="Result">What reading it yielded.</param>
public sealed record FolderRead(LoadedFolder Files, ReadResult Result)
{
    /// <summary>Begins to read, which takes longest of all that is done before anybody is answered; the caller opens the rest meanwhile.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="clock">The day decides warnings only.</param>
    /// <param name="kept">What was learnt before.</param>
    public static Task<FolderRead> BeginAsync(string folder, TimeProvider clock, LearntFolder kept) => Task.Run(() =>
    {
        var files = PlaybookFolder.Load(folder);
        return new FolderRead(files, PlaybookReader.Read(files.Files, DateOnly.FromDateTime(clock.GetLocalNow().DateTime), kept));
    });
}
