namespace ChatbotSupport.Operations.Settings;

/// <summary>How messages come from Telegram.</summary>
public enum TelegramMode
{
    /// <summary>We ask for them: needs no public address.</summary>
    Polling,

    /// <summary>Telegram calls us.</summary>
    Webhook,
}
