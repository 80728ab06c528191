using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using ChatbotSupport.BotApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ChatbotSupport.Tests.Telegram.StandIn;

/// <summary>Updates that are brought instead of being fetched.</summary>
public sealed class WebhookTests
{
    [Fact]
    public async Task Updates_are_brought_with_the_secret_in_order_and_again_until_they_are_taken()
    {
        var heard = new ConcurrentQueue<string>();
        // The first of each person is not taken at once; the others must not overtake it.
        var refusals = new ConcurrentDictionary<string, bool>();
        await using var hook = await ListenAsync(async http =>
        {
            using var reader = new StreamReader(http.Request.Body);
            var body = await reader.ReadToEndAsync();
            var text = (string)JsonNode.Parse(body)!["message"]!["text"]!;
            if (http.Request.Headers["X-Telegram-Bot-Api-Secret-Token"] != "s3cret" || (text is "1" or "4" && refusals.TryAdd(text, true)))
            {
                http.Response.StatusCode = 500;
                return;
            }

            heard.Enqueue(text);
        });
        await using var api = await BotApiServer.StartAsync();
        var url = hook.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        var (zaynab, huda) = (api.Person("زينب"), api.Person("هدى"));
        zaynab.SaysEach(["1", "2", "3"]);
        huda.SaysEach(["4", "5"]);

        await api.CallAsync("setWebhook", $$"""{"url":"{{url}}/hook","secret_token":"s3cret"}""");
        await api.Updates.UntilConfirmedAsync();
        var info = await api.CallAsync("getWebhookInfo");

        Assert.Equal(["1", "2", "3"], heard.Where(text => string.CompareOrdinal(text, "3") <= 0));
        Assert.Equal(["4", "5"], heard.Where(text => string.CompareOrdinal(text, "3") > 0));
        Assert.Equal("Wrong response from the webhook: 500 Internal Server Error", (string?)info.Result["last_error_message"]);
        Assert.Equal(0, (int)info.Result["pending_update_count"]!);
    }

    private static async Task<WebApplication> ListenAsync(RequestDelegate serve)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var application = builder.Build();
        application.Run(serve);
        await application.StartAsync();
        return application;
    }
}
