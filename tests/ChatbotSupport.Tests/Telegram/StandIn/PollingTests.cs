using System.Net;
using ChatbotSupport.BotApi;
using ChatbotSupport.BotApi.Updates;
using Microsoft.Extensions.Time.Testing;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace ChatbotSupport.Tests.Telegram.StandIn;

/// <summary>Fetching updates as the real server lets them be fetched.</summary>
public sealed class PollingTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 1, 20, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task An_update_comes_again_until_the_next_number_is_asked_for()
    {
        await using var api = await BotApiServer.StartAsync();
        var zaynab = api.Person("زينب");
        zaynab.SaysEach(["أ", "ب", "ج"]);

        var first = await api.CallAsync("getUpdates", """{"limit":2}""");
        var again = await api.CallAsync("getUpdates");
        var rest = await api.CallAsync("getUpdates", $"{{\"offset\":{(long)first.Result[1]!["update_id"]! + 1}}}");

        Assert.Equal(2, first.Result.AsArray().Count);
        Assert.Equal(3, again.Result.AsArray().Count);
        Assert.Equal("ج", (string?)Assert.Single(rest.Result.AsArray())!["message"]!["text"]);
        Assert.Equal(1, api.Updates.Waiting);
    }

    [Fact]
    public async Task The_older_of_two_polls_is_ended_with_a_conflict()
    {
        await using var api = await BotApiServer.StartAsync();
        var older = api.CallAsync("getUpdates", """{"timeout":50}""");
        await api.Updates.UntilPolledAsync();
        var newer = api.CallAsync("getUpdates", """{"timeout":50}""");

        var ended = await older;
        api.Person("زينب").Starts();

        Assert.Equal(HttpStatusCode.Conflict, ended.Status);
        Assert.Equal("Conflict: terminated by other getUpdates request; make sure that only one bot instance is running", ended.Description);
        Assert.Single((await newer).Result.AsArray());
    }

    [Fact]
    public async Task Nothing_is_fetched_while_a_webhook_is_set()
    {
        await using var api = await BotApiServer.StartAsync();
        await api.CallAsync("setWebhook", """{"url":"https://example.org/hook"}""");
        var refused = await api.CallAsync("getUpdates");
        await api.CallAsync("deleteWebhook");

        Assert.Equal("Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first", refused.Description);
        Assert.Equal(HttpStatusCode.OK, (await api.CallAsync("getUpdates")).Status);
    }

    [Fact]
    public async Task Reactions_come_only_when_asked_for_and_the_wish_is_remembered()
    {
        await using var api = await BotApiServer.StartAsync();
        var zaynab = api.Person("زينب");
        var message = zaynab.Says("مرحبا");
        zaynab.Reacts(message, "👍");
        var before = await api.CallAsync("getUpdates", """{"offset":-1,"allowed_updates":["message","message_reaction"]}""");

        zaynab.Reacts(message, "🔥");
        var after = await api.CallAsync("getUpdates", """{"offset":-1}""");

        Assert.NotNull(Assert.Single(before.Result.AsArray())!["message"]);
        Assert.Equal("🔥", (string?)Assert.Single(after.Result.AsArray())!["message_reaction"]!["new_reaction"]![0]!["emoji"]);
    }

    [Fact]
    public async Task A_press_is_lost_after_150_seconds_and_a_message_after_a_day()
    {
        await using var api = await BotApiServer.StartAsync(_clock);
        var zaynab = api.Person("زينب");
        zaynab.Starts();
        await api.SendAsync(zaynab.Id, "؟", """ "reply_markup":{"inline_keyboard":[[{"text":"نعم","callback_data":"y"}]]} """);
        var press = await zaynab.PressesAsync("نعم");

        _clock.Advance(TimeSpan.FromSeconds(151));
        var afterMinutes = await api.CallAsync("getUpdates");
        var late = await api.CallAsync("answerCallbackQuery", $"{{\"callback_query_id\":\"{press.Id}\"}}");
        _clock.Advance(TimeSpan.FromHours(24));
        var afterADay = await api.CallAsync("getUpdates");

        Assert.NotNull(Assert.Single(afterMinutes.Result.AsArray())!["message"]);
        Assert.Equal("Bad Request: query is too old and response timeout expired or query ID is invalid", late.Description);
        Assert.Empty(afterADay.Result.AsArray());
    }

    [Fact]
    public async Task A_poll_ends_empty_when_its_time_is_over()
    {
        await using var api = await BotApiServer.StartAsync(_clock);
        var poll = api.CallAsync("getUpdates", """{"timeout":500}""");
        await api.Updates.UntilPolledAsync();

        // More than 50 seconds are never waited.
        _clock.Advance(TimeSpan.FromSeconds(50));

        Assert.Empty((await poll).Result.AsArray());
    }

    [Fact]
    public async Task Updates_can_come_twice_and_in_reverse_once()
    {
        await using var api = await BotApiServer.StartAsync();
        api.Person("زينب").SaysEach(["أ", "ب"]);
        api.Updates.NextComeTwice();
        api.Updates.NextComeReversed();

        var spoilt = await api.CallAsync("getUpdates");
        var good = await api.CallAsync("getUpdates");

        Assert.Equal(["ب", "ب", "أ", "أ"], spoilt.Result.AsArray().Select(update => (string?)update!["message"]!["text"]));
        Assert.Equal(["أ", "ب"], good.Result.AsArray().Select(update => (string?)update!["message"]!["text"]));
    }

    [Fact]
    public async Task A_burst_of_a_thousand_arrives_in_order()
    {
        await using var api = await BotApiServer.StartAsync();
        var zaynab = api.Person("زينب");
        var said = Enumerable.Range(0, 1000).Select(number => $"{number}").ToList();
        zaynab.SaysEach(said);

        var heard = new List<string>();
        for (long offset = 0; heard.Count < said.Count;)
        {
            var batch = (await api.CallAsync("getUpdates", $"{{\"offset\":{offset}}}")).Result.AsArray();
            Assert.InRange(batch.Count, 1, BotApiLimits.UpdatesPerPoll);
            heard.AddRange(batch.Select(update => (string)update!["message"]!["text"]!));
            offset = (long)batch[^1]!["update_id"]! + 1;
        }

        Assert.Equal(said, heard);
    }

    [Theory]
    [InlineData(Unreadable.UnknownMemberStatus)]
    [InlineData(Unreadable.WrongTypes)]
    [InlineData(Unreadable.HugeId)]
    [InlineData(Unreadable.UnknownForwardOrigin)]
    public async Task An_unreadable_update_makes_the_whole_batch_unreadable_for_the_client(Unreadable kind)
    {
        await using var api = await BotApiServer.StartAsync();
        var zaynab = api.Person("زينب");
        zaynab.Says("قبل");
        api.Updates.Insert(kind);
        zaynab.Says("بعد");

        await Assert.ThrowsAnyAsync<RequestException>(() => api.Bot().GetUpdates());
        Assert.Equal(3, (await api.CallAsync("getUpdates")).Result.AsArray().Count);
    }
}
