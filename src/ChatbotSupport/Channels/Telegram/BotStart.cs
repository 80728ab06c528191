using ChatbotSupport.Operations.Settings;
using Telegram.Bot;
using Telegram.Bot.Types.Enums;

namespace ChatbotSupport.Channels.Telegram;

/// <summary>What is done before updates come: tell Telegram how to deliver them, without dropping any that wait, and show the bot's profile.</summary>
public sealed class BotStart(BotApi api, TelegramSettings settings, Profile profile)
{
    private const int Connections = 40; // Telegram's default

    private static readonly UpdateType[] Kinds = [UpdateType.Message, UpdateType.EditedMessage, UpdateType.CallbackQuery, UpdateType.MyChatMember, UpdateType.ChatMember, UpdateType.MessageReaction];

    private bool _isDone;

    /// <summary>It must be done again before the next question.</summary>
    public void Again() => _isDone = false;

    /// <summary>We ask ourselves: a webhook from another time would be in the way. Done once.</summary>
    public async Task PrepareForPollingAsync(CancellationToken stopping)
    {
        if (_isDone)
        {
            return;
        }

        await api.Calls.DeleteWebhook(dropPendingUpdates: false, stopping);
        _isDone = true;
        profile.Show(stopping);
    }

    /// <summary>Telegram calls us.</summary>
    public async Task PrepareForWebhookAsync(CancellationToken stopping)
    {
        await api.Calls.SetWebhook(
            settings.WebhookUrl!, maxConnections: Connections, allowedUpdates: Kinds, dropPendingUpdates: false, secretToken: settings.WebhookSecret?.Reveal(), cancellationToken: stopping);
        if (!_isDone)
        {
            _isDone = true;
            profile.Show(stopping);
        }
    }
}
