using ChatbotSupport.BotApi.Chats;
using ChatbotSupport.Turns;
using Microsoft.Extensions.Time.Testing;

namespace ChatbotSupport.Tests.Telegram;

/// <summary>What becomes of a press of the team is waited for beside the updates: nobody else's message waits for it, and what the same account does stays in order.</summary>
public sealed class Nobody_waits_for_a_press
{
    private const string Late = "ما طُلب محفوظ ويُنفذ بعد قليل";

    private static readonly DateTimeOffset Morning = new(2026, 7, 14, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task While_a_press_in_the_group_has_no_outcome_what_people_write_is_taken()
    {
        var clock = new FakeTimeProvider(Morning);
        await using var chat = await RunningChat.StartAsync(clock);
        var pairing = chat.PairedAsync();
        await clock.WhileAsync(pairing);
        var (group, _) = await pairing;
        var nour = await chat.MemberAsync("نور", coordinator: true);
        group.Joins(nour);
        await chat.DangerAsync("زينب");
        var card = (await clock.PassAsync(
            () => nour.In(group).Screen.Messages.LastOrDefault(message => message.Buttons.Any(button => button.Text == "استلام")), found => found is not null, GroupStage.Little))!;
        await chat.Room<TurnLoop>().StopAsync(CancellationToken.None);

        var press = nour.In(group).Presses(card, "استلام");
        await WaitAsync(chat, "desk", 1);
        chat.Api.Person("مريم").Starts();
        await WaitAsync(chat, "telegram", 1);

        Assert.Null(press.Note);
        await clock.WhileAsync(press.AnsweredAsync());
        Assert.Contains(Late, press.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_a_press_in_a_private_chat_has_no_outcome_others_are_taken_and_what_its_own_account_does_next_comes_after_it()
    {
        var clock = new FakeTimeProvider(Morning);
        await using var chat = await RunningChat.StartAsync(clock);
        var nour = await chat.MemberAsync("نور", coordinator: true);
        await chat.DangerAsync("زينب");
        var code = await chat.CodeAsync(cases: 1);
        nour.Says("الطابور");
        await nour.Screen.ShowsAsync(message => message.Buttons.Any(button => button.Text == $"استلام {code}"), "the queue");
        await chat.Room<TurnLoop>().StopAsync(CancellationToken.None);

        await nour.PressesAsync($"استلام {code}");
        await WaitAsync(chat, "desk", 1);
        chat.Api.Person("مريم").Starts();
        await WaitAsync(chat, "telegram", 1);
        nour.Says("معك من الفريق");

        await clock.WhileAsync(nour.Screen.ShowsAsync("فلم يُرسل هذا النص إلى أحد"));
        Assert.StartsWith("الخدمة مشغولة الآن", nour.Screen.Messages.First(Answers).Text, StringComparison.Ordinal);
    }

    private static bool Answers(ChatMessage message) => message.IsFromBot && (message.Text.Contains(Late, StringComparison.Ordinal) || message.Text.Contains("فلم يُرسل", StringComparison.Ordinal));

    private static Task<long> WaitAsync(RunningChat chat, string channel, long rows) =>
        chat.UntilAsync<long>($"SELECT count(*) FROM inbox WHERE channel = '{channel}' AND state = 'Waiting'", waiting => waiting == rows);
}
