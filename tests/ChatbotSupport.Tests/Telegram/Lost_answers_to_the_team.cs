using ChatbotSupport.BotApi.Faults;
using ChatbotSupport.BotApi.People;
using ChatbotSupport.Channels.Telegram;
using ChatbotSupport.Delivery;
using ChatbotSupport.Delivery.Stuck;
using ChatbotSupport.Storage;
using Dapper;
using Microsoft.Extensions.Time.Testing;

namespace ChatbotSupport.Tests.Telegram;

/// <summary>Telegram takes what is said to the team and its answer is lost: it is said once more at most, what follows goes on, and it is told of as uncertain.</summary>
public sealed class Lost_answers_to_the_team
{
    private static readonly DateTimeOffset Morning = new(2026, 7, 14, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_line_of_a_talk_comes_twice_at_most_and_those_behind_it_come()
    {
        await using var chat = await RunningChat.StartAsync(new QuickClock());
        var (nour, zaynab, code) = await chat.TalkAsync();
        chat.Api.Faults.Next("sendMessage", new Fault.Gateway(504, FaultMoment.After), times: 2, where: request => request.Text("text")!.Contains("وينكم", StringComparison.Ordinal) && request.Text("chat_id") == $"{nour.Id}");

        zaynab.Says("وينكم");
        await chat.FaultsAsync();
        zaynab.Says("تأخرتوا");

        await nour.Screen.ShowsAsync("تأخرتوا");
        Assert.Equal(2, nour.Screen.Messages.Count(message => message.Text.Contains("وينكم", StringComparison.Ordinal)));
        Assert.Equal(1, chat.Ask<long>("SELECT count(*) FROM alerts WHERE alert = 'LineParked'").Single());
        var stuck = Assert.Single(chat.Room<StuckWork>().All());
        Assert.Equal(("Uncertain", "team_unanswered", code.Replace("-", "", StringComparison.Ordinal), false), (stuck.State, stuck.Reason, stuck.CaseCode, stuck.CanRetry));
        Assert.Equal(StuckOutcome.Hopeless, await chat.Room<StuckWork>().RetryAsync(StuckId.Read(stuck.Id.ToString())!.Value));
        Assert.Equal(StuckOutcome.Dropped, await chat.Room<StuckWork>().DropAsync(stuck.Id));
        Assert.Empty(chat.Room<StuckWork>().All());
    }

    [Fact]
    public async Task A_line_whose_answer_is_lost_once_leaves_no_doubt_behind()
    {
        await using var chat = await RunningChat.StartAsync(new QuickClock());
        var (nour, zaynab, _) = await chat.TalkAsync();
        chat.Api.Faults.Next("sendMessage", new Fault.Gateway(504), where: request => request.Text("text")!.Contains("وينكم", StringComparison.Ordinal) && request.Text("chat_id") == $"{nour.Id}");

        zaynab.Says("وينكم");

        await nour.Screen.ShowsAsync("وينكم");
        await chat.UntilAsync<long>("SELECT count(*) FROM team_doubts", doubts => doubts == 0);
    }

    [Fact]
    public async Task While_Telegram_answers_nothing_no_try_counts()
    {
        await using var chat = await RunningChat.StartAsync();
        var pulse = new ChannelPulse(TimeProvider.System);
        var doubts = new Doubts(chat.Room<Database>(), chat.Room<Writer>(), pulse, TimeProvider.System);
        pulse.Missed(ClearedScreens.Telegram, "unreached");
        for (var time = 0; time < 5; time++)
        {
            Assert.True(await doubts.OnceMoreAsync("talk", null, "said"));
        }

        pulse.Heard(ClearedScreens.Telegram);

        Assert.True(await doubts.OnceMoreAsync("talk", null, "said"));
        Assert.False(await doubts.OnceMoreAsync("talk", null, "said"));
    }

    [Fact]
    public async Task A_doubt_is_remembered_over_a_restart()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, zaynab, _) = await chat.TalkAsync();
        chat.Api.Faults.Next("sendMessage", new Fault.Gateway(504, FaultMoment.After), times: 2, where: request => request.Text("text")!.Contains("وينكم", StringComparison.Ordinal) && request.Text("chat_id") == $"{nour.Id}");
        zaynab.Says("وينكم");
        await chat.UntilAsync<long>("SELECT count(*) FROM team_doubts WHERE doubts = 1", doubts => doubts == 1);

