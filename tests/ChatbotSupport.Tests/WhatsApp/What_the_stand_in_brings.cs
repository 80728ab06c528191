using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using ChatbotSupport.GraphApi;
using ChatbotSupport.GraphApi.Faults;
using ChatbotSupport.GraphApi.Http;
using ChatbotSupport.GraphApi.People;
using ChatbotSupport.GraphApi.Templates;
using ChatbotSupport.GraphApi.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ChatbotSupport.Tests.WhatsApp;

/// <summary>Deliveries of the stand-in, as Meta's would come.</summary>
public sealed class What_the_stand_in_brings
{
    [Fact]
    public async Task Deliveries_are_signed_and_come_again_until_they_are_taken_and_twice_and_reversed_on_demand()
    {
        await using var api = await GraphServer.StartAsync();
        var refusals = 2;
        var heard = new ConcurrentQueue<string>();
        await using var hook = await ListenAsync(async http =>
        {
            using var bytes = new MemoryStream();
            await http.Request.Body.CopyToAsync(bytes);
            Assert.Equal(SignedDelivery.Sign(bytes.ToArray(), api.AppSecret), http.Request.Headers["X-Hub-Signature-256"]);
            if (Interlocked.Decrement(ref refusals) >= 0)
            {
                http.Response.StatusCode = 500;
                return;
            }

            Assert.All(bytes.ToArray(), letter => Assert.InRange(letter, (byte)0, (byte)127));
            bytes.Position = 0;
            foreach (var text in Texts((await JsonNode.ParseAsync(bytes))!))
            {
                heard.Enqueue(text);
            }
        });
        var zaynab = api.Person("زينب");
        api.Webhook.Use(AddressOf(hook));
        zaynab.Says("١");
        await api.Webhook.UntilTakenAsync();
        api.Webhook.Hold();
        zaynab.SaysEach(["٢", "٣"]);
        api.Webhook.NextComesTwice();
        api.Webhook.NextComesReversed();
        api.Webhook.Release();
        await api.Webhook.UntilTakenAsync();

        Assert.Equal([500, 500, 200], api.Webhook.All[0].Answers);
        Assert.Equal(["١", "٣", "٢", "٣", "٢"], heard);
    }

    [Fact]
    public async Task An_address_that_does_not_answer_the_question_is_not_used()
    {
        await using var api = await GraphServer.StartAsync();
        await using var hook = await ListenAsync(http => http.Response.WriteAsync("something else"));

        Assert.False(await api.Webhook.SubscribeAsync(AddressOf(hook)));
        Assert.Null(api.Webhook.Url);
    }

    [Fact]
    public async Task The_window_closes_after_a_day_and_only_a_status_or_a_refusal_tells_of_it()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var api = await GraphServer.StartAsync(clock);
        api.Templates.Add(new Template("new_message", "ar", "رسالة جديدة", "عرض"));
        var zaynab = api.Person("زينب");
        zaynab.Says("مرحبا");
        clock.Advance(TimeSpan.FromHours(24));

        var late = await api.SendAsync(zaynab, """ "type":"text","text":{"body":"متأخرة"},"biz_opaque_callback_data":"77" """);
        var template = await api.SendAsync(zaynab, """ "type":"template","template":{"name":"new_message","language":{"code":"ar"}} """);
        api.RefusesClosedWindowAtOnce = true;
        var refused = await api.SendAsync(zaynab, """ "type":"text","text":{"body":"متأخرة"} """);
        var events = await HeardAsync(api);

