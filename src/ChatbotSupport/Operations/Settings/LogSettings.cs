namespace ChatbotSupport.Operations.Settings;

/// <summary>What the program writes about its own work: codes and ids only.</summary>
public sealed record LogSettings : ISettings
{
    /// <summary>Plain lines for people or JSON lines for machines. Default Plain.</summary>
    public LogFormat Format { get; init; } = LogFormat.Plain;

    /// <summary>The least important entries that are written. Default Information.</summary>
    public LogLevel Level { get; init; } = LogLevel.Information;

    /// <inheritdoc/>
    public IEnumerable<SettingProblem> Check() => [];
}

/// <summary>How an entry is written.</summary>
public enum LogFormat
{
    /// <summary>One line for people.</summary>
    Plain,

    /// <summary>One JSON object a line.</summary>
    Json,
}
