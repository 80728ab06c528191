using ChatbotSupport.Core.Cases;

namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>Somebody of the team who writes from their bound account.</summary>
/// <param name="Volunteer">As the roster knows them.</param>
/// <param name="Chat">Their private chat.</param>
internal sealed record Member(Volunteer Volunteer, long Chat)
{
    /// <summary>As the cases know them.</summary>
    public CaseOwner AsOwner => new(Volunteer.Id, Volunteer.Alias);
}
