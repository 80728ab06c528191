using System.Text;
using ChatbotSupport.GraphApi.Webhooks;

namespace ChatbotSupport.Tests.WhatsApp;

/// <summary>What Meta, and whoever pretends to be Meta, gets at our address.</summary>
public sealed class The_webhook
{
    [Fact]
    public async Task Whoever_does_not_know_the_word_is_not_told_that_the_address_is_ours()
    {
        await using var number = await RunningWhatsApp.StartAsync();

        Assert.False(await number.Api.Webhook.SubscribeAsync(number.Hook, "another-word-altogether"));
        Assert.False(await number.Api.Webhook.SubscribeAsync(number.Hook, ""));
    }

    [Fact]
    public async Task Nothing_is_stored_of_what_is_not_signed_or_not_whole_or_too_large()
    {
        await using var number = await RunningWhatsApp.StartAsync();
        var body = Written("""{"from":"964990000001","id":"wamid.A","timestamp":"1764370000","type":"text","text":{"body":"مرحبا"}}""", number);
        var signature = SignedDelivery.Sign(body, number.Api.AppSecret);
        var large = new byte[(3 * 1024 * 1024) + 1];

        Assert.Equal(401, await Bring(body, null));
        Assert.Equal(401, await Bring(body, SignedDelivery.Sign(body, "some-other-secret")));
        Assert.Equal(401, await Bring(body, "sha256=zz"));
        Assert.Equal(401, await Bring(body[..^1], signature));
        Assert.Equal(400, await Bring(body[..^1], SignedDelivery.Sign(body.AsSpan(0, body.Length - 1), number.Api.AppSecret)));
        Assert.Equal(413, await Bring(large, SignedDelivery.Sign(large, number.Api.AppSecret)));
        Assert.Equal(0, number.Ask<long>("SELECT count(*) FROM inbox")[0]);

        Assert.Equal(200, await Bring(body, signature));
        Assert.Equal(200, await Bring(body, signature));
        Assert.Equal(1, number.Ask<long>("SELECT count(*) FROM inbox")[0]);

        Task<int> Bring(byte[] bytes, string? sign) => number.Api.Webhook.BringAsync(number.Hook, bytes, sign);
    }

    [Fact]
    public async Task One_message_that_cannot_be_read_is_put_aside_and_holds_up_nobody()
    {
        await using var number = await RunningWhatsApp.StartAsync();
        var body = Written(
            """
            {"type":"text","text":{"body":"بلا مرسل"}}, 17, {"from":{"a":1},"id":[],"type":{}},
            {"from":"964990000001","id":"wamid.B","timestamp":"not a time","type":"text","text":{"body":"مرحبا"}}
            """, number);

        Assert.Equal(200, await number.Api.Webhook.BringAsync(number.Hook, body, SignedDelivery.Sign(body, number.Api.AppSecret)));

        Assert.Equal(1, number.Ask<long>("SELECT count(*) FROM inbox WHERE kind = 'Text'")[0]);
        Assert.Equal(3, number.Ask<long>("SELECT count(*) FROM inbox WHERE kind = 'Unreadable' AND payload IS NULL")[0]);
        Assert.Contains("UpdateUnreadable", number.Ask<string>("SELECT alert FROM alerts"));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"object":"whatsapp_business_account","entry":{}}""")]
    [InlineData("""{"entry":[{"changes":[{"field":"messages","value":{"statuses":[{"id":"x","status":"delivered"},{},7]}}]}]}""")]
    [InlineData("""{"entry":[{"changes":[{"field":"something_new","value":{"messages":[{"id":"y"}]}}]}]}""")]
    [InlineData("""{"entry":[{"changes":[{"field":"messages","value":{"messages":[{"from":"964990000001","id":"z","type":"unsupported","unsupported":{"type":"pin"}}]}}]}]}""")]
    public async Task What_nobody_has_heard_of_is_taken_and_changes_nothing(string json)
    {
        await using var number = await RunningWhatsApp.StartAsync();
        var body = Encoding.UTF8.GetBytes(json);

        Assert.Equal(200, await number.Api.Webhook.BringAsync(number.Hook, body, SignedDelivery.Sign(body, number.Api.AppSecret)));

        Assert.Equal(0, number.Ask<long>("SELECT count(*) FROM inbox")[0]);
    }

    [Fact]
    public async Task Thousands_of_statuses_are_taken_at_once()
    {
        await using var number = await RunningWhatsApp.StartAsync();
        var statuses = string.Join(',', Enumerable.Range(0, 5_000).Select(count => $$"""{"id":"wamid.{{count}}","status":"delivered","timestamp":"1764370000","biz_opaque_callback_data":"{{count:D32}}"}"""));
        var body = Encoding.UTF8.GetBytes("""{"entry":[{"changes":[{"field":"messages","value":{"statuses":[""" + statuses + "]}}]}]}");

        Assert.Equal(200, await number.Api.Webhook.BringAsync(number.Hook, body, SignedDelivery.Sign(body, number.Api.AppSecret)));
    }

    [Fact]
    public async Task What_is_meant_for_another_number_of_the_same_app_is_not_ours()
    {
        await using var number = await RunningWhatsApp.StartAsync();
        var body = Encoding.UTF8.GetBytes("""{"entry":[{"changes":[{"field":"messages","value":{"metadata":{"phone_number_id":"999999"},"messages":[{"from":"964990000001","id":"wamid.C","type":"text","text":{"body":"x"}}]}}]}]}""");

        Assert.Equal(200, await number.Api.Webhook.BringAsync(number.Hook, body, SignedDelivery.Sign(body, number.Api.AppSecret)));

        Assert.Equal(0, number.Ask<long>("SELECT count(*) FROM inbox")[0]);
    }

    private static byte[] Written(string messages, RunningWhatsApp number) => Encoding.UTF8.GetBytes(
        $$"""{"entry":[{"changes":[{"field":"messages","value":{"metadata":{"phone_number_id":"{{number.Api.PhoneNumberId}}"},"messages":[""" + messages + "]}}]}]}");
}
