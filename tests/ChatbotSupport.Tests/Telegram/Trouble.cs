using ChatbotSupport.BotApi;
using ChatbotSupport.BotApi.Faults;
using ChatbotSupport.Channels.Telegram;
using ChatbotSupport.Delivery;
using ChatbotSupport.Operations;
using ChatbotSupport.Operations.Settings;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace ChatbotSupport.Tests.Telegram;

/// <summary>Telegram out of order, the network broken, the token wrong: people are answered as soon as it can be, once wherever that can be known.</summary>
public sealed class Trouble
{
    [Fact]
    public async Task A_gateway_that_answers_with_a_page_delays_an_answer_and_loses_none()
    {
        await using var chat = await RunningChat.StartAsync();
        chat.Api.Faults.Next("getUpdates", new Fault.Gateway(), times: 2);
        chat.Api.Faults.Next("sendMessage", new Fault.Gateway());

        var zaynab = await chat.StartedAsync();

        Assert.Single(zaynab.Screen.Messages, message => message.IsFromBot);
    }

    [Theory]
    [InlineData(FaultMoment.Before, 1)]
    [InlineData(FaultMoment.After, 2)]
    public async Task A_connection_that_breaks_without_an_answer_is_tried_once_more(FaultMoment moment, int seen)
    {
        await using var chat = await RunningChat.StartAsync();
        chat.Api.Faults.Next("sendMessage", new Fault.ConnectionClosed(moment));
        var zaynab = chat.Api.Person("زينب");

        zaynab.Starts();

        await chat.UntilAsync<long>("SELECT count(*) FROM outbox WHERE state = 'Sent'", count => count == 1);
        Assert.Equal(seen, zaynab.Screen.Messages.Count(message => message.IsFromBot));
    }

    [Fact]
    public async Task A_line_in_doubt_twice_is_put_aside_and_coordinators_are_told()
    {
        await using var chat = await RunningChat.StartAsync();
        chat.Api.Faults.Next("sendMessage", new Fault.ConnectionClosed(), times: 2);

        chat.Api.Person("زينب").Starts();

        await chat.UntilAsync<string?>("SELECT max(state) FROM outbox", state => state == "Uncertain");
        Assert.Equal(["LineParked"], chat.Ask<string>("SELECT alert FROM alerts"));
    }

    [Fact]
    public async Task A_refused_line_is_put_aside_and_the_next_one_is_sent()
    {
        await using var chat = await RunningChat.StartAsync();
        chat.Api.Faults.Next("sendMessage", new Fault.Refused(400, "Bad Request: chat not found"));
        var zaynab = chat.Api.Person("زينب");

        zaynab.Starts();
        await chat.UntilAsync<long>("SELECT count(*) FROM outbox WHERE state = 'Parked'", count => count == 1);
        zaynab.Says("القائمة");

        await zaynab.Screen.ShowsAsync("بماذا يمكن أن نساعد الآن؟");
    }

    [Fact]
    public async Task Buttons_that_are_not_known_do_not_cost_the_words()
    {
        await using var chat = await RunningChat.StartAsync();
        chat.Api.Faults.Next("sendMessage", new Fault.Refused(400, "Bad Request: BUTTON_TYPE_INVALID"));
        var zaynab = chat.Api.Person("زينب");

        zaynab.Starts("response_steps");

        var step = await zaynab.Screen.ShowsAsync("يمكن الإبلاغ");
        Assert.All(step.Buttons, button => Assert.NotNull(button.Data));
    }

    [Fact]
    public async Task Too_many_messages_to_one_person_wait_as_long_as_told_and_hold_up_nobody_else()
    {
        await using var chat = await RunningChat.StartAsync();
        var zaynab = chat.Api.Person("زينب");
        var mariam = chat.Api.Person("مريم");
        chat.Api.Faults.Next("sendMessage", new Fault.TooManyRequests(4), where: request => request.Text("chat_id") == $"{zaynab.Id}");

        zaynab.Starts();
        await chat.FaultsAsync();
        var refused = Assert.Single(chat.Api.Requests.Of("sendMessage"));
        mariam.Starts();
        await mariam.Screen.ShowsAsync("أهلًا بك");
        Assert.DoesNotContain(zaynab.Screen.Messages, message => message.IsFromBot);
        await zaynab.Screen.ShowsAsync("أهلًا بك");

        var again = chat.Api.Requests.Of("sendMessage").Last(request => request.Text("chat_id") == $"{zaynab.Id}");
        Assert.True(again.At - refused.At >= TimeSpan.FromSeconds(4), $"{again.At - refused.At}");
    }

