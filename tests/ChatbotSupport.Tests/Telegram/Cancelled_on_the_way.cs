using ChatbotSupport.BotApi.Faults;
using ChatbotSupport.BotApi.Http;
using ChatbotSupport.BotApi.People;
using ChatbotSupport.Channels.Telegram;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Delivery;
using ChatbotSupport.Operations.Settings;
using ChatbotSupport.Turns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ChatbotSupport.Tests.Telegram;

/// <summary>
/// A line that is not wanted any more although it is on its way: queued, held back by Telegram, waiting for its pace, between two messages of one line, or under way
/// in that very moment. None of it stays on the screen of whoever left, erased or is told something else.
/// </summary>
public sealed class Cancelled_on_the_way
{
    private const string Late = "سطر كُتب قبل الخروج";
    private const string Next = "كيف أنت الآن؟";
    private const string TakenBack = "هذه الرسالة: سُحبت";
    private const string Earlier = "سطر كتبه الشخص قبل ذلك";

    private static readonly DateTimeOffset Morning = new(2026, 7, 14, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(2);

    /// <summary>So many seconds Telegram wants to be left alone.</summary>
    private const int HeldFor = 30;

    [Fact]
    public async Task Whoever_leaves_while_Telegram_holds_a_line_back_never_reads_it()
    {
        var clock = new FakeTimeProvider(Morning);
        await using var chat = await RunningChat.StartAsync(clock);
        var zaynab = await TalkingAsync(chat);
        await HeldBackAsync(chat, Late);

        zaynab.Says("خروج");

        await OnlyTheDullLineAsync(zaynab);
        clock.Advance(LongEnough);
        await NothingIsLeftAsync(chat);
        Assert.Single(Said(chat, Late)); // the one that Telegram refused
        await OnlyTheDullLineAsync(zaynab);
    }

    [Fact]
    public async Task Whoever_erases_while_Telegram_holds_a_line_back_never_reads_it()
    {
        var clock = new FakeTimeProvider(Morning);
        await using var chat = await RunningChat.StartAsync(clock);
        var zaynab = await TalkingAsync(chat);
        zaynab.Says("حذف");
        await zaynab.Screen.ShowsAsync(message => message.Buttons.Any(button => button.Text == "حذف الآن"), "the question");
        await HeldBackAsync(chat, Late);

        await zaynab.PressesAsync("حذف الآن");

        await OnlyTheDullLineAsync(zaynab);
        clock.Advance(LongEnough);
        await chat.UntilAsync<long>("SELECT (SELECT count(*) FROM addresses) + (SELECT count(*) FROM outbox WHERE content IS NOT NULL)", left => left == 0);
        Assert.Single(Said(chat, Late));
        await OnlyTheDullLineAsync(zaynab);
    }

    [Fact]
    public async Task What_is_taken_back_while_Telegram_holds_it_back_never_appears_and_its_writer_is_told()
    {
        var clock = new FakeTimeProvider(Morning);
        await using var chat = await RunningChat.StartAsync(clock);
        var (nour, zaynab) = await TalkingAsync(chat, clock);

        await TakesBackAsync(chat, nour);

        await NeverAppearsAsync(chat, clock, nour, zaynab);
    }

    [Fact]
    public async Task What_is_taken_back_while_Telegram_holds_back_the_chat_of_its_writer_too_never_appears()
    {
        var clock = new FakeTimeProvider(Morning);
        await using var chat = await RunningChat.StartAsync(clock);
        var (nour, zaynab) = await TalkingAsync(chat, clock);
        chat.Api.Faults.Next("sendMessage", new Fault.TooManyRequests(HeldFor), where: request => Says(request, Earlier) && request.Text("chat_id") == $"{nour.Id}");
        zaynab.Says(Earlier);
        await clock.WhileAsync(chat.FaultsAsync()); // from here on the chat of the one who writes is not brought up to date

        await TakesBackAsync(chat, nour);

        await NeverAppearsAsync(chat, clock, nour, zaynab);
        await nour.Screen.ShowsAsync(Earlier);
    }

    [Fact]
    public async Task What_is_taken_back_before_its_turn_has_run_stays_on_no_screen()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, zaynab, _) = await chat.TalkAsync();
        await chat.Room<TurnLoop>().StopAsync(CancellationToken.None);

        nour.Says("سحب", nour.Says(Late));
        await chat.UntilAsync<long>("SELECT count(*) FROM inbox WHERE channel = 'desk' AND state = 'Waiting'", waiting => waiting == 2);
        await chat.Room<TurnLoop>().StartAsync(CancellationToken.None);

