using System.Reflection;
using System.Text;
using ChatbotSupport.BotApi;
using ChatbotSupport.GraphApi.Webhooks;
using ChatbotSupport.Operations.Settings;
using ChatbotSupport.Tests.WhatsApp;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Telegram.Bot;

namespace ChatbotSupport.Tests.Attacks;

/// <summary>An emoji cut in two, a broken byte, a server that points elsewhere: whoever sent it is answered, and so is everybody whose message came with it.</summary>
public sealed class What_platforms_break
{
    // What Meta says about the answers (it knows none of these people) may be there already.
    private const string Told = "SELECT kind FROM inbox WHERE kind <> 'Blocked' ORDER BY number";

    [Theory]
    [InlineData("\"from\":\"964990000001\",\"id\":\"wamid.H1\",\"type\":\"text\",\"text\":{\"body\":\"مرحبا \\ud83d\"}")]
    [InlineData("\"from\":\"964990000001\",\"id\":\"wamid.H2\",\"type\":\"text\",\"text\":{\"body\":\"\\udc00\\ud83d مرحبا\"}")]
    [InlineData("\"from\":\"964990000001\",\"id\":\"wamid.H3\",\"type\":\"text\",\"text\":{\"body\":\"مرحبا\"},\"\\ud800\":1")]
    [InlineData("\"from\":\"964990000001\",\"id\":\"wamid.H4\",\"type\":\"text\",\"text\":{\"body\":\"\\\\ud83d مرحبا\"}")]
    public async Task Meta_is_told_that_all_were_taken(string message)
    {
        await using var number = await RunningWhatsApp.StartAsync();

        Assert.Equal(200, await BringAsync(number, Encoding.UTF8.GetBytes(Delivery(message))));

        Assert.Equal(["Text", "Text"], number.Ask<string>(Told));
    }

    [Fact]
    public async Task A_broken_byte_is_none_of_a_reason_to_send_it_all_again()
    {
        await using var number = await RunningWhatsApp.StartAsync();
        var body = Encoding.UTF8.GetBytes(Delivery("\"from\":\"964990000001\",\"id\":\"wamid.H5\",\"type\":\"text\",\"text\":{\"body\":\"X مرحبا\"}"));
        body[Array.IndexOf(body, (byte)'X')] = 0xff;

        Assert.Equal(200, await BringAsync(number, body));

        Assert.Equal(["Text", "Text"], number.Ask<string>(Told));
    }

    [Fact]
    public async Task Telegrams_client_is_not_led_to_another_host()
    {
        var called = 0;
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        await using var elsewhere = builder.Build();
        elsewhere.Run(http =>
        {
            Interlocked.Increment(ref called);
            return Task.CompletedTask;
        });
        await elsewhere.StartAsync();
        var leading = WebApplication.CreateEmptyBuilder(new());
        leading.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var asked = 0;
        await using var telegram = leading.Build();
        telegram.Run(http =>
        {
            Interlocked.Increment(ref asked);
            http.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
            http.Response.Headers.Location = elsewhere.Urls.First() + http.Request.Path;
            return Task.CompletedTask;
        });
        await telegram.StartAsync();
        using var api = new ChatbotSupport.Channels.Telegram.BotApi(
            new TelegramSettings { BotToken = BotApiServer.DefaultToken, ApiBaseUrl = telegram.Urls.First() }, Channels.Telegram.CallPatience.Usual);

        var calls = (ITelegramBotClient)api.GetType().GetProperty("Calls", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(api)!;

        await Assert.ThrowsAnyAsync<Exception>(() => calls.GetMe());

        Assert.Equal((true, 0), (asked > 0, called));
    }

    private static string Delivery(string message) =>
        """{"entry":[{"changes":[{"field":"messages","value":{"messages":[{""" + message + """},{"from":"964990000002","id":"wamid.N","type":"text","text":{"body":"مرحبا"}}]}}]}]}""";

    private static Task<int> BringAsync(RunningWhatsApp number, byte[] body) => number.Api.Webhook.BringAsync(number.Hook, body, SignedDelivery.Sign(body, number.Api.AppSecret));
}
