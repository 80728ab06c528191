using System.Net;
using ChatbotSupport.BotApi;
using ChatbotSupport.BotApi.Faults;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace ChatbotSupport.Tests.Telegram.StandIn;

/// <summary>What goes wrong on the way, as the client sees it.</summary>
public sealed class FaultTests
{
    [Fact]
    public async Task A_gateway_answers_with_a_page_and_nothing_was_carried_out()
    {
        await using var api = await BotApiServer.StartAsync();
        var zaynab = api.Person("زينب");
        zaynab.Starts();
        api.Faults.Next("sendMessage", new Fault.Gateway(), times: 2);

        for (var time = 0; time < 2; time++)
        {
            var failure = await Assert.ThrowsAsync<RequestException>(() => api.Bot().SendMessage(zaynab.Id, "x"));
            Assert.Equal(HttpStatusCode.BadGateway, failure.HttpStatusCode);
        }

        await api.Bot().SendMessage(zaynab.Id, "وصلت");
        Assert.Equal("زينب: /start\nبوت: وصلت", zaynab.Screen.Transcript);
    }

    [Theory]
    [InlineData(FaultMoment.Before, 1)]
    [InlineData(FaultMoment.After, 2)]
    public async Task A_broken_connection_does_not_tell_whether_the_message_arrived(FaultMoment moment, int shown)
    {
        await using var api = await BotApiServer.StartAsync();
        var zaynab = api.Person("زينب");
        zaynab.Starts();
        api.Faults.Next("sendMessage", new Fault.ConnectionClosed(moment));

        await Assert.ThrowsAsync<RequestException>(() => api.Bot().SendMessage(zaynab.Id, "x"));

        Assert.Equal(shown, zaynab.Screen.Messages.Count);
    }

    [Fact]
    public async Task A_call_that_hangs_ends_when_the_client_gives_up()
    {
        await using var api = await BotApiServer.StartAsync();
        var zaynab = api.Person("زينب");
        zaynab.Starts();
        api.Faults.Next("sendMessage", new Fault.Hang());
        using var patience = new CancellationTokenSource();

        var hanging = api.Bot().SendMessage(zaynab.Id, "x", cancellationToken: patience.Token);
        await api.Requests.UntilAsync("sendMessage");
        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hanging);
        Assert.Single(zaynab.Screen.Messages);
    }

    [Fact]
    public async Task Half_an_answer_is_no_answer()
    {
        await using var api = await BotApiServer.StartAsync();
        api.Faults.Next("getMe", new Fault.MalformedJson());

        await Assert.ThrowsAsync<RequestException>(() => api.Bot().GetMe());
        Assert.True((await api.Bot().GetMe()).IsBot);
    }

    [Fact]
    public async Task Refusals_can_be_planned_for_some_calls_only()
    {
        await using var api = await BotApiServer.StartAsync();
        var (zaynab, huda) = (api.Person("زينب"), api.Person("هدى"));
        zaynab.Starts();
        huda.Starts();
        api.Faults.Next("sendMessage", new Fault.TooManyRequests(7), where: call => call.Text("chat_id") == $"{huda.Id}");
        api.Faults.Next("getUpdates", new Fault.Conflict());
        api.Faults.Next("getMe", new Fault.Unauthorized());

        await api.Bot().SendMessage(zaynab.Id, "x");
        var slow = await Assert.ThrowsAsync<ApiRequestException>(() => api.Bot().SendMessage(huda.Id, "x"));
        var second = await Assert.ThrowsAsync<ApiRequestException>(() => api.Bot().GetUpdates());
        var revoked = await Assert.ThrowsAsync<ApiRequestException>(() => api.Bot().GetMe());

        Assert.Equal((429, 7), (slow.ErrorCode, slow.Parameters!.RetryAfter));
        Assert.Equal((409, 401), (second.ErrorCode, revoked.ErrorCode));
        Assert.Equal(0, api.Faults.Left);
    }
}