    [Fact]
    public async Task An_acknowledgement_that_hangs_does_not_hold_up_the_press()
    {
        await using var chat = await RunningChat.StartAsync();
        var zaynab = await chat.StartedAsync();
        chat.Api.Faults.Next("answerCallbackQuery", new Fault.Hang());

        await zaynab.PressesAsync("أتعرض للابتزاز");

        await zaynab.Screen.ShowsAsync("هل هناك أمر عاجل الآن؟");
    }

    [Fact]
    public async Task An_answer_in_a_group_that_hangs_does_not_hold_up_those_who_write_in_private()
    {
        await using var chat = await RunningChat.StartAsync();
        var stranger = chat.Api.Person("غريب");
        var zaynab = await chat.StartedAsync();
        chat.Api.Faults.Next("sendMessage", new Fault.Hang(), where: request => request.Text("chat_id")!.StartsWith('-'));

        chat.Api.Group("غرباء", stranger, isForum: false).AddsBot();
        await chat.Api.Requests.UntilAsync("sendMessage", request => request.Text("chat_id")!.StartsWith('-'));
        await zaynab.PressesAsync("أتعرض للابتزاز");

        await zaynab.Screen.ShowsAsync("هل هناك أمر عاجل الآن؟");
    }

    [Fact]
    public async Task A_choice_that_cannot_be_shown_does_not_gather_others_before_the_answers()
    {
        await using var chat = await RunningChat.StartAsync();
        var zaynab = await chat.StartedAsync();
        chat.Api.Faults.Next("editMessageText", new Fault.Hang());
        await zaynab.PressesAsync("أتعرض للابتزاز");
        var question = await zaynab.Screen.ShowsAsync("هل هناك أمر عاجل الآن؟");

        await zaynab.PressesAsync(question.Buttons.Last().Text);

        await chat.UntilAsync<long>("SELECT count(*) FROM outbox WHERE state = 'Sent'", sent => sent == 3);
        Assert.Single(chat.Api.Requests.Of("editMessageText"));
    }

    [Fact]
    public async Task A_second_program_on_the_same_bot_is_told_loudly_and_the_first_goes_on_trying()
    {
        await using var chat = await RunningChat.StartAsync();
        chat.Api.Faults.Next("getUpdates", new Fault.Conflict());
        chat.Api.Person("زينب").Starts(); // ends the question that is open

        await chat.UntilAsync<string?>("SELECT max(alert) FROM alerts", alert => alert == "ChannelConflict");
        Assert.Contains(chat.Log, line => line.StartsWith("Error 5002", StringComparison.Ordinal));
        Assert.Equal("conflict", chat.Room<ChannelPulse>().All["telegram"].Trouble);
    }

    [Fact]
    public async Task A_refused_token_is_told_once_and_everything_else_goes_on()
    {
        await using var chat = await RunningChat.StartAsync(settings: plain => plain with { BotToken = "5550001:another-token-than-the-right-one" });

        await chat.UntilAsync<string?>("SELECT max(alert) FROM alerts", alert => alert == "ChannelRefused");

        Assert.Equal("refused", chat.Room<ChannelPulse>().All["telegram"].Trouble);
        Assert.Contains(chat.Log, line => line.StartsWith("Critical 5001", StringComparison.Ordinal));
        Assert.Equal(1, chat.Ask<long>("SELECT count(*) FROM alerts").Single());
    }

