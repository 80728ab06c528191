using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Delivery;
using ChatbotSupport.Operations.Settings;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using ChatbotSupport.Turns.Rows;
using Telegram.Bot;

namespace ChatbotSupport.Channels.Telegram;

/// <summary>Sets the webhook and looks every minute whether it is still ours and Telegram reaches it.</summary>
public sealed partial class WebhookKeeper(
    BotApi api, BotStart start, TelegramSettings settings, Writer writer, ChannelPulse pulse, Changes changes, TimeProvider clock, ILogger<WebhookKeeper> logger)
    : BackgroundService
{
    private readonly Backoff _pauses = new();
    private bool _isSet;
    private bool _isRefused;
    private DateTimeOffset? _movedAt;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        pulse.Expect(ClearedScreens.Telegram);
        while (!stoppingToken.IsCancellationRequested)
        {
            TimeSpan pause;
            try
            {
                pause = await LookAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (Failures.IsRefusal(failure))
            {
                await RefusedAsync();
                pause = TelegramLimits.RefusedPause;
            }
            catch (Exception failure)
            {
                pause = Failures.RetryAfter(failure) ?? _pauses.Next();
                pulse.Missed(ClearedScreens.Telegram, "failed");
                Failed(logger, Failures.Name(failure), pause);
            }

            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<TimeSpan> LookAsync(CancellationToken stopping)
    {
        if (!_isSet)
        {
            await start.PrepareForWebhookAsync(stopping);
            _isSet = true;
        }

        var info = await api.Calls.GetWebhookInfo(stopping);
        _pauses.Reset();
        _isRefused = false;
        if (info.Url != settings.WebhookUrl)
        {
            Moved(logger);
            if (_movedAt is not { } last || clock.GetUtcNow() - last >= TelegramLimits.MovedEvery)
            {
                _movedAt = await AlertAsync(CoordinatorAlert.ChannelConflict) ? clock.GetUtcNow() : null;
            }

            _isSet = false;
            return TelegramLimits.FirstPause;
        }

        if (info.PendingUpdateCount > 0 && info.LastErrorDate is { } failed && clock.GetUtcNow() - failed < DeliveryLimits.SilentAfter)
        {
            pulse.Missed(ClearedScreens.Telegram, "unreached");
            Unreached(logger, info.PendingUpdateCount);
        }
        else
        {
            pulse.Heard(ClearedScreens.Telegram);
        }

        return TelegramLimits.WebhookLook;
    }

    private async Task RefusedAsync()
    {
        Refused(logger);
        pulse.Missed(ClearedScreens.Telegram, "refused");
        if (_isRefused)
        {
            return;
        }

        _isRefused = await AlertAsync(CoordinatorAlert.ChannelRefused);
    }

    private async Task<bool> AlertAsync(CoordinatorAlert alert)
    {
        try
        {
            var now = clock.GetUtcNow();
            await writer.RunAsync(connection =>
            {
                AuditRows.Alert(connection, alert, null, Level.L0, now);
                return true;
            });
            changes.Bump();
            return true;
        }
        catch (Exception broken)
        {
            Failed(logger, broken.GetType().Name, TelegramLimits.RefusedPause);
            return false;
        }
    }

    [LoggerMessage(EventId = 5011, Level = LogLevel.Critical, Message = "Telegram refuses the token: nobody there is answered. Renew Telegram:BotToken and start the program again; tried again every minute, should it be Telegram's mistake.")]
    private static partial void Refused(ILogger logger);

    [LoggerMessage(EventId = 5012, Level = LogLevel.Error, Message = "Somebody changed the webhook of this bot; it is set again.")]
    private static partial void Moved(ILogger logger);

    [LoggerMessage(EventId = 5013, Level = LogLevel.Error, Message = "Telegram does not reach the webhook; {Waiting} updates wait.")]
    private static partial void Unreached(ILogger logger, int waiting);

    [LoggerMessage(EventId = 5014, Level = LogLevel.Warning, Message = "The webhook could not be set or looked at: {Failure}; tried again in {Pause}.")]
    private static partial void Failed(ILogger logger, LogCode failure, TimeSpan pause);
}