        Assert.Equal((HttpStatusCode.OK, null, 131047), (late.Status, template.Code, refused.Code));
        Assert.Equal("رسالة جديدة", Assert.Single(zaynab.Screen.Heard).Text);
        var failed = events.Single(one => (string?)one["status"] == "failed");
        Assert.Equal((late.Id, 131047, "77"), ((string)failed["id"]!, (int)failed["errors"]![0]!["code"]!, (string)failed["biz_opaque_callback_data"]!));
        await zaynab.PressesAsync("عرض");
        Assert.True(zaynab.IsWindowOpen);
    }

    [Fact]
    public async Task Statuses_tell_what_became_of_a_message()
    {
        await using var api = await GraphServer.StartAsync();
        var (zaynab, huda) = (api.Person("زينب"), api.Person("هدى", Shown.UserId));
        zaynab.Says("مرحبا");
        huda.Says("مرحبا");
        huda.IsOffline = true;
        api.Faults.FailLater(131042);
        api.Faults.Next(GraphCall.Messages, new Fault.ConnectionClosed(FaultMoment.After), where: request => request.Body.ContainsKey("recipient"));

        var unpaid = await api.SendAsync(zaynab, """ "type":"text","text":{"body":"1"} """);
        var good = await api.SendAsync(zaynab, """ "type":"text","text":{"body":"2"} """);
        await Assert.ThrowsAsync<HttpRequestException>(() => api.PostAsync($$"""{"messaging_product":"whatsapp","recipient":"{{huda.UserId}}","type":"text","text":{"body":"3"} }"""));
        zaynab.Reads();
        huda.IsOffline = false;
        zaynab.HasBlocked = true;
        await api.SendAsync(zaynab, """ "type":"text","text":{"body":"4"} """);
        var statuses = (await HeardAsync(api)).Where(one => one["status"] is not null).ToList();

        Assert.Equal("failed", (string)statuses.Single(one => (string)one["id"]! == unpaid.Id)["status"]!);
        Assert.Equal(["sent", "delivered", "read"], statuses.Where(one => (string)one["id"]! == good.Id).Select(one => (string)one["status"]!));
        Assert.Equal(["sent", "delivered"], statuses.Where(one => (string?)one["recipient_user_id"] == huda.UserId).Select(one => (string)one["status"]!));
        Assert.Equal(131026, (int)statuses[^1]["errors"]![0]!["code"]!);
    }

    [Fact]
    public async Task Of_somebody_who_hides_the_number_only_the_user_id_is_told()
    {
        await using var api = await GraphServer.StartAsync();
        var zaynab = api.Person("زينب", Shown.UserId);
        var old = zaynab.UserId;
        zaynab.Says("مرحبا");
        zaynab.ChangesNumber("964990000777");
        var heard = await HeardAsync(api);

        Assert.Equal((null, old), ((string?)heard[0]["from"], (string?)heard[0]["from_user_id"]));
        Assert.Equal((old, zaynab.UserId, "user_changed_user_id"), ((string?)heard[1]["system"]!["previous_user_id"], (string?)heard[1]["system"]!["user_id"], (string?)heard[1]["system"]!["type"]));
        Assert.DoesNotContain(api.Webhook.All, delivery => System.Text.Encoding.ASCII.GetString(delivery.Body.Span).Contains(zaynab.Phone, StringComparison.Ordinal));
    }

    /// <summary>Everything that is brought, read from the deliveries themselves.</summary>
    private static async Task<IReadOnlyList<JsonNode>> HeardAsync(GraphServer api)
    {
        await using var hook = await ListenAsync(_ => Task.CompletedTask);
        api.Webhook.Use(AddressOf(hook));
        await api.Webhook.UntilTakenAsync();
        return [.. api.Webhook.All.SelectMany(delivery => Values(JsonNode.Parse(delivery.Body.Span)!))
            .SelectMany(value => (value["messages"]?.AsArray() ?? []).Concat(value["statuses"]?.AsArray() ?? [])).Select(one => one!)];
    }

    private static IEnumerable<string> Texts(JsonNode body) => Values(body).SelectMany(value => value["messages"]!.AsArray()).Select(message => (string)message!["text"]!["body"]!);

    private static IEnumerable<JsonNode> Values(JsonNode body) => body["entry"]![0]!["changes"]!.AsArray().Select(change => change!["value"]!);

    private static Uri AddressOf(WebApplication hook) => new($"{hook.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()}/hook");

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
