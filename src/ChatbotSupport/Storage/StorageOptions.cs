namespace ChatbotSupport.Storage;

/// <summary>Where everything the bot remembers is kept.</summary>
/// <param name="DatabaseFile">The SQLite file, on a local disk: write-ahead logs do not work over a network.</param>
public sealed record StorageOptions(string DatabaseFile)
{
    /// <summary>Called before an older database is brought to the newest form, with the form it has; what it throws refuses the start. Nothing is called for a new database.</summary>
    public Action<long>? BeforeMigrating { get; init; }
}
