using ChatbotSupport.BotApi.Faults;
using ChatbotSupport.Storage;
using Dapper;

namespace ChatbotSupport.Tests.Telegram;

/// <summary>A private chat of the team that cannot be written to: no line is lost, nothing is tried again and again, and whoever is gone keeps nobody waiting.</summary>
public sealed class When_a_chat_of_the_team_fails
{
    private const string Lost = "سطر في الطريق";

    [Fact]
    public async Task A_line_that_may_not_have_arrived_is_said_once_more()
    {
        await using var chat = await RunningChat.StartAsync(new QuickClock());
        var (nour, zaynab, _) = await chat.TalkAsync();
        chat.Api.Faults.Next("sendMessage", new Fault.ConnectionClosed(), where: request =>
            request.Text("chat_id") == $"{nour.Id}" && request.Text("text")!.Contains(Lost, StringComparison.Ordinal));

        zaynab.Says(Lost);

        await nour.Screen.ShowsAsync(Lost);
        Assert.Equal(0, chat.Ask<long>("SELECT count(*) FROM alerts WHERE alert = 'LineParked'").Single());
    }

    [Fact]
    public async Task Signs_that_come_too_fast_for_Telegram_wait_as_long_as_it_says_and_hold_up_no_line()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, zaynab, _) = await chat.TalkAsync();
        chat.Api.Faults.Next("setMessageReaction", new Fault.TooManyRequests(3_600), times: 100);

        var written = nour.Says("نعم، معك");
        await zaynab.Screen.ShowsAsync("نعم، معك");
        await chat.Api.Requests.UntilAsync("setMessageReaction");
        foreach (var line in new[] { "سطر أول", "سطر ثان", "سطر ثالث" })
        {
            zaynab.Says(line);
            await nour.Screen.ShowsAsync(line);
        }

        Assert.Empty(written.Reactions);
        Assert.Single(chat.Api.Requests.Of("setMessageReaction"));
    }

    [Fact]
    public async Task Whoever_blocked_the_bot_and_goes_on_at_the_desk_is_tried_once_a_minute_and_not_with_each_change()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, zaynab, _) = await chat.TalkAsync();
        await chat.Room<Writer>().RunAsync(connection => connection.Execute(
            "INSERT INTO desk_sessions (token_hash, volunteer_id, created_at, expires_at, last_seen_at) SELECT x'0A', id, 0, @soon, @soon FROM volunteers",
            new { soon = TimeProvider.System.GetUtcNow().AddMinutes(20).ToUnixTimeMilliseconds() }));
        chat.Api.Faults.Next("sendMessage", new Fault.Refused(400, "Bad Request: chat not found"), times: 100, where: request => request.Text("chat_id") == $"{nour.Id}");

        foreach (var line in new[] { "سطر أول", "سطر ثان", "سطر ثالث" })
        {
            zaynab.Says(line);
            await chat.LinesAsync(lines => lines.Contains($"Person: {line}"));
            await chat.FailedAsync(nour.Id);
        }

        Assert.Equal("Owned", chat.Ask<string>("SELECT state FROM cases").Single());
        Assert.Single(chat.Log, line => line.StartsWith("Warning 5321", StringComparison.Ordinal));
        Assert.Equal(1, chat.Failed(nour.Id, "سطر"));
    }

    [Theory]
    [InlineData(403, "Forbidden: user is deactivated")]
    [InlineData(400, "Bad Request: chat not found")]
    public async Task Whoever_is_not_there_any_more_keeps_nobody_waiting(int code, string words)
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, zaynab, _) = await chat.TalkAsync();
        chat.Api.Faults.Next("sendMessage", new Fault.Refused(code, words), times: 100, where: request => request.Text("chat_id") == $"{nour.Id}");

        zaynab.Says(Lost);

        await chat.UntilAsync<string>("SELECT state FROM cases", state => state == "Waiting");
        await chat.UntilAsync<long>("SELECT count(*) FROM alerts WHERE alert = 'MemberUnreachable'", told => told == 1);
        Assert.Equal(0, chat.Ask<long>("SELECT count(*) FROM alerts WHERE alert = 'LineParked'").Single());
    }
}

/// <summary>What a member's chat refused.</summary>
file static class Refusals
{
    public static int Failed(this RunningChat chat, long member, string words = "") => chat.Api.Requests.Of("sendMessage").Count(request =>
        request.Text("chat_id") == $"{member}" && request.Answered == 400 && request.Text("text")!.Contains(words, StringComparison.Ordinal));

    public static Task<int> FailedAsync(this RunningChat chat, long member) => Eventually.HoldsAsync(() => Task.FromResult(chat.Failed(member)), failed => failed > 0);
}
