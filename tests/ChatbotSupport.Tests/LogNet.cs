using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatbotSupport.Tests;

/// <summary>
/// Lies under every bot that any test starts: what our own rooms log is looked at for an Arabic letter (everybody writes Arabic here), a number of a telephone, an account, an address
/// of a page, a token, a sign-in link. Other packages' entries and messages of exceptions never reach the log (CodeLog).
/// </summary>
internal sealed partial class LogNet : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _caught = new();

    /// <summary>What a line holds that it must not hold, by kind alone: what a test prints is kept too.</summary>
    public static string? FindIn(string line, IEnumerable<string>? secrets = null)
    {
        var found = Forbidden().Match(line);
        return found.Success ? found.Groups.Values.First(group => group.Success && !char.IsAsciiDigit(group.Name[0])).Name
            : secrets?.Any(secret => secret.Length >= 8 && line.Contains(secret, StringComparison.Ordinal)) == true ? "secret" : null;
    }

    /// <summary>Fails when one of the lines a program printed holds such a thing.</summary>
    public static void AssertClean(string printed, IEnumerable<string>? secrets = null) =>
        Assert.Equal([], printed.Split('\n').Select(line => FindIn(line, secrets)).OfType<string>().Distinct());

    /// <summary>Fails when something was caught.</summary>
    public void AssertClean() => Assert.Equal([], _caught.Distinct());

    public ILogger CreateLogger(string categoryName) => categoryName.StartsWith("ChatbotSupport.", StringComparison.Ordinal) ? this : NullLogger.Instance;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (FindIn(formatter(state, null)) is { } kind)
        {
            _caught.Enqueue($"{eventId.Id} {kind}");
        }
    }

    public void Dispose()
    {
    }

    [GeneratedRegex(
        @"(?<letter>[\u0600-\u06FF\u0750-\u077F\uFB50-\uFDFF\uFE70-\uFEFF])|(?<number>(?<![0-9a-f.])(?:\+|00)[1-9][0-9]{8,}|(?<![0-9a-f.])(?:964|0)7[0-9]{9}(?![0-9a-f]))|(?<account>(?<![\w.])@\w{4,}|\w@\w+\.\w)|(?<token>(?<![0-9])[0-9]{5,}:[A-Za-z0-9_-]{20,})|(?<link>/desk/in/[A-Za-z0-9_-]{20,})|(?<page>https?://(?!127\.0\.0\.1|localhost|\[::)[\w.-]+\.[a-z]{2,}/\w)|(?<message>wamid\.)")]
    private static partial Regex Forbidden();
}
