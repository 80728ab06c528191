using ChatbotSupport.BotApi.Faults;
using ChatbotSupport.Delivery.Stuck;
using ChatbotSupport.Storage;
using Dapper;
using Microsoft.Extensions.Time.Testing;

namespace ChatbotSupport.Tests.Telegram;

/// <summary>What did not get through is seen and mended, and nothing that Telegram answered for comes a second time.</summary>
public sealed class What_is_stuck
{
    [Fact]
    public async Task A_line_in_doubt_is_listed_by_codes_and_tried_again_once()
    {
        await using var chat = await RunningChat.StartAsync();
        chat.Api.Faults.Next("sendMessage", new Fault.ConnectionClosed(), times: 2);
        var zaynab = chat.Api.Person("زينب");
        zaynab.Starts();
        await chat.UntilAsync<string?>("SELECT max(state) FROM outbox", state => state == "Uncertain");

        var item = Assert.Single(chat.Room<StuckWork>().All());
        Assert.Equal(("Uncertain", "no_answer", "telegram", true, 0L), (item.State, item.Reason, item.Channel, item.CanRetry, item.Retries));
        Assert.Equal(StuckOutcome.Queued, await chat.Room<StuckWork>().RetryAsync(item.Id));
        await zaynab.Screen.ShowsAsync("أهلًا بك");

        Assert.Single(zaynab.Screen.Messages, message => message.IsFromBot);
        Assert.Empty(chat.Room<StuckWork>().All());
        Assert.Equal(StuckOutcome.NotStuck, await chat.Room<StuckWork>().RetryAsync(item.Id));
        Assert.Equal(["console.delivery.retry"], chat.Ask<string>("SELECT code FROM events WHERE code LIKE '%delivery.%'"));
    }

    [Fact]
    public async Task Still_in_doubt_after_one_more_try_it_is_put_aside_again()
    {
        await using var chat = await RunningChat.StartAsync();
        chat.Api.Faults.Next("sendMessage", new Fault.ConnectionClosed(), times: 3);
        chat.Api.Person("زينب").Starts();
        await chat.UntilAsync<string?>("SELECT max(state) FROM outbox", state => state == "Uncertain");

        await chat.Room<StuckWork>().RetryAsync(chat.Room<StuckWork>().All()[0].Id);

        await chat.FaultsAsync();
        await chat.UntilAsync<string?>("SELECT max(state) FROM outbox", state => state == "Uncertain");
        Assert.Equal(1, Assert.Single(chat.Room<StuckWork>().All()).Retries);
        Assert.Equal(3, chat.Api.Requests.Of("sendMessage").Count);
    }

    [Fact]
    public async Task Of_a_long_line_only_what_has_not_arrived_is_said_again()
    {
        await using var chat = await RunningChat.StartAsync();
        var zaynab = await chat.StartedAsync();
        zaynab.Says("عمري 16 ويكول نلتقي باجر");
        await zaynab.PressesAsync("موافقة");
        await zaynab.PressesAsync("أي وقت");
        await chat.TakeAsync();
        await zaynab.Screen.ShowsAsync("معك الآن نور");
        var many = string.Concat(Enumerable.Repeat("س 7 ", 240)).Trim();
        chat.Api.Faults.Next("sendMessage", new Fault.ConnectionClosed(), times: 2, where: request => request.Text("text")!.Contains("ثالثًا", StringComparison.Ordinal));

        await chat.WriteAsync($"أولًا {many}\n\nثانيًا {many}\n\nثالثًا {many}");
        await chat.UntilAsync<string?>("SELECT max(state) FROM outbox WHERE kind = 'Volunteer'", state => state == "Uncertain");
        await chat.Room<StuckWork>().RetryAsync(Assert.Single(chat.Room<StuckWork>().All()).Id);

        await chat.UntilAsync<string?>("SELECT max(state) FROM outbox WHERE kind = 'Volunteer'", state => state == "Sent");
        Assert.Single(zaynab.Screen.Messages, message => message.Text.Contains("أولًا", StringComparison.Ordinal));
        Assert.Single(zaynab.Screen.Messages, message => message.Text.Contains("ثالثًا", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("INSERT ON screen_messages WHEN NEW.outbox_id IS NOT NULL")]
    [InlineData("UPDATE ON outbox")]
    public async Task What_Telegram_answered_for_while_nothing_could_be_written_comes_once(string change)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 7, 14, 9, 0, 0, TimeSpan.Zero));
        await using var chat = await RunningChat.StartAsync(clock);
        await chat.Room<Writer>().RunAsync(connection => connection.Execute($"CREATE TRIGGER full BEFORE {change} BEGIN SELECT RAISE(ABORT, 'full'); END"));
        var zaynab = chat.Api.Person("زينب");
        zaynab.Starts();
        await zaynab.Screen.ShowsAsync("أهلًا بك");

