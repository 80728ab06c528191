namespace ChatbotSupport.Core.Conversations;

/// <summary>What differs between channels in the words that are said there.</summary>
public static class ChannelTraits
{
    /// <summary>The name of the channel WhatsApp.</summary>
    public const string WhatsApp = "whatsapp";

    /// <summary>The name of the channel Telegram.</summary>
    public const string Telegram = "telegram";

    private const string Page = "web";

    // WhatsApp closes itself a day after the person's last message; half an hour is left for the way.
    private static readonly TimeSpan WhatsAppWindow = TimeSpan.FromHours(23.5);

    /// <summary>Whether a line of the bot still reaches the person this long after their last message. A page that was closed shows nothing, and nothing is kept there for days.</summary>
    public static bool MayWriteAfter(string channel, TimeSpan silence) => channel == Telegram || (channel == WhatsApp && silence < WhatsAppWindow);

    /// <summary>Whoever left there, or closed it, is somebody new when they come again: nothing leads back, a code word neither.</summary>
    public static bool EndsWithLeaving(string channel) => channel == Page;

    /// <summary>Words that vanish by themselves, or can be looked at once, may not be handed over to us there.</summary>
    public static bool HidesVanishingWords(string channel) => channel == WhatsApp;

    /// <summary>What the person sent can be deleted from their screen for them.</summary>
    public static bool DeletesWhatWasSent(string channel) => channel == Telegram;

    /// <summary>What lies on the person's screen can be deleted by nobody but them: they are told how, before they need it.</summary>
    public static bool IsClearedByPerson(string channel) => channel == WhatsApp;
}
