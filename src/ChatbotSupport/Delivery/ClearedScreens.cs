namespace ChatbotSupport.Delivery;

/// <summary>Where what lies on a person's screen can be deleted from here: their last line clears it first, and without words of its own only clears it.</summary>
public static class ClearedScreens
{
    /// <summary>The name of the Telegram channel.</summary>
    public const string Telegram = "telegram";

    /// <summary>Whether the screens of a channel can be cleared.</summary>
    public static bool Has(string channel) => channel == Telegram;
}
