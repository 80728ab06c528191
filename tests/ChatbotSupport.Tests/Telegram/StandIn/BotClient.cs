using ChatbotSupport.BotApi;
using Telegram.Bot;

namespace ChatbotSupport.Tests.Telegram.StandIn;

/// <summary>The client that bots are written with, against the stand-in, without any retrying of its own.</summary>
internal static class BotClient
{
    public static TelegramBotClient Bot(this BotApiServer api) => new(new TelegramBotClientOptions(api.Token, api.Url) { RetryThreshold = 0 });
}
