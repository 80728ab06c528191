using System.Globalization;

namespace ChatbotSupport.Delivery;

/// <summary>How a withdrawal names what the person wrote since a moment, in the place of one line of ours.</summary>
internal static class SaidSince
{
    private const string Prefix = "said since ";

    // Messengers count in whole seconds.
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(1);

    public static string Write(DateTimeOffset since) => Prefix + (since - Slack).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>The moment; null when a line is named.</summary>
    public static DateTimeOffset? Read(string text) => text.StartsWith(Prefix, StringComparison.Ordinal)
        ? DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(text.AsSpan(Prefix.Length), CultureInfo.InvariantCulture))
        : null;
}
