using System.Collections.Concurrent;

namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>
/// What somebody's chat told them last about their part in a case: that they talk with the person, or that they follow along and what they write is a note. Somebody who
/// follows along and is given the case goes on writing notes until the chat has told them that their words reach the person now.
/// </summary>
internal sealed class ShownRoles
{
    private readonly ConcurrentDictionary<(string Volunteer, string Code), bool> _owners = new();

    /// <summary>Whether the chat calls them the one who talks with the person; null when nothing was told since the start.</summary>
    public bool? IsOwner(string volunteer, string code) => _owners.TryGetValue((volunteer, code), out var isOwner) ? isOwner : null;

    /// <summary>It was told.</summary>
    public void Told(string volunteer, string code, bool isOwner) => _owners[(volunteer, code)] = isOwner;

    /// <summary>The talk is over in their chat.</summary>
    public void Forget(string volunteer, string code) => _owners.TryRemove((volunteer, code), out _);
}
