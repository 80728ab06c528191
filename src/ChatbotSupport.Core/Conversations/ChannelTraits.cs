namespace ChatbotSupport.Core.Conversations;

/// <summary>What differs between channels in the words that are said there.</summary>
public static class ChannelTraits
{
    /// <summary>The name of the channel WhatsApp.</summary>
    public const string WhatsApp = "whatsapp";

    /// <summary>What lies on the person's screen can be deleted by nobody but them: they are told how, before they need it.</summary>
    public static bool IsClearedByPerson(string channel) => channel == WhatsApp;
}
