using System.Diagnostics;
using System.Text;
using ChatbotSupport.GraphApi.People;
using ChatbotSupport.GraphApi.Webhooks;

namespace ChatbotSupport.Tests.WhatsApp;

/// <summary>What Meta never sends, sends twice, or somebody else sends: nothing is stored that is not proven, nothing that is proven is lost or answered twice.</summary>
public sealed class Bad_deliveries
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task What_is_cut_off_or_no_delivery_at_all_is_survived()
    {
        await using var chat = await RunningWhatsApp.StartAsync();
        var zaynab = await chat.StartedAsync();
        var good = Encoding.ASCII.GetString(chat.Api.Webhook.All[0].Body.Span);
        string[] bodies =
        [
            "", "{", "null", "7", "[]", "\"x\"", "{}", """{"entry":7}""", """{"entry":[null,7,{"changes":{}}]}""", """{"entry":[{"changes":[{"field":"messages","value":null}]}]}""",
            """{"entry":[{"changes":[{"field":"messages","value":{"messages":[null,7,{},{"type":"text"},{"id":"x"}],"statuses":[null,{},{"id":5,"status":{}}],"contacts":"x"}}]}]}""",
            good[..(good.Length / 2)], good[..^1], "\ufeff" + good, new string('[', 2_000) + new string(']', 2_000),
        ];

        foreach (var body in bodies)
        {
            var bytes = Encoding.UTF8.GetBytes(body);
            Assert.Contains(await chat.Api.Webhook.BringAsync(chat.Hook, bytes, SignedDelivery.Sign(bytes, chat.Api.AppSecret)), new[] { 200, 400 });
        }

        zaynab.Says("القائمة");
        await zaynab.Screen.ShowsAsync("بماذا يمكن أن نساعد الآن؟");
    }

    [Fact]
    public async Task Deliveries_that_come_again_and_in_any_order_are_answered_once()
    {
        await using var chat = await RunningWhatsApp.StartAsync();
        var zaynab = await chat.StartedAsync();
        chat.Api.Webhook.Hold();
        zaynab.Says("عمري 16");
        zaynab.Says("ويكول نلتقي باجر");
        chat.Api.Webhook.NextComesTwice();
        chat.Api.Webhook.Release();
        await zaynab.Screen.ShowsAsync("عدم الذهاب إلى أي لقاء");
        await chat.Api.Webhook.UntilTakenAsync();
        await chat.QuietAsync();
        var (heard, stored) = (zaynab.Screen.Heard.Count, chat.Ask<long>("SELECT count(*) FROM inbox").Single());

        foreach (var delivery in chat.Api.Webhook.All.Reverse().Concat(chat.Api.Webhook.All))
        {
            Assert.Equal(200, await chat.Api.Webhook.BringAsync(chat.Hook, delivery.Body, delivery.Signature));
        }

        await chat.QuietAsync();
        Assert.Equal((heard, stored), (zaynab.Screen.Heard.Count, chat.Ask<long>("SELECT count(*) FROM inbox").Single()));
        Assert.Empty(chat.Ask<string>("SELECT id FROM outbox WHERE state NOT IN ('Sent', 'Accepted', 'Delivered', 'Read')"));
    }

    [Fact]
    public async Task What_a_person_sent_in_one_delivery_with_others_and_statuses_is_answered_to_each()
    {
        await using var chat = await RunningWhatsApp.StartAsync();
        var people = new List<Person>();
        foreach (var number in Enumerable.Range(0, 5))
        {
            people.Add(await chat.StartedAsync($"شخص {number}"));
        }

        chat.Api.Webhook.PerDelivery = 100;
        chat.Api.Webhook.Hold();
        people.ForEach(person => person.Reads());
        people.ForEach(person => person.Says("القائمة"));
        chat.Api.Webhook.NextComesReversed();
        chat.Api.Webhook.Release();

        foreach (var person in people)
        {
            await person.Screen.ShowsAsync("بماذا يمكن أن نساعد الآن؟");
        }

        await chat.UntilAsync<long>("SELECT count(*) FROM outbox WHERE state = 'Read'", count => count == 5);
    }

    [Fact]
    public async Task Three_megabytes_are_taken_and_more_is_refused_before_it_is_read()
    {
        await using var chat = await RunningWhatsApp.StartAsync();
        var zaynab = chat.Api.Person("زينب");
        const int Limit = 3 * 1024 * 1024;
        var start = $$$"""{"entry":[{"changes":[{"field":"messages","value":{"messages":[{"from":"{{{zaynab.Phone}}}","id":"wamid.big","type":"text","timestamp":"1","text":{"body":"مرحبا"}}],"rest":" """;
        const string End = """ "}}]}]}""";
        var bytes = Encoding.UTF8.GetBytes(start + new string('x', Limit - Encoding.UTF8.GetByteCount(start + End)) + End);

        Assert.Equal(200, await chat.Api.Webhook.BringAsync(chat.Hook, bytes, SignedDelivery.Sign(bytes, chat.Api.AppSecret)));
        var more = new byte[Limit + 1];
        Assert.Equal(404, await chat.Api.Webhook.BringAsync(chat.Hook, more, SignedDelivery.Sign(more, chat.Api.AppSecret)));

        Assert.Equal(1, chat.Ask<long>("SELECT count(*) FROM inbox WHERE channel = 'whatsapp'").Single());
    }

    [Fact]
    public async Task Thousands_of_statuses_in_one_delivery_are_taken_and_people_are_answered_meanwhile()
    {
        await using var chat = await RunningWhatsApp.StartAsync();
        var zaynab = await chat.StartedAsync();
        await chat.Api.Webhook.UntilTakenAsync();
        var known = zaynab.Screen.Heard[0].Id;
        var statuses = string.Join(',', Enumerable.Range(0, 8_000).Select(number => $$"""{"id":"{{(number % 4 == 0 ? known : $"wamid.{number}")}}","status":"{{(number % 2 == 0 ? "read" : "failed")}}","timestamp":"1","recipient_id":"{{zaynab.Phone}}","errors":[{"code":131026}]}"""));
        var bytes = Encoding.UTF8.GetBytes($$$"""{"entry":[{"changes":[{"field":"messages","value":{"metadata":{"phone_number_id":"{{{chat.Api.PhoneNumberId}}}"},"statuses":[{{{statuses}}}]}}]}]}""");

        var since = Stopwatch.GetTimestamp();
        var taken = chat.Api.Webhook.BringAsync(chat.Hook, bytes, SignedDelivery.Sign(bytes, chat.Api.AppSecret));
        zaynab.Says("القائمة");
        await zaynab.Screen.ShowsAsync("بماذا يمكن أن نساعد الآن؟");

        Assert.Equal(200, await taken.WaitAsync(Patience));
        Assert.InRange(Stopwatch.GetElapsedTime(since), TimeSpan.Zero, Patience);
        await chat.UntilAsync<string>("SELECT state FROM outbox ORDER BY seq LIMIT 1", state => state == "Read");
    }
}
