using ChatbotSupport.BotApi.Faults;
using Microsoft.Extensions.Time.Testing;

namespace ChatbotSupport.Tests.Telegram;

/// <summary>Whatever comes from the other side of the network: the next message of the next person is answered, once.</summary>
public sealed class Bad_input
{
    /// <summary>Updates that no well-behaved server sends, and some that a newer one might.</summary>
    public static TheoryData<string, string> Odd => new()
    {
        { "a kind that nobody knows", """{"telepathy":{"from":{"id":9,"is_bot":false,"first_name":"?"},"waves":[1,2,{"deep":null}]}}""" },
        { "no kind at all", "{}" },
        { "two kinds at once", """{"message":{"message_id":7,"date":1700000000,"chat":{"id":9,"type":"private"},"from":{"id":9,"is_bot":false,"first_name":"?"},"text":"?"},"callback_query":null}""" },
        { "a message of null", """{"message":null}""" },
        { "a message that is a list", """{"message":[1,2,3]}""" },
        { "a message without a chat", """{"message":{"message_id":7,"date":1700000000,"from":{"id":9,"is_bot":false,"first_name":"?"},"text":"?"}}""" },
        { "a message without a sender", """{"message":{"message_id":7,"date":1700000000,"chat":{"id":9,"type":"private"},"text":"?"}}""" },
        { "a message without a date", """{"message":{"message_id":7,"chat":{"id":9,"type":"private"},"from":{"id":9,"is_bot":false,"first_name":"?"},"text":"?"}}""" },
        { "a message with nothing in it", """{"message":{"message_id":7,"date":1700000000,"chat":{"id":9,"type":"private"},"from":{"id":9,"is_bot":false,"first_name":"?"}}}""" },
        { "a chat of an unknown type", """{"message":{"message_id":7,"date":1700000000,"chat":{"id":9,"type":"dream"},"from":{"id":9,"is_bot":false,"first_name":"?"},"text":"?"}}""" },
        { "an id beyond every number", """{"message":{"message_id":7,"date":1700000000,"chat":{"id":99999999999999999999999,"type":"private"},"from":{"id":99999999999999999999999,"is_bot":false,"first_name":"?"},"text":"?"}}""" },
        { "a message id beyond every number", """{"message":{"message_id":99999999999999999,"date":1700000000,"chat":{"id":9,"type":"private"},"from":{"id":9,"is_bot":false,"first_name":"?"},"text":"?"}}""" },
        { "a date beyond every calendar", """{"message":{"message_id":7,"date":999999999999999,"chat":{"id":9,"type":"private"},"from":{"id":9,"is_bot":false,"first_name":"?"},"text":"?"}}""" },
        { "a press of nothing", """{"callback_query":{"id":"1","from":{"id":9,"is_bot":false,"first_name":"?"},"chat_instance":"1"}}""" },
        { "a press without an id", """{"callback_query":{"from":{"id":9,"is_bot":false,"first_name":"?"},"chat_instance":"1","data":"x"}}""" },
        { "a press with data of a stranger", """{"callback_query":{"id":"2","from":{"id":9,"is_bot":false,"first_name":"?"},"chat_instance":"1","data":"1:zzzzzzzzzzzz:ﷺ","message":{"message_id":7,"date":1700000000,"chat":{"id":9,"type":"private"},"text":"?"}}}""" },
        { "a member of a status nobody knows", """{"my_chat_member":{"chat":{"id":9,"type":"private"},"from":{"id":9,"is_bot":false,"first_name":"?"},"date":1700000000,"old_chat_member":{"status":"left","user":{"id":9,"is_bot":false,"first_name":"?"}},"new_chat_member":{"status":"hologram","user":{"id":9,"is_bot":false,"first_name":"?"}}}}""" },
        { "zeros and control characters", """{"message":{"message_id":7,"date":1700000000,"chat":{"id":9,"type":"private"},"from":{"id":9,"is_bot":false,"first_name":"?"},"text":"a\u0000b\u202Ec\u0007"}}""" },
    };

