using System.Net;
using ChatbotSupport.BotApi;
using ChatbotSupport.BotApi.Chats;
using Microsoft.Extensions.Time.Testing;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace ChatbotSupport.Tests.Telegram.StandIn;

/// <summary>How fast the bot may write.</summary>
public sealed class RateTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 1, 20, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_burst_to_one_chat_is_borne_then_refused_until_the_time_that_is_named()
    {
        await using var api = await BotApiServer.StartAsync(_clock);
        api.Rates.AreOn = true;
        var zaynab = api.Person("زينب");
        zaynab.Starts();
        for (var number = 0; number < 3; number++)
        {
            Assert.Equal(HttpStatusCode.OK, (await api.SendAsync(zaynab.Id, $"{number}")).Status);
        }

        var refused = await api.SendAsync(zaynab.Id, "x");
        var byClient = await Assert.ThrowsAsync<ApiRequestException>(() => api.Bot().SendMessage(zaynab.Id, "x"));
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal((HttpStatusCode.TooManyRequests, "Too Many Requests: retry after 1"), (refused.Status, refused.Description));
        Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter!.Delta);
        Assert.Equal(1, byClient.Parameters!.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, (await api.SendAsync(zaynab.Id, "x")).Status);
    }

    [Fact]
    public async Task Thirty_people_are_reached_in_a_second_and_the_next_one_later()
    {
        await using var api = await BotApiServer.StartAsync(_clock);
        api.Rates.AreOn = true;
        var people = Enumerable.Range(0, 31).Select(number => api.Person($"{number}")).ToList();
        people.ForEach(person => person.Starts());

        var answers = new List<RawAnswer>();
        foreach (var person in people)
        {
            answers.Add(await api.SendAsync(person.Id, "x"));
        }

        Assert.All(answers[..30], answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[30].Status);
    }

    [Fact]
    public async Task A_group_bears_twenty_a_minute_over_all_its_topics()
    {
        await using var api = await BotApiServer.StartAsync(_clock);
        api.Rates.AreOn = true;
        var room = api.Group("غرفة الفريق");
        room.AddsBot(Rights.ForDesk);
        for (var number = 0; number < 20; number++)
        {
            Assert.Equal(HttpStatusCode.OK, (await api.SendAsync(room.Id, $"{number}")).Status);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        var refused = await api.SendAsync(room.Id, "x");

        Assert.Equal(40, (int)refused.Body["parameters"]!["retry_after"]!);
    }
}
