namespace ChatbotSupport.Delivery;

/// <summary>Where what lies on a person's screen can be deleted from here: their last line clears it first, and without words of its own only clears it.</summary>
public static class ClearedScreens
{
    /// <summary>The name of the Telegram channel.</summary>
    public const string Telegram = "telegram";

    /// <summary>Whether the screens of a channel can be cleared.</summary>
    public static bool Has(string channel) => channel == Telegram;

    /// <summary>Whether what the person has just written can be taken from their screen: the web page does it by itself.</summary>
    public static bool ForgetsSaid(string channel) => Has(channel) || channel == Mailbox.Channel;
}