        await Eventually.HoldsAsync(() => LaterAsync(clock, () => chat.Log.Count(line => line.Contains(" 4101 ", StringComparison.Ordinal) || line.Contains(" 4102 ", StringComparison.Ordinal))), failed => failed >= 2);
        await chat.Room<Writer>().RunAsync(connection => connection.Execute("DROP TRIGGER full"));
        foreach (var item in chat.Room<StuckWork>().All())
        {
            await chat.Room<StuckWork>().RetryAsync(item.Id);
        }

        await Eventually.HoldsAsync(() => LaterAsync(clock, () => chat.Ask<string>("SELECT state FROM outbox").Single()), state => state == "Sent");
        Assert.Single(chat.Api.Requests.Of("sendMessage"));
    }

    [Fact]
    public async Task An_update_that_could_not_be_read_is_listed_and_can_only_be_dropped()
    {
        await using var chat = await RunningChat.StartAsync();
        chat.Api.Updates.Insert("""{"message":{"text":"كلمة مزروعة"}}""");
        await chat.UntilAsync<long>("SELECT count(*) FROM inbox WHERE state = 'Parked'", parked => parked == 1);
        var work = chat.Room<StuckWork>();

        var item = Assert.Single(work.All());

        Assert.Equal(("unreadable_update", false, false), (item.Reason, item.CanRetry, item.Id.IsOutgoing));
        Assert.Equal(StuckOutcome.Hopeless, await work.RetryAsync(item.Id));
        Assert.Equal(StuckOutcome.Dropped, await work.DropAsync(item.Id));
        Assert.Empty(work.All());
        Assert.Equal(StuckOutcome.NotStuck, await work.DropAsync(item.Id));
        Assert.Equal(StuckOutcome.Unknown, await work.DropAsync(new StuckId(true, 77)));
    }

    [Fact]
    public async Task Dropped_words_are_gone_and_are_never_sent()
    {
        await using var chat = await RunningChat.StartAsync();
        chat.Api.Faults.Next("sendMessage", new Fault.Refused(400, "Bad Request: chat not found"));
        chat.Api.Person("زينب").Starts();
        await chat.UntilAsync<long>("SELECT count(*) FROM outbox WHERE state = 'Parked'", count => count == 1);
        var item = Assert.Single(chat.Room<StuckWork>().All());
        Assert.Equal("refused", item.Reason);

        Assert.Equal(StuckOutcome.Dropped, await chat.Room<StuckWork>().DropAsync(item.Id));

        Assert.Equal(StuckOutcome.Gone, await chat.Room<StuckWork>().RetryAsync(item.Id));
        Assert.Equal(0, chat.Ask<long>("SELECT count(*) FROM outbox WHERE content IS NOT NULL").Single());
        Assert.Single(chat.Api.Requests.Of("sendMessage"));
    }

    private static Task<T> LaterAsync<T>(FakeTimeProvider clock, Func<T> look)
    {
        clock.Advance(TimeSpan.FromSeconds(10));
        return Task.FromResult(look());
    }
}
