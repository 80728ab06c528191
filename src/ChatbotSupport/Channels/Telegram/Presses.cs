using System.Collections.Concurrent;
using ChatbotSupport.Core;
using ChatbotSupport.Delivery;
using ChatbotSupport.Turns;
using Telegram.Bot;
using Telegram.Bot.Types;
using Message = Telegram.Bot.Types.Message;

namespace ChatbotSupport.Channels.Telegram;

/// <summary>What a pressed button looks like: it stops spinning at once; the choice then stands in the message and its buttons go, so that the chat reads as a talk.</summary>
/// <remarks>Nothing here may hold up or fail the press itself, which has its own way through the inbox: what cannot be shown is left as it is.</remarks>
public sealed partial class Presses(BotApi api, Pace pace, CurrentPlaybook playbook, TimeProvider clock, ILogger<Presses> logger)
{
    private readonly ConcurrentDictionary<long, bool> _showing = new();

    /// <summary>Tells Telegram that the press has come; returns without waiting.</summary>
    public void Acknowledge(CallbackQuery press) => _ = TryAsync(() => api.Calls.AnswerCallbackQuery(press.Id));

    /// <summary>Shows the choice instead of the buttons; returns without waiting.</summary>
    public void ShowChoice(CallbackQuery press)
    {
        // An old message may be emptied at this very moment because the person leaves: it must not come back with its text.
        if (press.Message is { Text: { } text } message && clock.GetUtcNow() - message.Date < TelegramLimits.DeletableFor && Choice(message, press.Data) is { } choice)
        {
            _ = TryAsync(() => ShowAsync(message, text, choice));
        }
    }

    private static string? Choice(Message message, string? payload) =>
        message.ReplyMarkup?.InlineKeyboard.SelectMany(row => row).FirstOrDefault(button => button.CallbackData == payload)?.Text;

    // One at a time in a chat: what is only for the eye must never stand in a row before the answers of whoever presses fast, or before the clearing of whoever flees.
    private async Task ShowAsync(Message message, string text, string choice)
    {
        if (!_showing.TryAdd(message.Chat.Id, true))
        {
            return;
        }

        try
        {
            await ShowInTurnAsync(message, text, choice);
        }
        catch (Exception failure) when (Failures.Sort(failure, clock.GetUtcNow()) is DeliveryOutcome.Later)
        {
            // Once more: a button that stays though it was used looks as if nothing had happened.
            await Task.Delay(Failures.RetryAfter(failure) ?? TelegramLimits.FirstPause, clock);
            await ShowInTurnAsync(message, text, choice);
        }
        finally
        {
            _showing.TryRemove(message.Chat.Id, out _);
        }
    }

    private async Task ShowInTurnAsync(Message message, string text, string choice)
    {
        if (!await pace.WaitAsync(message.Chat.Id, CancellationToken.None))
        {
            return;
        }

        var left = Keyboard.WithoutChoices(message.ReplyMarkup);
        var shown = $"{text}\n\n{playbook.Value.Messages[MessageIds.ChosenLine].Trim().Replace("((choice))", choice, StringComparison.Ordinal)}";
        if (shown.Length <= TelegramLimits.TextLength)
        {
            await api.Calls.EditMessageText(message.Chat.Id, message.Id, shown, replyMarkup: left, linkPreviewOptions: LinkPreviewOptions.Disabled);
        }
        else
        {
            await api.Calls.EditMessageReplyMarkup(message.Chat.Id, message.Id, left);
        }
    }

    private async Task TryAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (Exception failure)
        {
            var name = Failures.Name(failure);
            NotShown(logger, name);
        }
    }

    [LoggerMessage(EventId = 5111, Level = LogLevel.Debug, Message = "A pressed button could not be shown as pressed: {Failure}.")]
    private static partial void NotShown(ILogger logger, LogCode failure);
}
