using ChatbotSupport.BotApi;
using ChatbotSupport.BotApi.Faults;
using ChatbotSupport.BotApi.Updates;
using ChatbotSupport.Core;
using ChatbotSupport.Tests.Turns;
using ChatbotSupport.Turns;

namespace ChatbotSupport.Tests.Telegram;

/// <summary>Blocks and returns, updates that come twice or cannot be read, groups that are not ours, and what people see of the bot before they write.</summary>
public sealed class Coming_and_going
{
    [Fact]
    public async Task Whoever_has_the_case_is_told_of_a_block_and_a_return_names_nothing_before_a_press()
    {
        await using var chat = await RunningChat.StartAsync();
        var zaynab = await chat.StartedAsync();
        zaynab.Says("عمري 16 ويكول نلتقي باجر");
        await zaynab.PressesAsync("موافقة");
        await zaynab.PressesAsync("أي وقت");
        await chat.TakeAsync();
        await zaynab.Screen.ShowsAsync("معك الآن نور");

        zaynab.BlocksBot();
        await chat.LinesAsync(lines => lines.Any(line => line.StartsWith("System: أوقف الشخص وصول الرسائل", StringComparison.Ordinal)));
        await chat.WriteAsync("كلمات لا يراها غيرك");
        await chat.UntilAsync<long>("SELECT count(*) FROM outbox WHERE state = 'Held' AND kind = 'Volunteer'", held => held == 1);
        zaynab.UnblocksBot();
        zaynab.Starts();

        await zaynab.Screen.ShowsAsync("أهلًا بك من جديد");
        Assert.DoesNotContain(zaynab.Screen.Messages, message => message.Text.Contains("كلمات لا يراها", StringComparison.Ordinal));
        await zaynab.PressesAsync("متابعة");
        await zaynab.Screen.ShowsAsync("كلمات لا يراها غيرك");
    }

    [Fact]
    public async Task A_line_that_is_refused_because_of_a_block_tells_the_case_too()
    {
        await using var chat = await RunningChat.StartAsync();
        var zaynab = await chat.StartedAsync();
        zaynab.Says("عمري 16 ويكول نلتقي باجر");
        await zaynab.PressesAsync("موافقة");
        await zaynab.PressesAsync("أي وقت");
        chat.Api.Faults.Next("sendMessage", new BotApi.Faults.Fault.Refused(403, "Forbidden: bot was blocked by the user"));

        await chat.TakeAsync();

        await chat.LinesAsync(lines => lines.Any(line => line.StartsWith("System: أوقف الشخص وصول الرسائل", StringComparison.Ordinal)));
        Assert.Equal(1, chat.Ask<long>("SELECT stopped FROM conversations").Single());
    }

    [Fact]
    public async Task Somebody_who_never_wrote_and_blocks_leaves_no_trace()
    {
        await using var chat = await RunningChat.StartAsync();
        var zaynab = await chat.StartedAsync();
        var mariam = chat.Api.Person("مريم");

        chat.Api.Updates.Insert($$$$"""
            {"my_chat_member":{"chat":{"id":{{{{mariam.Id}}}},"type":"private","first_name":"م"},"from":{"id":{{{{mariam.Id}}}},"is_bot":false,"first_name":"م"},"date":1,
             "old_chat_member":{"user":{"id":5550001,"is_bot":true,"first_name":"S"},"status":"member"},
             "new_chat_member":{"user":{"id":5550001,"is_bot":true,"first_name":"S"},"status":"kicked","until_date":0}}}
            """);
        zaynab.Says("القائمة");

        await zaynab.Screen.UntilAsync(messages => messages.Count == 4, "an answer");
        Assert.Equal(1, chat.Ask<long>("SELECT count(*) FROM conversations").Single());
    }

    [Fact]
    public async Task An_update_that_cannot_be_read_is_put_aside_by_number_and_kind_and_holds_up_nobody()
    {
        await using var chat = await RunningChat.StartAsync();
        foreach (var kind in Enum.GetValues<Unreadable>())
        {
            chat.Api.Updates.Insert(kind);
        }

        await chat.StartedAsync();

        await chat.Api.Updates.UntilConfirmedAsync();
        var parked = chat.Ask<string>("SELECT code FROM inbox WHERE state = 'Parked'");
        Assert.NotEmpty(parked);
        Assert.All(parked, code => Assert.Matches("^[0-9]+ [a-z_]+ [0-9]+$", code));
        Assert.Equal(parked.Count, chat.Ask<string>("SELECT alert FROM alerts").Count(alert => alert == "UpdateUnreadable"));
    }

    [Fact]
    public async Task Words_are_answered_although_what_they_came_with_is_not_known_yet()
    {
        await using var chat = await RunningChat.StartAsync();
        var zaynab = await chat.StartedAsync();

        chat.Api.Updates.Insert($$$$"""
            {"message":{"message_id":9001,"date":{{{{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()}}}},
             "chat":{"id":{{{{zaynab.Id}}}},"first_name":"ز","type":"private"},"from":{"id":{{{{zaynab.Id}}}},"is_bot":false,"first_name":"ز"},
             "text":"عمري 16 ويكول نلتقي باجر","forward_origin":{"type":"dream","date":1700000000}}}
            """);

        await zaynab.Screen.ShowsAsync("عدم الذهاب إلى أي لقاء");
        Assert.Empty(chat.Ask<string>("SELECT code FROM inbox WHERE state = 'Parked'"));
    }

