namespace ChatbotSupport.Storage;

/// <summary>Where everything the bot remembers is kept.</summary>
/// <param name="DatabaseFile">The SQLite file, on a local disk: write-ahead logs do not work over a network.</param>
public sealed record StorageOptions(string DatabaseFile);
