namespace ChatbotSupport.BotApi;

/// <summary>
/// Every number of Telegram that the stand-in insists on, from the Bot API 10.3 reference and the sources of its server.
/// "Characters" are Unicode code points; entity offsets count UTF-16 units.
/// </summary>
public static class BotApiLimits
{
    /// <summary>Characters of a message, after entities were parsed.</summary>
    public const int MessageText = 4096;

    /// <summary>Bytes of a text before entities are parsed.</summary>
    public const int RawTextBytes = 32_768;

    /// <summary>Bytes of a button's payload.</summary>
    public const int CallbackDataBytes = 64;

    /// <summary>Characters that a button copies.</summary>
    public const int CopyText = 256;

    /// <summary>Buttons kept in a row; further ones vanish silently.</summary>
    public const int ButtonsPerRow = 12;

    /// <summary>Buttons under a message. Telegram's back end refuses more; the number is what third parties report.</summary>
    public const int Buttons = 100;

    /// <summary>Characters of the short note that answers a press.</summary>
    public const int CallbackAnswer = 200;

    /// <summary>Identifiers in one call.</summary>
    public const int MessageIds = 100;

    /// <summary>Commands in a list.</summary>
    public const int Commands = 100;

    /// <summary>Characters of a command.</summary>
    public const int Command = 32;

    /// <summary>Characters of a command's description.</summary>
    public const int CommandDescription = 256;

    /// <summary>Characters of the bot's name.</summary>
    public const int Name = 64;

    /// <summary>Characters of the bot's description, shown before Start is pressed.</summary>
    public const int Description = 512;

    /// <summary>Characters of the bot's short description.</summary>
    public const int ShortDescription = 120;

    /// <summary>Characters of a topic's name; longer ones are cut silently.</summary>
    public const int TopicName = 128;

    /// <summary>Characters of an invite link's name.</summary>
    public const int InviteLinkName = 32;

    /// <summary>Characters of a webhook's secret.</summary>
    public const int SecretToken = 256;

    /// <summary>Characters of a contact's card.</summary>
    public const int VcardBytes = 2048;

    /// <summary>Updates in one answer.</summary>
    public const int UpdatesPerPoll = 100;

    /// <summary>The longest that a poll waits; more is cut to it.</summary>
    public static readonly TimeSpan LongPoll = TimeSpan.FromSeconds(50);

    /// <summary>How long an update waits to be fetched.</summary>
    public static readonly TimeSpan UpdateLife = TimeSpan.FromHours(24);

    /// <summary>How long a press waits to be fetched, and to be answered.</summary>
    public static readonly TimeSpan CallbackLife = TimeSpan.FromSeconds(150);

    /// <summary>How old a message may be that a bot deletes in a private chat, or its own in a group.</summary>
    public static readonly TimeSpan Deletable = TimeSpan.FromHours(48);

    /// <summary>How long the bot may write to somebody who asked to join a group, before the request is decided.</summary>
    public static readonly TimeSpan JoinRequestTalk = TimeSpan.FromMinutes(5);

    /// <summary>The longest pause between two tries at a webhook.</summary>
    public static readonly TimeSpan WebhookPause = TimeSpan.FromSeconds(60);
}
