namespace ChatbotSupport.Core;

/// <summary>The ids of the sentences that belong to WhatsApp; they stand in `messages.yaml` with the others.</summary>
public static class WhatsAppMessageIds
{
    /// <summary>Every id with the argument names its text may use as ((name)).</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> All { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        [Choices] = [],
        [Clearing] = [],
        [DeskMoved] = [],
        [DeskOtherPhone] = [],
        [DeskRevoked] = [],
        [DeskWindowCloses] = [],
        [DeskJoined] = ["case"],
        [OpenUntil] = ["time"],
        [Vanishing] = [],
        [WindowClosed] = [],
    };

#pragma warning disable CS1591 // The names say what the sentences are; the texts stand in messages.yaml.
    public const string Choices = "whatsapp_choices";
    public const string Clearing = "whatsapp_clearing";
    public const string DeskMoved = "desk_person_moved";
    public const string DeskOtherPhone = "desk_person_other_phone";
    public const string DeskRevoked = "desk_person_revoked";
    public const string DeskWindowCloses = "desk_window_closes";
    public const string DeskJoined = "desk_joined";
    public const string OpenUntil = "team_open_until";
    public const string Vanishing = "whatsapp_vanishing";
    public const string WindowClosed = "team_window_closed";
#pragma warning restore CS1591
}
