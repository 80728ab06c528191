namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>Bounds of the team's side of the bot.</summary>
public static class TeamLimits
{
    /// <summary>Tries to say something that Telegram was too busy for.</summary>
    public const int Tries = 4;

    /// <summary>How long an update waits for what became of an action. The action goes on either way; nobody else's message may wait behind it.</summary>
    public static readonly TimeSpan OutcomeWait = TimeSpan.FromSeconds(2);

    /// <summary>How long somebody on shift counts as there after they last wrote or pressed here: their phone rings, unlike a page that was closed.</summary>
    public static readonly TimeSpan ThereFor = TimeSpan.FromMinutes(30);

    /// <summary>How often it is looked whether something is for a member alone.</summary>
    public static readonly TimeSpan CareEvery = TimeSpan.FromSeconds(5);

    /// <summary>How often it is written down that they are.</summary>
    public static readonly TimeSpan BeatEvery = TimeSpan.FromMinutes(1);
}