    [Fact]
    public async Task What_comes_twice_or_in_the_wrong_order_is_answered_once()
    {
        await using var chat = await RunningChat.StartAsync();
        chat.Api.Updates.NextComeTwice();

        var zaynab = await chat.StartedAsync();
        chat.Api.Updates.NextComeTwice();
        await zaynab.PressesAsync("أتعرض للابتزاز");
        await zaynab.Screen.ShowsAsync("هل هناك أمر عاجل الآن؟");
        await chat.Api.Updates.UntilConfirmedAsync();

        Assert.Equal(2, chat.Ask<long>("SELECT count(*) FROM inbox").Single());
        Assert.Equal(2, zaynab.Screen.Messages.Count(message => message.IsFromBot));
    }

    [Fact]
    public async Task Another_bot_is_neither_answered_nor_remembered()
    {
        await using var chat = await RunningChat.StartAsync();
        var stranger = chat.Api.Person("بوت آخر");
        var sent = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var other = $$"""{"id":{{stranger.Id}},"is_bot":true,"first_name":"bot","username":"other_bot"}""";
        var message = $$"""{"message_id":7001,"date":{{sent}},"chat":{"id":{{stranger.Id}},"type":"private"},"from":{{other}},"text":"عمري 16 ويكول نلتقي باجر"}""";
        chat.Api.Updates.Insert($$"""{"message": {{message}} }""");
        chat.Api.Updates.Insert($$"""{"callback_query":{"id":"1","from":{{other}},"chat_instance":"1","data":"1:1:1","message": {{message}} } }""");

        await chat.StartedAsync();

        await chat.Api.Updates.UntilConfirmedAsync();
        Assert.Empty(stranger.Screen.Messages);
        Assert.Equal((1, 1), chat.Ask<(long, long)>("SELECT (SELECT count(*) FROM conversations), (SELECT count(*) FROM inbox)").Single());
    }

    [Fact]
    public async Task A_group_that_is_not_ours_is_left_with_one_line()
    {
        await using var chat = await RunningChat.StartAsync();
        var owner = chat.Api.Person("غريب");
        var group = chat.Api.Group("غرباء", owner);

        group.AddsBot();

        await owner.In(group).Screen.ShowsAsync("هذه الخدمة للمحادثات الخاصة فقط");
        await chat.Api.Requests.UntilAsync("leaveChat");
        Assert.Equal(0, chat.Ask<long>("SELECT count(*) FROM conversations").Single());
    }

    [Fact]
    public async Task The_volunteers_group_is_not_left_and_nothing_in_it_is_a_persons()
    {
        var api = await BotApiServer.StartAsync();
        var owner = api.Person("منسقة");
        var group = api.Group("الفريق", owner);
        group.AddsBot(BotApi.Chats.Rights.All);
        await using var chat = await RunningChat.StartAsync(api: api, settings: plain => plain with { VolunteerGroupId = group.Id });

        owner.In(group).Says("مرحبا");
        await chat.StartedAsync();

        await api.Updates.UntilConfirmedAsync();
        Assert.Empty(api.Requests.Of("leaveChat"));
        Assert.Equal(1, chat.Ask<long>("SELECT count(*) FROM conversations").Single());
    }

    [Fact]
    public async Task The_profile_carries_the_numbers_says_nothing_that_betrays_and_is_set_only_when_it_differs()
    {
        await using var chat = await RunningChat.StartAsync();
        await chat.Api.Requests.UntilAsync("setMyName");
        await chat.StopAsync();

        await chat.StartAgainAsync();
        await Eventually.HoldsAsync(() => Task.FromResult(chat.Api.Requests.Of("getMyName").Count), asked => asked == 2);

        Assert.Contains("911", chat.Api.Profile.Description(), StringComparison.Ordinal);
        Assert.Contains("911", chat.Api.Profile.ShortDescription(), StringComparison.Ordinal);
        Assert.All(
            [chat.Api.Profile.Description(), chat.Api.Profile.ShortDescription(), chat.Api.Profile.Name()],
            text => Assert.DoesNotContain("ابتزاز", text, StringComparison.Ordinal));
        Assert.Equal(["menu", "steps", "team", "exit", "erase"], chat.Api.Profile.CommandsFor().Select(command => command.Name));
        Assert.Equal(ShippedPlaybook.Value.Messages[MessageIds.CommandExit].Trim(), chat.Api.Profile.CommandsFor()[3].Description);
        foreach (var method in new[] { "setMyName", "setMyDescription", "setMyShortDescription", "setMyCommands" })
        {
            Assert.Single(chat.Api.Requests.Of(method));
        }
    }

    [Fact]
    public async Task A_number_that_is_published_anew_stands_in_the_profile_without_a_start_even_if_Telegram_was_in_a_hurry()
    {
        await using var chat = await RunningChat.StartAsync(new QuickClock());
        await chat.Api.Requests.UntilAsync("setMyName");
        chat.Api.Faults.Next("setMyDescription", new Fault.TooManyRequests(30));

        chat.Room<CurrentPlaybook>().Swap(ShippedPlaybook.Saying(MessageIds.ProfileDescription, "الرقم الجديد 533"));
        chat.Room<Changes>().Bump();

        await Eventually.HoldsAsync(() => Task.FromResult(chat.Api.Profile.Description()), shown => shown == "الرقم الجديد 533");
        Assert.Equal(3, chat.Api.Requests.Of("setMyDescription").Count);
    }

    [Fact]
    public async Task Only_the_kinds_of_updates_that_are_read_are_asked_for()
    {
        await using var chat = await RunningChat.StartAsync();

        var asked = await chat.Api.Requests.UntilAsync("getUpdates", request => request.Text("timeout") == "25");

        Assert.Equal("""["message","edited_message","callback_query","my_chat_member","chat_member","message_reaction"]""", asked.Parameters["allowed_updates"]!.ToJsonString());
    }
}