    [Fact]
    public async Task A_token_refused_by_mistake_is_tried_again_and_nobody_stays_unheard()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 7, 14, 9, 0, 0, TimeSpan.Zero));
        await using var chat = await RunningChat.StartAsync(clock);
        chat.Api.Faults.Next("getUpdates", new Fault.Conflict());
        chat.Api.Faults.Next("getUpdates", new Fault.Unauthorized(), times: 2);
        var zaynab = chat.Api.Person("زينب");
        zaynab.Starts();
        await Eventually.HoldsAsync(() => LaterAsync(clock, () => chat.Api.Faults.Left), left => left == 0);

        zaynab.Says("هلو");
        await Eventually.HoldsAsync(() => LaterAsync(clock, () => chat.Ask<long>("SELECT count(*) FROM inbox WHERE state = 'Handled'").Single()), handled => handled == 2);

        Assert.Equal(["ChannelConflict", "ChannelRefused"], chat.Ask<string>("SELECT alert FROM alerts ORDER BY id"));
        await Eventually.HoldsAsync(() => Task.FromResult(chat.Room<ChannelPulse>().All["telegram"].Trouble), trouble => trouble is null);
    }

    [Fact]
    public async Task Telegram_out_of_reach_is_told_but_nobody_restarts_the_program_that_answers_on_the_page()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 7, 14, 9, 0, 0, TimeSpan.Zero));
        await using var chat = await RunningChat.StartAsync(clock);
        chat.Api.Faults.Next("getUpdates", new Fault.Gateway(), times: 1_000);
        chat.Api.Person("زينب").Starts(); // ends the question that is open

        await Eventually.HoldsAsync(() => LaterAsync(clock, () => chat.Room<ChannelPulse>().Silent().ToList()), silent => silent.Count == 1);

        Assert.True(await chat.Room<Readiness>().AskAsync(CancellationToken.None));
    }

    [Fact]
    public async Task While_keys_cannot_be_written_nobody_new_is_put_aside_and_then_they_are_answered()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 7, 14, 9, 0, 0, TimeSpan.Zero));
        await using var chat = await RunningChat.StartAsync(clock);
        using var keys = new SqliteConnection($"Data Source={Path.Combine(chat.Folder, "keys", "people.db")};Pooling=False");
        keys.Open();
        keys.Execute("ALTER TABLE people RENAME TO away");
        var zaynab = chat.Api.Person("زينب");
        zaynab.Starts();
        await Eventually.HoldsAsync(
            () => LaterAsync(clock, () => chat.Log.Count(line => line.StartsWith("Warning 5003", StringComparison.Ordinal))), failed => failed > TelegramLimits.StoreTries + 2);

        keys.Execute("ALTER TABLE away RENAME TO people");

        await Eventually.HoldsAsync(() => LaterAsync(clock, () => zaynab.Screen.Messages.Count(message => message.IsFromBot)), seen => seen == 1);
        Assert.Equal(0, chat.Ask<long>("SELECT count(*) FROM inbox WHERE state = 'Parked'").Single());
    }

    private static Task<T> LaterAsync<T>(FakeTimeProvider clock, Func<T> look)
    {
        clock.Advance(TimeSpan.FromSeconds(10));
        return Task.FromResult(look());
    }

    [Fact]
    public async Task The_token_stands_in_no_line_of_the_log_and_in_no_exception()
    {
        await using var chat = await RunningChat.StartAsync();
        AnyFault[] faults = [new Fault.Gateway(), new Fault.ConnectionClosed(), new Fault.MalformedJson(), new Fault.Refused(400, "Bad Request: x"), new Fault.TooManyRequests(1), new Fault.Unauthorized()];
        foreach (var fault in faults)
        {
            chat.Api.Faults.Next("sendMessage", fault);
        }

        chat.Api.Faults.Next("getUpdates", new Fault.MalformedJson());
        foreach (var name in new[] { "زينب", "مريم", "نور", "سارة", "هدى", "آية" })
        {
            chat.Api.Person(name).Starts();
        }

        await chat.FaultsAsync();
        await chat.StopAsync();

        Assert.Contains(chat.Log, line => line.Contains(" 5201 ", StringComparison.Ordinal));
        Assert.All(chat.Log, line => Assert.DoesNotContain("stand-in-token", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Messages_that_came_while_the_program_was_off_are_answered_and_none_twice()
    {
        await using var chat = await RunningChat.StartAsync();
        var zaynab = await chat.StartedAsync();
        await chat.StopAsync();
        zaynab.Says("لازم ادفعله لو لا");

        await chat.StartAgainAsync();

        await zaynab.Screen.ShowsAsync("الأفضل عدم الدفع");
        Assert.Equal(2, zaynab.Screen.Messages.Count(message => message.IsFromBot));
    }

    [Fact]
    public async Task Changing_from_a_webhook_to_asking_loses_nothing()
    {
        var api = await BotApiServer.StartAsync();
        await using (var hooked = await RunningChat.StartAsync(api: api, settings: plain => plain with
        {
            Mode = TelegramMode.Webhook, WebhookUrl = "http://127.0.0.1:9/webhooks/telegram", WebhookSecret = "a-secret-of-the-test",
        }, keepsApi: true))
        {
            await api.Requests.UntilAsync("setWebhook");
        }

        var zaynab = api.Person("زينب");
        zaynab.Starts();
        await using var chat = await RunningChat.StartAsync(api: api);

        await zaynab.Screen.ShowsAsync("أهلًا بك");
        Assert.All(api.Requests.All, request => Assert.NotEqual("true", request.Text("drop_pending_updates")));
    }
}