        await chat.StopAsync();
        await chat.StartAgainAsync();
        await chat.FaultsAsync();
        zaynab.Says("تأخرتوا");

        await nour.Screen.ShowsAsync("تأخرتوا");
        Assert.Equal(2, nour.Screen.Messages.Count(message => message.Text.Contains("وينكم", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_card_comes_twice_at_most_until_it_is_to_be_louder()
    {
        var clock = new FakeTimeProvider(Morning);
        await using var chat = await RunningChat.StartAsync(clock);
        var (group, owner) = await PairedAsync(chat, clock);
        chat.Api.Faults.Next("sendMessage", new Fault.Gateway(504, FaultMoment.After), times: 2, where: request => request.Text("chat_id") == $"{group.Id}" && request.Text("text")!.Contains("000-007", StringComparison.Ordinal));
        await chat.WaitsAsync(7, "L3", clock.GetUtcNow(), TimeSpan.FromMinutes(10));
        await clock.PassAsync(() => chat.Api.Faults.Left, left => left == 0);
        await chat.WaitsAsync(8, "L2", clock.GetUtcNow(), TimeSpan.FromMinutes(30));

        await clock.PassAsync(() => Cards(owner, group, "000-008"), cards => cards == 1);
        await clock.PassAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(2, Cards(owner, group, "000-007"));
        Assert.Equal(1, chat.Ask<long>("SELECT uncertain FROM team_doubts WHERE case_code = '000007'").Single());

        await clock.PassAsync(() => Cards(owner, group, "000-007"), cards => cards == 3);
        await clock.PassAsync(() => chat.Ask<long>("SELECT count(*) FROM group_cards WHERE case_code = '000007'").Single(), cards => cards == 1);
    }

    [Fact]
    public async Task A_call_comes_twice_at_most_and_the_next_ring_comes()
    {
        var clock = new FakeTimeProvider(Morning);
        await using var chat = await RunningChat.StartAsync(clock);
        var huda = await chat.MemberAsync("هدى", coordinator: true, name: "حساب هدى");
        await chat.WaitsAsync(7, "L4", clock.GetUtcNow(), TimeSpan.FromHours(2));
        chat.Api.Faults.Next("sendMessage", new Fault.Gateway(504, FaultMoment.After), times: 2, where: request => request.Text("text")!.Contains("000-007", StringComparison.Ordinal));
        await RingAsync(chat, clock);
        await clock.PassAsync(() => chat.Api.Faults.Left, left => left == 0);
        await clock.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(2, huda.Screen.Messages.Count(message => message.Text.Contains("000-007", StringComparison.Ordinal)));

        await RingAsync(chat, clock);

        await clock.PassAsync(() => huda.Screen.Messages.Count(message => message.Text.Contains("000-007", StringComparison.Ordinal)), calls => calls == 3);
        Assert.False(huda.Screen.Messages[^1].IsSilent);
    }

    private static Task<int> RingAsync(RunningChat chat, FakeTimeProvider clock) => chat.Room<Writer>().RunAsync(connection => connection.Execute(
        "INSERT INTO alerts (alert, case_code, level, at) VALUES ('OnCallNeeded', '000007', 'L4', @now)", new { now = clock.GetUtcNow().ToUnixTimeMilliseconds() }));

    private static int Cards(Person reader, Group group, string code) => reader.In(group).Screen.Messages.Count(message => message.Text.Contains(code, StringComparison.Ordinal));

    private static async Task<(Group Group, Person Owner)> PairedAsync(RunningChat chat, FakeTimeProvider clock)
    {
        var paired = chat.PairedAsync();
        await clock.WhileAsync(paired);
        return await paired;
    }
}
