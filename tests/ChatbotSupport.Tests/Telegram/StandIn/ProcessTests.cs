using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Telegram.Bot;
using Telegram.Bot.Types.ReplyMarkups;

namespace ChatbotSupport.Tests.Telegram.StandIn;

/// <summary>The stand-in as a process of its own, people played by lines over HTTP.</summary>
public sealed partial class ProcessTests
{
    [Fact]
    public async Task People_are_played_by_lines_from_another_process()
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "ChatbotSupport.BotApi.dll"), "0"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        try
        {
            var settings = Settings().Match((await process.StandardOutput.ReadLineAsync())!);
            var url = settings.Groups["url"].Value;
            var bot = new TelegramBotClient(new TelegramBotClientOptions(settings.Groups["token"].Value, url) { RetryThreshold = 0 });
            using var http = new HttpClient { BaseAddress = new Uri(url) };

            await PlayAsync(http, "زينب: مرحبا");
            var heard = (await bot.GetUpdates()).Single();
            await bot.SendMessage(heard.Message!.Chat.Id, "هل نبدأ؟", replyMarkup: new InlineKeyboardButton("نعم", "y"));
            var pressing = PlayAsync(http, "زينب [نعم]");
            var query = (await bot.GetUpdates(heard.Id + 1, timeout: 50)).Single().CallbackQuery!;
            await bot.AnswerCallbackQuery(query.Id, "تم");

            Assert.Equal("(تم)", await pressing);
            Assert.Equal("زينب: مرحبا\nبوت: هل نبدأ؟\n  [نعم]", await PlayAsync(http, "زينب? هل نبدأ"));
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static async Task<string> PlayAsync(HttpClient http, string line)
    {
        using var body = new StringContent(line);
        using var answer = await http.PostAsync(new Uri("/stage", UriKind.Relative), body);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    [GeneratedRegex("Telegram__ApiBaseUrl=(?<url>[^ ]+) Telegram__BotToken=(?<token>[^ ]+)")]
    private static partial Regex Settings();
}
