using ChatbotSupport.BotApi.Chats;
using ChatbotSupport.BotApi.Faults;
using ChatbotSupport.BotApi.People;
using ChatbotSupport.Turns;
using ChatbotSupport.Turns.Arriving;
using Microsoft.Extensions.Time.Testing;

namespace ChatbotSupport.Tests.Telegram;

/// <summary>Leaving and erasing: what Telegram allows is deleted, one dull line is the last thing on the screen, also after something broke in the middle.</summary>
public sealed class Leaving
{
    [Theory]
    [InlineData("خروج")]
    [InlineData("/exit")]
    public async Task Leaves_nothing_but_the_dull_line(string word)
    {
        await using var chat = await RunningChat.StartAsync();
        var zaynab = await chat.StartedAsync();
        zaynab.Says("كم يحكم القانون على المبتز");
        await zaynab.Screen.ShowsAsync(message => message.IsFromBot && message.Id > zaynab.Screen.Messages.Last(one => !one.IsFromBot).Id);

        zaynab.Says(word);

        await OnlyTheDullLineAsync(zaynab);
    }

    [Fact]
    public async Task What_is_older_than_two_days_is_emptied_instead()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 7, 14, 9, 0, 0, TimeSpan.Zero));
        await using var chat = await RunningChat.StartAsync(clock);
        var (zaynab, old) = await SpokenLongAgoAsync(chat, clock);

        zaynab.Says("خروج");

        await zaynab.Screen.UntilAsync(
            messages => messages.Count(message => message.IsFromBot) == 2 && messages[^1] is { Text: "تم.", IsFromBot: true } && old is { Text: "…" } && !old.Buttons.Any(),
            "an empty old message and the dull line");
        Assert.DoesNotContain(zaynab.Screen.Messages, message => message.Text == "خروج");
    }

    [Fact]
    public async Task What_is_older_is_emptied_also_when_nobody_knows_whether_the_last_line_arrived()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 7, 14, 9, 0, 0, TimeSpan.Zero));
        await using var chat = await RunningChat.StartAsync(clock);
        var (zaynab, old) = await SpokenLongAgoAsync(chat, clock);
        chat.Api.Faults.Next("sendMessage", new Fault.Gateway(504), times: 1_000);

        zaynab.Says("خروج");

        await zaynab.Screen.UntilAsync(_ => old is { Text: "…" } && !old.Buttons.Any(), "an empty old message");
    }

    [Fact]
    public async Task A_long_talk_is_deleted_a_hundred_messages_at_a_time()
    {
        await using var chat = await RunningChat.StartAsync(turns: new TurnOptions { FloodMessages = 1_000 });
        var zaynab = await chat.StartedAsync();
        zaynab.SaysEach(Enumerable.Range(0, 230).Select(number => $"سطر {number}"));
        await chat.Api.Updates.UntilConfirmedAsync();

        zaynab.Says("خروج");

        await OnlyTheDullLineAsync(zaynab);
        var sizes = chat.Api.Requests.Of("deleteMessages").Select(request => request.Parameters["message_ids"]!.AsArray().Count).ToList();
        Assert.All(sizes, size => Assert.InRange(size, 1, 100));
        Assert.InRange(sizes.Count, 3, 6);
    }

    [Fact]
    public async Task Goes_on_where_it_broke()
    {
        await using var chat = await RunningChat.StartAsync();
        var zaynab = await chat.StartedAsync();
        chat.Api.Faults.Next("deleteMessages", new Fault.Gateway());
        chat.Api.Faults.Next("deleteMessages", new Fault.ConnectionClosed(FaultMoment.After));
        chat.Api.Faults.Next("sendMessage", new Fault.Gateway());

        zaynab.Says("خروج");

        await OnlyTheDullLineAsync(zaynab);
    }

    [Fact]
    public async Task Is_done_after_a_restart_when_Telegram_was_away()
    {
        await using var chat = await RunningChat.StartAsync();
        var zaynab = await chat.StartedAsync();
        chat.Api.Faults.Next("deleteMessages", new Fault.Gateway(), times: 1000);
        zaynab.Says("خروج");
        await chat.Api.Requests.UntilAsync("deleteMessages");
        await chat.StopAsync();
        Assert.Contains(zaynab.Screen.Messages, message => message.Text == "خروج");
        chat.Api.Faults.Clear();

        await chat.StartAgainAsync();

        await OnlyTheDullLineAsync(zaynab);
    }

    [Fact]
    public async Task Erasing_clears_the_screen_and_then_the_address_and_the_key_go()
    {
        await using var chat = await RunningChat.StartAsync();
        var zaynab = await chat.StartedAsync();
        zaynab.Says("حذف");
        await zaynab.PressesAsync("حذف الآن");

        await OnlyTheDullLineAsync(zaynab);
        await chat.UntilAsync<long>("SELECT (SELECT count(*) FROM addresses) + (SELECT count(*) FROM conversations) + (SELECT count(*) FROM screen_messages)", left => left == 0);

        zaynab.Says("مرحبا");
        await zaynab.Screen.ShowsAsync("أهلًا بك");
    }

    [Fact]
    public async Task Erased_by_the_team_while_nobody_looks_the_screen_is_cleared_without_a_word()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 7, 14, 9, 0, 0, TimeSpan.Zero));
        await using var chat = await RunningChat.StartAsync(clock);
        var zaynab = await chat.StartedAsync();
        await chat.UntilAsync<long>("SELECT count(*) FROM screen_messages", count => count == 2);
        clock.Advance(TimeSpan.FromHours(1));

        var erased = await chat.Room<Inbox>().EraseAsync(chat.Ask<string>("SELECT id FROM conversations").Single(), "123456");

        Assert.True(erased.Done);
        await zaynab.Screen.UntilAsync(messages => messages.Count == 0, "nothing");
        await chat.UntilAsync<long>("SELECT (SELECT count(*) FROM addresses) + (SELECT count(*) FROM conversations)", left => left == 0);
    }

    [Fact]
    public async Task One_message_that_cannot_be_deleted_does_not_keep_the_others()
    {
        await using var chat = await RunningChat.StartAsync();
        var zaynab = await chat.StartedAsync();
        chat.Api.Faults.Next("deleteMessages", new Fault.Refused(400, "Bad Request: message can't be deleted"));

        zaynab.Says("خروج");

        await OnlyTheDullLineAsync(zaynab);
    }

    /// <summary>Somebody who was greeted more than two days ago, and that greeting.</summary>
    private static async Task<(Person Person, ChatMessage Old)> SpokenLongAgoAsync(RunningChat chat, FakeTimeProvider clock)
    {
        var person = await chat.StartedAsync();
        var old = person.Screen.Last!;
        await chat.UntilAsync<long>("SELECT count(*) FROM outbox WHERE state = 'Sent'", count => count == 1);
        clock.Advance(TimeSpan.FromHours(60));
        return (person, old);
    }

    private static Task<IReadOnlyList<BotApi.Chats.ChatMessage>> OnlyTheDullLineAsync(Person person) =>
        person.Screen.UntilAsync(messages => messages is [{ IsFromBot: true, Text: "تم." }], "the dull line alone");
}