    [Theory]
    [MemberData(nameof(Odd))]
    public async Task An_odd_update_holds_up_nobody(string what, string json)
    {
        await using var chat = await RunningChat.StartAsync();
        chat.Api.Updates.Insert(json);

        var zaynab = await chat.StartedAsync();

        await chat.Api.Updates.UntilConfirmedAsync();
        Assert.True(zaynab.Screen.Messages.Count(message => message.IsFromBot) == 1, what);
        Assert.DoesNotContain(chat.Log, line => line.StartsWith("Critical", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Fields_that_nobody_knows_are_passed_over_wherever_they_stand()
    {
        await using var chat = await RunningChat.StartAsync();
        var zaynab = await chat.StartedAsync();

        chat.Api.Updates.Insert($$$$"""
            {"aura":{"colour":"blue"},"message":{"message_id":9001,"date":{{{{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()}}}},"mood":["calm",null],
             "chat":{"id":{{{{zaynab.Id}}}},"first_name":"ز","type":"private","weather":{"deep":{"deeper":[[[]]]}}},
             "from":{"id":{{{{zaynab.Id}}}},"is_bot":false,"first_name":"ز","shoe_size":41},"text":"عمري 16 ويكول نلتقي باجر","entities":[{"type":"sparkle","offset":0,"length":4,"shine":9}]}}
            """);

        await zaynab.Screen.ShowsAsync("عدم الذهاب إلى أي لقاء");
    }

    [Fact]
    public async Task The_largest_numbers_that_Telegram_may_give_are_numbers_like_any_other()
    {
        await using var chat = await RunningChat.StartAsync();
        const long Largest = 4_503_599_627_370_495; // 52 bits

        chat.Api.Updates.Insert($$$"""
            {"message":{"message_id":2147483647,"date":{{{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()}}},"chat":{"id":{{{Largest}}},"type":"private"},
             "from":{"id":{{{Largest}}},"is_bot":false,"first_name":"?"},"text":"سلام"}}
            """);

        await chat.Api.Requests.UntilAsync("sendMessage", request => request.Text("chat_id") == $"{Largest}");
        Assert.Equal(0, chat.Ask<long>("SELECT count(*) FROM inbox WHERE state = 'Parked'").Single());
    }

    [Fact]
    public async Task What_comes_in_reverse_is_answered_once_each()
    {
        await using var chat = await RunningChat.StartAsync();
        var zaynab = await chat.StartedAsync();
        await chat.StopAsync();
        zaynab.Says("لازم ادفعله لو لا");
        zaynab.Says("شنو الابتزاز");
        chat.Api.Updates.NextComeReversed();

        await chat.StartAgainAsync();

        await zaynab.Screen.ShowsAsync("الأفضل عدم الدفع");
        await chat.Api.Updates.UntilConfirmedAsync();
        await chat.UntilAsync<long>("SELECT count(*) FROM inbox WHERE state = 'Waiting'", left => left == 0);
        Assert.Equal(3, chat.Ask<long>("SELECT count(*) FROM inbox WHERE state = 'Handled'").Single());
    }

    /// <summary>What may come instead of updates.</summary>
    public static TheoryData<AnyFault> Instead =>
    [
        new Fault.Gateway(), new Fault.Gateway(504), new Fault.ConnectionClosed(), new Fault.ConnectionClosed(FaultMoment.After), new Fault.MalformedJson(), new Fault.MalformedJson(FaultMoment.After),
        new Fault.TooManyRequests(3), new Fault.Refused(500, "Internal Server Error"),
    ];

    [Theory]
    [MemberData(nameof(Instead))]
    public async Task Whatever_comes_instead_of_updates_they_are_asked_for_again_and_none_is_lost_or_answered_twice(AnyFault fault)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 7, 14, 9, 0, 0, TimeSpan.Zero));
        await using var chat = await RunningChat.StartAsync(clock);
        chat.Api.Faults.Next("getUpdates", fault, times: 3);
        var zaynab = chat.Api.Person("زينب");

        zaynab.Starts();

        await Eventually.HoldsAsync(
            () =>
            {
                clock.Advance(TimeSpan.FromSeconds(5));
                return Task.FromResult(chat.Api.Faults.Left == 0 && chat.Ask<long>("SELECT count(*) FROM outbox WHERE state = 'Sent'").Single() == 1);
            },
            isThere => isThere);
        Assert.Single(zaynab.Screen.Messages, message => message.IsFromBot);
    }
}
