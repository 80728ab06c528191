using ChatbotSupport.GraphApi.Http;
using Microsoft.Extensions.Time.Testing;

namespace ChatbotSupport.Tests.WhatsApp;

/// <summary>A day after a person's last message nothing of ours reaches them any more; nothing may look as if it did.</summary>
public sealed class The_24_hours
{
    // Ten in the morning in Baghdad.
    private static FakeTimeProvider Clock() => new(new DateTimeOffset(2026, 11, 28, 7, 0, 0, TimeSpan.Zero)) { AutoAdvanceAmount = TimeSpan.FromMilliseconds(1) };

    [Fact]
    public async Task What_is_written_after_them_is_kept_announced_once_and_delivered_when_the_person_writes()
    {
        var clock = Clock();
        await using var number = await RunningWhatsApp.StartAsync(clock);
        var person = await number.WithVolunteerAsync();
        var before = person.Screen.Heard.Count;
        clock.Advance(TimeSpan.FromHours(25));

        await number.WriteAsync("كيف الحال اليوم؟");
        await number.DeliveryAsync(state => state == "Held");
        await number.WriteAsync("أنا هنا متى ما شئت.");
        var reminder = await person.Screen.ShowsAsync(message => message.Kind == "template", "the reminder");
        await number.DeliveryAsync(state => state == "Held");

        Assert.Equal(before + 1, person.Screen.Heard.Count);
        Assert.Equal("رسالة جديدة", reminder.Text);
        Assert.DoesNotContain(Bodies(number), body => body.Contains("كيف الحال اليوم", StringComparison.Ordinal));

        person.Presses(reminder, "عرض");

        await person.Screen.ShowsAsync("كيف الحال اليوم؟");
        await person.Screen.ShowsAsync("أنا هنا متى ما شئت.");
        await number.DeliveryAsync(state => state is "Accepted" or "Delivered");
        Assert.Equal(1, person.Screen.Heard.Count(message => message.Kind == "template"));
    }

    [Theory]
    [InlineData("عندما أكتب فقط")]
    [InlineData("مساءً")]
    public async Task Whoever_did_not_agree_to_be_written_to_then_gets_not_even_the_reminder(string reach)
    {
        var clock = Clock();
        await using var number = await RunningWhatsApp.StartAsync(clock);
        var person = await number.WithVolunteerAsync(reach);
        var before = person.Screen.Heard.Count;
        clock.Advance(TimeSpan.FromHours(25));

        await number.WriteAsync("كيف الحال اليوم؟");
        await number.DeliveryAsync(state => state == "Held");

        Assert.Equal(before, person.Screen.Heard.Count);
        person.Says("رجعت");
        await person.PressesAsync("متابعة");
        await person.Screen.ShowsAsync("كيف الحال اليوم؟");
    }

    [Fact]
    public async Task Without_an_approved_template_the_reply_waits_in_silence_and_coordinators_know()
    {
        var clock = Clock();
        await using var number = await RunningWhatsApp.StartAsync(clock);
        var body = System.Text.Encoding.UTF8.GetBytes(
            """{"entry":[{"changes":[{"field":"message_template_status_update","value":{"event":"REJECTED","message_template_name":"new_message","message_template_language":"ar"}}]}]}""");
        var person = await number.WithVolunteerAsync();
        Assert.Equal(200, await number.Api.Webhook.BringAsync(number.Hook, body, GraphApi.Webhooks.SignedDelivery.Sign(body, number.Api.AppSecret)));
        clock.Advance(TimeSpan.FromHours(25));
        await number.UntilAsync<string?>("SELECT template FROM whatsapp_standing", state => state == "REJECTED");

        await number.WriteAsync("كيف الحال اليوم؟");
        await number.DeliveryAsync(state => state == "Held");

        Assert.DoesNotContain(person.Screen.Heard, message => message.Kind == "template");
        Assert.Contains("TemplateRefused", number.Ask<string>("SELECT alert FROM alerts"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_window_that_WhatsApp_calls_closed_is_closed_whatever_we_thought(bool atOnce)
    {
        await using var number = await RunningWhatsApp.StartAsync();
        var person = await number.WithVolunteerAsync();
        number.Api.Faults.Clear();
        if (atOnce)
        {
            number.Api.Faults.Next(GraphCall.Messages, new GraphApi.Faults.Fault.Refused(131047));
        }
        else
        {
            number.Api.Faults.FailLater(131047);
        }

        await number.WriteAsync("كيف الحال اليوم؟");

        await number.DeliveryAsync(state => state == "Held");
        await person.Screen.ShowsAsync(message => message.Kind == "template", "the reminder");
        Assert.DoesNotContain(person.Screen.Heard, message => message.Text.Contains("كيف الحال", StringComparison.Ordinal));
        person.Says("نعم");
        await person.Screen.ShowsAsync("كيف الحال اليوم؟");
    }

    [Fact]
    public async Task Whoever_has_the_case_is_warned_before_they_are_over()
    {
        var clock = Clock();
        await using var number = await RunningWhatsApp.StartAsync(clock);
        await number.WithVolunteerAsync();

        clock.Advance(TimeSpan.FromHours(22) + TimeSpan.FromMinutes(2));

        await number.UntilAsync<long>("SELECT count(*) FROM alerts WHERE alert = 'WindowClosing'", count => count == 1);
        await number.LinesAsync(lines => lines.Any(line => line.StartsWith("System", StringComparison.Ordinal) && line.Contains("تنتهي مهلة واتساب", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_line_of_which_nothing_is_heard_is_told_and_settled_when_it_arrives_after_all()
    {
        var clock = Clock();
        await using var number = await RunningWhatsApp.StartAsync(clock);
        var person = await number.WithVolunteerAsync();
        person.IsOffline = true;
        await number.WriteAsync("كيف الحال؟");
        await number.DeliveryAsync(state => state == "Accepted");

        clock.Advance(TimeSpan.FromMinutes(11));
        await number.DeliveryAsync(state => state == "Uncertain");
        Assert.Contains("LineParked", number.Ask<string>("SELECT alert FROM alerts"));
        person.IsOffline = false;

        await number.DeliveryAsync(state => state == "Delivered");
    }

    private static IEnumerable<string> Bodies(RunningWhatsApp number) => number.Api.Requests.All.Where(call => call.Operation == GraphCall.Messages).Select(call => call.Body.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
}
