using System.Text.Json;
using ChatbotSupport.Operations.Settings;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace ChatbotSupport.Operations;

/// <summary>
/// Writes what the program tells about itself. Our own entries hold codes and ids; of everybody else's entries, and of every exception,
/// only names are written, because their messages may quote what a person wrote or a link that signs somebody in.
/// </summary>
public sealed class CodeLog(TimeProvider clock, LogSettings settings) : ConsoleFormatter(FormatterName)
{
    /// <summary>The name under which the console logger finds it.</summary>
    public const string FormatterName = "codes";

    private const string OwnCategory = "ChatbotSupport.";

    // Whoever starts the host tells in words why it did not start.
    private const string ToldElsewhere = "HostedServiceStartupFaulted";

    /// <inheritdoc/>
    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        if (logEntry.EventId.Name == ToldElsewhere)
        {
            return;
        }

        var own = logEntry.Category.StartsWith(OwnCategory, StringComparison.Ordinal);
        var entry = new Entry(
            clock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture),
            logEntry.LogLevel.ToString(),
            own ? logEntry.Category[OwnCategory.Length..] : logEntry.Category,
            logEntry.EventId.Id,
            logEntry.EventId.Name,
            own ? logEntry.Formatter(logEntry.State, null) : null,
            logEntry.Exception is { } thrown ? Names(thrown) : null);
        if (settings.Format == LogFormat.Json)
        {
            textWriter.WriteLine(JsonSerializer.Serialize(entry));
            return;
        }

        textWriter.WriteLine($"{entry.Time} {entry.Level} {entry.Room} {entry.Id} {entry.Name} {entry.Text}".TrimEnd());
        foreach (var line in entry.Exception ?? [])
        {
            textWriter.WriteLine("    " + line);
        }
    }

    private static List<string> Names(Exception thrown)
    {
        var lines = new List<string>();
        for (var current = thrown; current is not null; current = current.InnerException)
        {
            lines.Add(current.GetType().FullName!);
            lines.AddRange((current.StackTrace ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        }

        return lines;
    }

    private sealed record Entry(string Time, string Level, string Room, int Id, string? Name, string? Text, IReadOnlyList<string>? Exception);
}
