using System.Collections.Frozen;

namespace ChatbotSupport.Core.Alerts;

/// <summary>Addresses that everybody knows by name. Their front page is nothing to warn of; what stands behind it («facebook.com/…») may be anybody's, and other addresses imitate them.</summary>
internal static class Platforms
{
    private static readonly FrozenSet<string> Hosts = FrozenSet.ToFrozenSet(
    [
        "facebook.com", "fb.com", "messenger.com", "instagram.com", "whatsapp.com", "telegram.org", "tiktok.com", "snapchat.com", "youtube.com", "google.com", "gmail.com", "twitter.com", "discord.com", "roblox.com",
        "viber.com", "microsoft.com", "apple.com", "icloud.com",
    ]);

    /// <summary>The addresses, for telling what imitates them.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Hosts.Order(StringComparer.Ordinal)];

    /// <summary>Whether a link is no more than the name of one of them.</summary>
    public static bool IsFrontPage(Link link) => link is { Path.Length: 0, IsDisguised: false } && Hosts.Contains(link.Host);
}
