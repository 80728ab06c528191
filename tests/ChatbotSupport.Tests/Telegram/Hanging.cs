using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using ChatbotSupport.BotApi.Faults;
using ChatbotSupport.Channels.Telegram;
using ChatbotSupport.Delivery;
using Microsoft.Extensions.Time.Testing;

namespace ChatbotSupport.Tests.Telegram;

/// <summary>Calls that never come back: the others go on, and what is in doubt is said at most once more, and counted.</summary>
public sealed class Hanging
{
    private static readonly CallPatience Short = new(Poll: TimeSpan.FromSeconds(30), Call: TimeSpan.FromSeconds(10));

    [Fact]
    public async Task A_question_for_updates_that_hangs_is_given_up_and_asked_again()
    {
        await using var chat = await RunningChat.StartAsync(patience: Short with { Poll = TimeSpan.FromSeconds(2) });
        chat.Api.Faults.Next("getUpdates", new Fault.Hang());
        var zaynab = chat.Api.Person("زينب");
        zaynab.Starts();

        await zaynab.Screen.ShowsAsync("أهلًا بك");

        Assert.Single(zaynab.Screen.Messages, message => message.IsFromBot);
    }

    [Fact]
    public async Task While_a_question_for_updates_hangs_lines_go_out()
    {
        await using var chat = await RunningChat.StartAsync(patience: Short);
        var zaynab = await chat.StartedAsync();
        zaynab.Says("عمري 16 ويكول نلتقي باجر");
        await zaynab.PressesAsync("موافقة");
        await zaynab.PressesAsync("أي وقت");
        await chat.Api.Updates.UntilPolledAsync();
        chat.Api.Faults.Next("getUpdates", new Fault.Hang());
        chat.Api.Person("مريم").Starts(); // ends the question that is open; the next one hangs
        await chat.FaultsAsync();

        await chat.TakeAsync();

        await zaynab.Screen.ShowsAsync("معك الآن نور");
    }

    [Theory]
    [InlineData(FaultMoment.Before, 1)]
    [InlineData(FaultMoment.After, 2)]
    public async Task A_line_whose_answer_never_comes_is_said_at_most_once_more_and_counted_and_holds_up_nobody(FaultMoment moment, int seen)
    {
        using var counted = new Counted();
        await using var chat = await RunningChat.StartAsync(patience: Short);
        var zaynab = chat.Api.Person("زينب");
        var mariam = chat.Api.Person("مريم");
        chat.Api.Faults.Next("sendMessage", new Fault.Hang(moment), where: request => request.Text("chat_id") == $"{zaynab.Id}");
        zaynab.Starts();
        await chat.Api.Requests.UntilAsync("sendMessage");

        mariam.Starts();
        await mariam.Screen.ShowsAsync("أهلًا بك");
        Assert.Single(chat.Api.Requests.Of("sendMessage"), request => request.Text("chat_id") == $"{zaynab.Id}");
        await chat.UntilAsync<long>("SELECT count(*) FROM outbox WHERE state = 'Sent'", sent => sent == 2);

        Assert.Equal(seen, zaynab.Screen.Messages.Count(message => message.IsFromBot));
        Assert.Equal(2, chat.Api.Requests.Of("sendMessage").Count(request => request.Text("chat_id") == $"{zaynab.Id}"));
        Assert.Contains(nameof(DeliveryOutcome.NotCertain), counted.Outcomes);
    }

    [Fact]
    public async Task A_time_that_Telegram_names_is_kept_to_exactly_however_often_it_names_one()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 7, 14, 9, 0, 0, TimeSpan.Zero));
        await using var chat = await RunningChat.StartAsync(clock);
        var zaynab = chat.Api.Person("زينب");
        chat.Api.Faults.Next("sendMessage", new Fault.TooManyRequests(7), times: 6, where: request => request.Text("chat_id") == $"{zaynab.Id}");
        zaynab.Starts();

        for (var refused = 1; refused <= 6; refused++)
        {
            await Eventually.HoldsAsync(() => Task.FromResult(chat.Api.Requests.Of("sendMessage").Count), count => count == refused);
            var due = clock.GetUtcNow().AddSeconds(7).ToUnixTimeMilliseconds();
            Assert.Equal(due, await chat.UntilAsync<long>("SELECT due_at FROM outbox", at => at >= due));
            await WaitedForAsync(chat, clock);
        }

        await zaynab.Screen.ShowsAsync("أهلًا بك");
        Assert.Equal(0, chat.Ask<long>("SELECT attempts FROM outbox").Single());
    }

    // The sender sets its alarm a moment after the outcome is written; time may only pass once it has.
    private static Task<bool> WaitedForAsync(RunningChat chat, FakeTimeProvider clock)
    {
        var before = chat.Api.Requests.Of("sendMessage").Count;
        var left = TimeSpan.FromSeconds(7);
        return Eventually.HoldsAsync(
            () =>
            {
                if (left > TimeSpan.Zero)
                {
                    clock.Advance(left);
                    left = TimeSpan.Zero;
                }

                return Task.FromResult(chat.Api.Requests.Of("sendMessage").Count > before);
            },
            isAgain => isAgain);
    }

    /// <summary>What was counted of deliveries.</summary>
    private sealed class Counted : IDisposable
    {
        private readonly MeterListener _listener = new();

        public Counted()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "chatbot.deliveries")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
            {
                foreach (var tag in tags)
                {
                    Outcomes.Enqueue($"{tag.Value}");
                }
            });
            _listener.Start();
        }

        public ConcurrentQueue<string> Outcomes { get; } = new();

        public void Dispose() => _listener.Dispose();
    }
}