        await nour.Screen.ShowsAsync(TakenBack);
        nour.Says(Next);
        await zaynab.Screen.ShowsAsync(Next);
        Assert.DoesNotContain(Late, zaynab.Screen.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_long_line_what_was_not_said_yet_is_not_said_to_whoever_left_meanwhile()
    {
        var clock = new FakeTimeProvider(Morning);
        await using var chat = await RunningChat.StartAsync(clock);
        var zaynab = await TalkingAsync(chat);
        var many = string.Concat(Enumerable.Repeat("س 7 ", 240)).Trim();
        chat.Api.Faults.Next("sendMessage", new Fault.TooManyRequests(HeldFor), where: request => Says(request, "ثالثًا"));
        await chat.WriteAsync($"أولًا {many}\n\nثانيًا {many}\n\nثالثًا {many}");
        await zaynab.Screen.ShowsAsync("أولًا");
        await chat.FaultsAsync();

        zaynab.Says("خروج");

        await OnlyTheDullLineAsync(zaynab);
        clock.Advance(LongEnough);
        await NothingIsLeftAsync(chat);
        Assert.Single(Said(chat, "ثالثًا"));
        await OnlyTheDullLineAsync(zaynab);
    }

    [Fact]
    public async Task What_arrives_in_the_very_moment_somebody_leaves_is_cleared_with_the_rest()
    {
        await using var chat = await RunningChat.StartAsync();
        var zaynab = await TalkingAsync(chat);
        using var gate = new ManualResetEventSlim();
        chat.Api.Requests.Came += request =>
        {
            if (request.Name == "sendMessage" && Says(request, Late))
            {
                gate.Wait();
            }
        };
        await chat.WriteAsync(Late);
        await chat.Api.Requests.UntilAsync("sendMessage", request => Says(request, Late));

        zaynab.Says("خروج");
        await chat.UntilAsync<long>("SELECT count(*) FROM outbox WHERE kind = 'Dull'", count => count == 1);
        gate.Set();

        await OnlyTheDullLineAsync(zaynab);
        await NothingIsLeftAsync(chat);
    }

    [Fact]
    public async Task What_is_cancelled_while_it_waits_for_Telegrams_pace_is_not_said()
    {
        await using var chat = await RunningChat.StartAsync();
        var zaynab = await chat.StartedAsync();
        await using var pace = new Pace(new TelegramSettings(), burst: 1);
        var channel = ActivatorUtilities.CreateInstance<TelegramChannel>(chat.Room<IServiceProvider>(), pace);
        Assert.True(await pace.WaitAsync(zaynab.Id, CancellationToken.None)); // the only one of this second
        var isWanted = true;
        var line = new OutgoingLine("0", chat.Ask<string>("SELECT id FROM conversations").Single(), $"{zaynab.Id}", new Message(Late, [])) { IsWanted = () => isWanted };

        var sending = channel.SendAsync(line, CancellationToken.None);
        isWanted = false;

        Assert.IsType<DeliveryOutcome.Unwanted>(await sending);
        Assert.Empty(Said(chat, Late));
    }

    private static async Task<Person> TalkingAsync(RunningChat chat)
    {
        var zaynab = await TeamTalks.DangerAsync(chat, "زينب");
        await chat.TakeAsync();
        await zaynab.Screen.ShowsAsync("معك الآن نور");
        await chat.UntilAsync<long>("SELECT count(*) FROM outbox WHERE state = 'Queued'", left => left == 0);
        return zaynab;
    }

    private static async Task<(Person Nour, Person Zaynab)> TalkingAsync(RunningChat chat, FakeTimeProvider clock)
    {
        var talk = chat.TalkAsync();
        await clock.WhileAsync(talk);
        var (nour, zaynab, _) = await talk;
        return (nour, zaynab);
    }

    // No time passes between the line and the word that takes it back: the second one is right however fast it comes, and what is held back stays so however busy the computer is.
    private static async Task TakesBackAsync(RunningChat chat, Person nour)
    {
        chat.Api.Faults.Next("sendMessage", new Fault.TooManyRequests(HeldFor), where: request => Says(request, Late));
        var slip = nour.Says(Late);
        await chat.UntilAsync<long>("SELECT count(*) FROM outbox WHERE state = 'Queued' AND due_at > 0", count => count == 1);
        await chat.FaultsAsync();
        nour.Says("سحب", slip);
        await chat.UntilAsync<long>("SELECT count(*) FROM outbox WHERE state = 'Withdrawn'", count => count == 1);
    }

    private static async Task NeverAppearsAsync(RunningChat chat, FakeTimeProvider clock, Person nour, Person zaynab)
    {
        clock.Advance(LongEnough);
        await clock.WhileAsync(nour.Screen.ShowsAsync(TakenBack));
        nour.Says(Next);
        await zaynab.Screen.ShowsAsync(Next);
        Assert.DoesNotContain(Late, zaynab.Screen.Transcript, StringComparison.Ordinal);
        Assert.Single(Said(chat, Late));
    }

    private static async Task HeldBackAsync(RunningChat chat, string text)
    {
        chat.Api.Faults.Next("sendMessage", new Fault.TooManyRequests(HeldFor), where: request => Says(request, text));
        await chat.WriteAsync(text);
        await chat.FaultsAsync();
    }

    private static Task<long> NothingIsLeftAsync(RunningChat chat) => chat.UntilAsync<long>("SELECT count(*) FROM outbox WHERE state = 'Queued'", left => left == 0);

    private static List<ApiRequest> Said(RunningChat chat, string text) => [.. chat.Api.Requests.Of("sendMessage").Where(request => Says(request, text))];

    private static bool Says(ApiRequest request, string text) => request.Text("text")?.Contains(text, StringComparison.Ordinal) == true;

    private static Task<IReadOnlyList<BotApi.Chats.ChatMessage>> OnlyTheDullLineAsync(Person person) =>
        person.Screen.UntilAsync(messages => messages is [{ IsFromBot: true, Text: "تم." }], "the dull line alone");
}
