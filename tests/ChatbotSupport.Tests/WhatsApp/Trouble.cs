using ChatbotSupport.GraphApi.Faults;
using ChatbotSupport.GraphApi.Http;
using ChatbotSupport.Operations;
using ChatbotSupport.Storage;
using Dapper;

namespace ChatbotSupport.Tests.WhatsApp;

/// <summary>What goes wrong with sending, and what becomes of the line.</summary>
public sealed class Trouble
{
    [Fact]
    public async Task A_line_is_taken_then_arrives_then_is_read()
    {
        await using var number = await RunningWhatsApp.StartAsync();
        var person = await number.WithVolunteerAsync();
        person.IsOffline = true;

        await number.WriteAsync("كيف الحال؟");
        await number.DeliveryAsync(state => state == "Accepted");
        person.IsOffline = false;
        await number.DeliveryAsync(state => state == "Delivered");
        person.Reads();

        await number.DeliveryAsync(state => state == "Read");
        Assert.Equal(0, number.Ask<long>("SELECT count(*) FROM outbox WHERE content IS NOT NULL")[0]);
    }

    [Fact]
    public async Task A_line_whose_answer_got_lost_is_settled_by_its_status_and_comes_once()
    {
        await using var number = await RunningWhatsApp.StartAsync();
        var person = await number.WithVolunteerAsync();
        number.Api.Faults.Next(GraphCall.Messages, new Fault.ConnectionClosed(FaultMoment.After));

        await number.WriteAsync("كيف الحال؟");

        await number.DeliveryAsync(state => state == "Delivered");
        Assert.Single(person.Screen.Heard, message => message.Text.Contains("كيف الحال؟", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_line_in_doubt_that_waits_meanwhile_is_settled_by_its_status()
    {
        await using var number = await RunningWhatsApp.StartAsync();
        await number.WithVolunteerAsync();
        number.Api.Faults.Next(GraphCall.Messages, new Fault.ConnectionClosed(FaultMoment.After));
        number.Api.Webhook.Hold();

        await number.WriteAsync("كيف الحال؟");
        await number.UntilAsync<long>("SELECT max(doubts) FROM outbox", doubts => doubts == 1);
        await number.Room<Writer>().RunAsync(connection => connection.Execute("UPDATE outbox SET state = 'Held' WHERE state = 'Queued'"));
        number.Api.Webhook.Release();

        await number.DeliveryAsync(state => state == "Delivered");
    }

    [Fact]
    public async Task What_a_gateway_passed_on_although_it_said_no_comes_once()
    {
        await using var number = await RunningWhatsApp.StartAsync();
        var person = await number.WithVolunteerAsync();
        person.IsOffline = true;
        number.Api.Faults.Next(GraphCall.Messages, new Fault.Gateway(504, FaultMoment.After));

        await number.WriteAsync("كيف الحال؟");
        await number.DeliveryAsync(state => state == "Accepted");
        person.IsOffline = false;

        await number.DeliveryAsync(state => state == "Delivered");
        Assert.Single(person.Screen.Heard, message => message.Text.Contains("كيف الحال؟", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_told_late_of_an_earlier_try_does_not_hide_that_the_newest_failed()
    {
        await using var number = await RunningWhatsApp.StartAsync(new Telegram.QuickClock());
        var person = await number.WithVolunteerAsync();
        person.IsOffline = true;
        await number.WriteAsync("كيف الحال؟");
        await number.DeliveryAsync(state => state == "Accepted");
        var newest = number.Ask<string>("SELECT hex(external_hash) FROM outbox WHERE kind = 'Volunteer'")[0];

        await number.TellsAsync("sent", "wamid.EARLIER");

        Assert.Equal(newest, number.Ask<string>("SELECT hex(external_hash) FROM outbox WHERE kind = 'Volunteer'")[0]);
    }

    [Theory]
    [InlineData(131047)]
    [InlineData(131026)]
    public async Task A_failure_told_after_the_person_wrote_again_closes_nothing_that_they_have_just_opened(int code)
    {
        await using var number = await RunningWhatsApp.StartAsync();
        var person = await number.WithVolunteerAsync();
        person.IsOffline = true;
        await number.WriteAsync("كيف الحال؟");
        await number.DeliveryAsync(state => state == "Accepted");
        person.Says("رجعت");
        await number.LinesAsync(lines => lines.Contains("Person: رجعت"));
        var said = number.Api.Requests.Of(GraphCall.Messages).Count;

        await number.TellsAsync("failed", null, code);

        await Eventually.HoldsAsync(() => Task.FromResult(number.Api.Requests.Of(GraphCall.Messages).Count), count => count > said);
        await number.DeliveryAsync(state => state == "Accepted");
        Assert.Equal((1L, 0L), number.Ask<(long, long)>("SELECT open_until > last_person_at + 1, stopped FROM conversations").Single());
    }

    [Theory]
    [InlineData(131047)]
    [InlineData(131026)]
    public async Task A_refusal_that_crosses_the_persons_own_message_closes_nothing_that_they_have_just_opened(int code)
    {
        await using var number = await RunningWhatsApp.StartAsync();
        var person = await number.WithVolunteerAsync();
        await number.QuietAsync();
        var crossed = new TaskCompletionSource();
        number.Api.Faults.Next(GraphCall.Messages, new Fault.Refused(code) { Once = crossed.Task });

        await number.WriteAsync("كيف الحال؟");
        await number.Api.Requests.UntilAsync(GraphCall.Messages, call => $"{call.Body["text"]?["body"]}".Contains("كيف الحال؟", StringComparison.Ordinal));
        person.Says("رجعت");
        await number.LinesAsync(lines => lines.Contains("Person: رجعت"));
        crossed.SetResult();

        await person.Screen.ShowsAsync("كيف الحال؟");
        Assert.Equal((1L, 0L), number.Ask<(long, long)>("SELECT open_until > last_person_at + 1, stopped FROM conversations").Single());
        Assert.DoesNotContain(person.Screen.Heard, message => message.Kind == "template");
    }

    [Theory]
    [InlineData(131000)]
    [InlineData(131016)]
    [InlineData(130429)]
    [InlineData(131056)]
    [InlineData(80007)]
    public async Task What_passes_is_tried_again_and_comes_once(int code)
    {
        await using var number = await RunningWhatsApp.StartAsync(new Telegram.QuickClock());
        var person = await number.WithVolunteerAsync();
        number.Api.Faults.Next(GraphCall.Messages, new Fault.Refused(code), 2);

        await number.WriteAsync("كيف الحال؟");

        await person.Screen.ShowsAsync("كيف الحال؟");
        Assert.Single(person.Screen.Heard, message => message.Text.Contains("كيف الحال؟", StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_an_outage_the_person_reads_what_is_still_true_once()
    {
        await using var number = await RunningWhatsApp.StartAsync(new Telegram.QuickClock());
        var person = await number.StartedAsync();
        number.Api.Faults.Always(new Fault.Gateway());
        for (var said = 1; said <= 8; said++)
        {
            person.Says("القائمة");
            await number.UntilAsync<long>("SELECT count(*) FROM inbox WHERE kind = 'Text' AND state = 'Handled'", handled => handled == said + 1);
        }

        await number.UntilAsync<long>("SELECT max(attempts) FROM outbox WHERE state = 'Queued'", attempts => attempts >= 3);
        number.Api.Faults.Clear();
        await number.UntilAsync<long>("SELECT count(*) FROM outbox WHERE state IN ('Queued', 'Accepted')", waiting => waiting == 0);

        Assert.Equal(2, person.Screen.Heard.Count);
    }

    [Fact]
    public async Task Whoever_blocked_us_is_not_written_to_and_whoever_has_the_case_hears_of_it()
    {
        await using var number = await RunningWhatsApp.StartAsync();
        var person = await number.WithVolunteerAsync();
        person.HasBlocked = true;

        await number.WriteAsync("كيف الحال؟");

        await number.DeliveryAsync(state => state == "Held");
        await number.LinesAsync(lines => lines.Any(line => line.Contains("أوقف الشخص وصول الرسائل", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Without_a_way_to_pay_nothing_looks_sent_and_coordinators_are_told()
    {
        await using var number = await RunningWhatsApp.StartAsync();
        var person = await number.WithVolunteerAsync();
        number.Api.Billing.HasPaymentMethod = false;
        number.Api.Billing.FreePerMonth = 0;

        await number.WriteAsync("كيف الحال؟");

        await number.DeliveryAsync(state => state == "Parked");
        await number.UntilAsync<long>("SELECT count(*) FROM alerts WHERE alert IN ('ChannelUnpaid', 'LineParked')", count => count == 2);
        Assert.Equal("not_paid", number.Ask<string>("SELECT trouble FROM outbox WHERE state = 'Parked'")[0]);
        Assert.DoesNotContain(person.Screen.Heard, message => message.Text.Contains("كيف الحال؟", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_that_runs_out_is_told_once_and_with_a_new_one_nothing_is_lost()
    {
        await using var number = await RunningWhatsApp.StartAsync(new Telegram.QuickClock());
        var person = await number.WithVolunteerAsync();
        number.Api.IsTokenExpired = true;

        await number.WriteAsync("كيف الحال؟");
        await number.UntilAsync<long>("SELECT count(*) FROM alerts WHERE alert = 'ChannelRefused'", count => count == 1);
        await Eventually.HoldsAsync(() => Task.FromResult(number.Room<Readiness>().Messengers()), told => told.Contains("refused", StringComparison.Ordinal));
        number.Api.IsTokenExpired = false;

        await person.Screen.ShowsAsync("كيف الحال؟");
        Assert.Equal(1, number.Ask<long>("SELECT count(*) FROM alerts WHERE alert = 'ChannelRefused'")[0]);
    }

    [Fact]
    public async Task A_number_that_is_not_registered_is_told_to_coordinators()
    {
        await using var number = await RunningWhatsApp.StartAsync(new Telegram.QuickClock());
        number.Api.IsNumberRegistered = false;

        await number.UntilAsync<long>("SELECT count(*) FROM alerts WHERE alert = 'ChannelRestricted'", count => count == 1);
        await number.UntilAsync<string?>("SELECT number FROM whatsapp_standing", state => state == "DISCONNECTED");
    }

    [Fact]
    public async Task Messages_of_the_month_are_counted_and_the_end_of_the_free_ones_is_told_before()
    {
        await using var number = await RunningWhatsApp.StartAsync(settings: plain => plain with { FreeMessagesPerMonth = 5 });
        var person = await number.StartedAsync();
        for (var said = 0; said < 4; said++)
        {
            person.Says("القائمة");
            await Eventually.HoldsAsync(() => Task.FromResult(person.Screen.Heard.Count), heard => heard == said + 2);
        }

        await number.UntilAsync<long>("SELECT sent FROM whatsapp_months", sent => sent == 5);
        Assert.Equal(2, number.Ask<long>("SELECT count(*) FROM alerts WHERE alert = 'QuotaNear'")[0]);
    }

    [Fact]
    public async Task What_WhatsApp_does_not_take_as_choices_comes_as_numbered_text()
    {
        await using var number = await RunningWhatsApp.StartAsync();
        number.Api.Faults.Next(GraphCall.Messages, new Fault.Refused(131009), where: call => call.Body["interactive"] is not null);
        var person = number.Api.Person("زينب");

        person.Says("مرحبا");

        var text = await person.Screen.ShowsAsync("1. ");
        Assert.Equal("text", text.Kind);
    }
}
