using System.Diagnostics;
using ChatbotSupport.GraphApi.Faults;
using ChatbotSupport.GraphApi.Http;
using ChatbotSupport.Tests.Desk;
using ChatbotSupport.Tests.Telegram;
using Microsoft.Extensions.Time.Testing;

namespace ChatbotSupport.Tests.WhatsApp;

/// <summary>The Graph API broken, slow, refusing or counting: people are answered as soon as it can be, once, with what is still true; and whoever can mend it is told.</summary>
public sealed class When_Meta_is_out_of_order
{
    private static readonly DateTimeOffset Start = new(2026, 7, 14, 7, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Fifty_messages_while_Meta_is_away_for_ten_minutes_are_all_read_and_answered_without_stale_lines()
    {
        var clock = new FakeTimeProvider(Start);
        await using var chat = await RunningWhatsApp.StartAsync(clock);
        var zaynab = await chat.StartedAsync();
        var before = zaynab.Screen.Heard.Count;
        chat.Api.Faults.Always(new Fault.Gateway());
        for (var number = 0; number < 50; number++)
        {
            zaynab.Says(number == 30 ? "عمري 16 ويكول نلتقي باجر" : number % 2 == 0 ? "وينكم" : "جاوبوني");
            await chat.Api.Webhook.UntilTakenAsync();
            await chat.UntilAsync<long>("SELECT count(*) FROM inbox WHERE state = 'Waiting'", left => left == 0);
            await clock.PassAsync(TimeSpan.FromSeconds(12), TimeSpan.FromSeconds(4));
        }

        await chat.Api.Webhook.UntilTakenAsync();
        await chat.UntilAsync<long>("SELECT count(*) FROM inbox WHERE state = 'Waiting'", left => left == 0);
        Assert.Equal(before, zaynab.Screen.Heard.Count);
        Assert.Equal(51, chat.Ask<long>("SELECT count(*) FROM inbox WHERE kind = 'Text' AND state = 'Handled'").Single());
        chat.Api.Faults.Clear();
        await clock.PassAsync(() => chat.Ask<long>("SELECT count(*) FROM outbox WHERE state = 'Queued'").Single(), left => left == 0);

        var heard = zaynab.Screen.Heard.Skip(before).ToList();
        Assert.True(heard.Count is >= 1 and <= 6, string.Join(' ', chat.Ask<string>("SELECT kind || state || attempts || coalesce(trouble, '') FROM outbox ORDER BY seq").Concat(chat.Ask<string>("SELECT alert FROM alerts"))));
        Assert.Single(heard, message => message.Text.Contains("عدم الذهاب إلى أي لقاء", StringComparison.Ordinal));
        Assert.Equal(heard.Count, heard.Select(message => message.Text).Distinct().Count());
        Assert.NotEmpty(heard[^1].Choices);
        Assert.Equal(0, chat.Ask<long>("SELECT count(*) FROM outbox WHERE state IN ('Parked', 'Uncertain')").Single());
        await zaynab.PressesAsync("موافقة");
        await clock.PassAsync(() => zaynab.Screen.Heard.Count, count => count > before + heard.Count);
    }

    [Fact]
    public async Task A_token_that_ran_out_is_told_once_and_afterwards_what_waited_is_said()
    {
        var clock = new FakeTimeProvider(Start);
        await using var chat = await RunningWhatsApp.StartAsync(clock);
        using var desk = await chat.AtDeskAsync("هدى");
        var zaynab = await chat.DangerAsync();
        await chat.TakeAsync();
        await chat.QuietAsync();
        chat.Api.IsTokenExpired = true;

        await chat.WriteAsync("هل أنت في مكان آمن؟");
        await clock.PassAsync(() => chat.Ask<long>("SELECT count(*) FROM alerts WHERE alert = 'ChannelRefused'").Single(), told => told == 1);
        await clock.PassAsync(TimeSpan.FromMinutes(4), TimeSpan.FromSeconds(20));

        Assert.Equal("Queued", chat.Ask<string>("SELECT state FROM outbox WHERE kind = 'Volunteer' ORDER BY seq DESC LIMIT 1").Single());
        Assert.Equal(1, chat.Ask<long>("SELECT count(*) FROM alerts WHERE alert = 'ChannelRefused'").Single());
        zaynab.Says("وينكم");
        await chat.Api.Webhook.UntilTakenAsync();
        Assert.Contains("refused", (await desk.ReadAsync("/desk/api/status")).GetProperty("channels").GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(chat.Log, line => line.Contains(chat.Api.Token, StringComparison.Ordinal));

        chat.Api.IsTokenExpired = false;
        await clock.PassAsync(() => zaynab.Screen.Transcript, seen => seen.Contains("هل أنت في مكان آمن؟", StringComparison.Ordinal), TimeSpan.FromSeconds(10));
        Assert.Single(zaynab.Screen.Heard, message => message.Text.Contains("هل أنت في مكان آمن؟", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(131031, "ChannelRestricted")]
    [InlineData(133010, "ChannelRestricted")]
    public async Task What_only_coordinators_can_mend_is_told_to_them_and_the_line_waits(int code, string alert)
    {
        var clock = new FakeTimeProvider(Start);
        await using var chat = await RunningWhatsApp.StartAsync(clock);
        chat.Api.Faults.Next(GraphCall.Messages, new Fault.Refused(code), times: 3);
        var zaynab = chat.Api.Person("زينب");
        zaynab.Says("مرحبا");

        await clock.PassAsync(() => zaynab.Screen.Heard.Count, count => count == 1, TimeSpan.FromSeconds(2)); // after five minutes a line is no answer any more

        Assert.Equal([alert], chat.Ask<string>("SELECT alert FROM alerts"));
    }

    [Fact]
    public async Task An_answer_that_never_comes_is_proven_by_the_status_and_nobody_is_held_up_meanwhile()
    {
        await using var chat = await RunningWhatsApp.StartAsync();
        var (zaynab, huda) = (chat.Api.Person("زينب"), chat.Api.Person("هدى"));
        chat.Api.Faults.Next(GraphCall.Messages, new Fault.Hang(FaultMoment.After));
        zaynab.Says("مرحبا");
        await zaynab.Screen.ShowsAsync("أهلًا بك");

        var since = Stopwatch.GetTimestamp();
        huda.Says("مرحبا");
        await huda.Screen.ShowsAsync("أهلًا بك");
        Assert.InRange(Stopwatch.GetElapsedTime(since), TimeSpan.Zero, TimeSpan.FromSeconds(15)); // whoever is held up waits for twenty
        await chat.UntilAsync<long>("SELECT count(*) FROM outbox WHERE state = 'Delivered'", count => count == 2);

        Assert.Single(zaynab.Screen.Heard);
        Assert.Equal(2, chat.Api.Requests.Of(GraphCall.Messages).Count);
    }

    [Fact]
    public async Task What_is_not_delivered_because_nobody_pays_is_kept_told_and_said_when_it_is_tried_again()
    {
        var clock = new FakeTimeProvider(Start);
        await using var chat = await RunningWhatsApp.StartAsync(clock);
        var zaynab = await chat.StartedAsync();
        (chat.Api.Billing.HasPaymentMethod, chat.Api.Billing.FreePerMonth) = (false, 0);
        zaynab.Says("القائمة");
        await clock.PassAsync(() => chat.Ask<long>("SELECT count(*) FROM outbox WHERE trouble = 'not_paid'").Single(), count => count == 1);

        zaynab.Says("شنو قانون الابتزاز");
        await clock.PassAsync(() => chat.Ask<long>("SELECT count(*) FROM outbox WHERE trouble = 'not_paid'").Single(), count => count == 2);
        await clock.PassAsync(TimeSpan.FromMinutes(3), TimeSpan.FromSeconds(20));
        Assert.Single(chat.Ask<string>("SELECT alert FROM alerts WHERE alert = 'ChannelUnpaid'"));
        Assert.Equal("unpaid", chat.Room<ChatbotSupport.Delivery.ChannelPulse>().All["whatsapp"].Trouble);
        chat.Api.Billing.HasPaymentMethod = true;
        var work = chat.Room<ChatbotSupport.Delivery.Stuck.StuckWork>();
        foreach (var item in work.All())
        {
            await work.RetryAsync(item.Id);
        }

        await clock.PassAsync(() => zaynab.Screen.Transcript, seen => seen.Contains("بماذا يمكن أن نساعد الآن؟", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Faster_than_one_may_write_to_a_person_everything_arrives_in_order()
    {
        await using var chat = await RunningWhatsApp.StartAsync();
        chat.Api.Rates.AreOn = true;
        var zaynab = await chat.DangerAsync();
        await chat.TakeAsync();
        foreach (var number in Enumerable.Range(1, 25))
        {
            await chat.WriteAsync($"سطر {number}.");
        }

        await zaynab.Screen.ShowsAsync("سطر \u206625\u2069.");

        var lines = zaynab.Screen.Heard.Select(message => message.Text).Where(text => text.Contains("سطر", StringComparison.Ordinal)).ToList();
        Assert.Equal(25, lines.Count);
        Assert.DoesNotContain(chat.Api.Requests.Of(GraphCall.Messages), request => request.Answered != 200);
    }
}
