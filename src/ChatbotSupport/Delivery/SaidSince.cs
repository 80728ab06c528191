using System.Globalization;

namespace ChatbotSupport.Delivery;

/// <summary>How a withdrawal names what the person sent since a moment, in the place of one line of ours.</summary>
/// <param name="Since">The moment.</param>
/// <param name="Until">What came later stays; null when nothing does.</param>
internal sealed record SaidSince(DateTimeOffset Since, DateTimeOffset? Until)
{
    private const string Prefix = "said since ";
    private const string Border = " until ";

    // Messengers count in whole seconds.
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(1);

    public static string Write(DateTimeOffset since, DateTimeOffset? until) =>
        until is { } border ? Prefix + Text(since) + Border + Text(border + Slack) : Prefix + Text(since - Slack);

    /// <summary>What is meant; null when a line is named.</summary>
    public static SaidSince? Read(string text) => !text.StartsWith(Prefix, StringComparison.Ordinal) ? null
        : text[Prefix.Length..].Split(Border) is [var since, var until] ? new(Moment(since), Moment(until))
        : new(Moment(text[Prefix.Length..]), null);

    /// <summary>Whether something sent at that time is meant.</summary>
    public bool Holds(DateTimeOffset at) => at >= Since && !(at >= Until);

    private static string Text(DateTimeOffset at) => at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private static DateTimeOffset Moment(string text) => DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(text, CultureInfo.InvariantCulture));
}
