using ChatbotSupport.BotApi.Chats;
using ChatbotSupport.BotApi.People;
using ChatbotSupport.Channels.Telegram.Team;
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

        await PressesWithoutOutcomeAsync(chat, nour);
        chat.Api.Person("مريم").Starts();
        await WaitAsync(chat, "telegram", 1);
        nour.Says("معك من الفريق");

        await clock.WhileAsync(nour.Screen.ShowsAsync("فلم يُرسل هذا النص إلى أحد"));
        Assert.StartsWith("الخدمة مشغولة الآن", nour.Screen.Messages.First(Answers).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_follows_a_press_without_outcome_holds_up_nobody_and_is_asked_about_once_that_is_known()
    {
        var clock = new SettlingClock(Morning);
        await using var chat = await RunningChat.StartAsync(clock);
        var nour = await chat.MemberAsync("نور", coordinator: true);
        var zaynab = await chat.DangerAsync("زينب");
        var code = await PressesWithoutOutcomeAsync(chat, nour);

        var text = nour.Says("معك من الفريق");
        await clock.Settling;
        chat.Api.Person("مريم").Starts();
        clock.Advance(TeamLimits.SettleWait);

        await WaitAsync(chat, "telegram", 1);
        Assert.DoesNotContain(nour.Screen.Messages, Answers);
        await chat.Room<TurnLoop>().StartAsync(CancellationToken.None);
        await chat.UntilAsync<long>("SELECT count(*) FROM cases WHERE state = 'Owned'", count => count == 1);
        var asking = nour.Screen.ShowsAsync("إلى أي محادثة يذهب هذا النص؟");
        await clock.WhileAsync(asking);
        var question = await asking;
        Assert.Equal(text, question.ReplyTo);
        nour.Presses(question, question.Buttons.Single(button => button.Text.EndsWith(code, StringComparison.Ordinal)).Text);
        await zaynab.Screen.ShowsAsync("معك من الفريق");
    }

    private static bool Answers(ChatMessage message) => message.IsFromBot && (message.Text.Contains(Late, StringComparison.Ordinal) || message.Text.Contains("فلم يُرسل", StringComparison.Ordinal));

    // Nobody's turn runs any more, so nobody knows what became of it.
    private static async Task<string> PressesWithoutOutcomeAsync(RunningChat chat, Person nour)
    {
        var code = await chat.CodeAsync(cases: 1);
        nour.Says("الطابور");
        await nour.Screen.ShowsAsync(message => message.Buttons.Any(button => button.Text == $"استلام {code}"), "the queue");
        await chat.Room<TurnLoop>().StopAsync(CancellationToken.None);
        await nour.PressesAsync($"استلام {code}");
        await WaitAsync(chat, "desk", 1);
        return code;
    }

    private static Task<long> WaitAsync(RunningChat chat, string channel, long rows) =>
        chat.UntilAsync<long>($"SELECT count(*) FROM inbox WHERE channel = '{channel}' AND state = 'Waiting'", waiting => waiting == rows);

    /// <summary>Tells when somebody's update begins to wait for what became of the one before it: time may pass only then.</summary>
    private sealed class SettlingClock(DateTimeOffset start) : FakeTimeProvider(start)
    {
        private readonly TaskCompletionSource _settling = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Settling => _settling.Task;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            if (dueTime == TeamLimits.SettleWait)
            {
                _settling.TrySetResult();
            }

            return timer;
        }
    }
}
