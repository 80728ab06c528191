namespace ChatbotSupport.Benchmarks.Load;

/// <summary>A folder of one measurement, removed with it. It lies where temporary files lie, so that must be a disk and not memory.</summary>
internal sealed class WorkFolder : IDisposable
{
    /// <summary>Where it is.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("load-").FullName;

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
