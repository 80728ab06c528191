using ChatbotSupport.GraphApi.Http;
using ChatbotSupport.Tests.Desk;
using ChatbotSupport.Tests.Telegram;
using Microsoft.Extensions.Time.Testing;

namespace ChatbotSupport.Tests.WhatsApp;

/// <summary>A person on WhatsApp, a volunteer elsewhere, and the 24 hours after which nothing of ours arrives: nothing looks sent that is not, and nothing is lost.</summary>
public sealed class A_volunteer_and_the_24_hours
{
    private const string Late = "هل كل شيء بخير عندك اليوم؟";
    private const string Closed = "لا يمكن الوصول حتى يكتب";

    // Ten in the morning in Baghdad.
    private static readonly DateTimeOffset Start = new(2026, 7, 14, 7, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_a_volunteer_on_Telegram_writes_after_the_window_closed_is_kept_announced_once_and_delivered_with_the_next_message(bool refusedAtOnce)
    {
        var clock = new FakeTimeProvider(Start);
        await using var chat = await RunningWhatsApp.StartAsync(clock, withTelegram: true);
        chat.Api.RefusesClosedWindowAtOnce = refusedAtOnce;
        var nour = await chat.MemberAsync("نور", trained: [Core.Safeguarding.Flag.Minor]);
        var zaynab = await chat.DangerAsync();
        var code = Channels.Telegram.Team.TeamWords.Code(await chat.CodeAsync());
        await clock.WhileAsync(nour.TakesAsync(code));
        var early = nour.Says("هل أنت في مكان آمن؟");
        await zaynab.Screen.ShowsAsync("نور:\nهل أنت في مكان آمن؟");
        await clock.PassAsync(() => early.Reactions.Any(), seen => seen);
        zaynab.Reads();
        await clock.PassAsync(() => early.Reactions.Values.Contains("👀"), seen => seen);

        // Whoever has not answered for a while has the case no more, and takes it again.
        await clock.PassAsync(TimeSpan.FromMinutes(1315), TimeSpan.FromMinutes(30));
        await TakenAgainAsync(clock, chat, nour, code);
        await clock.PassAsync(() => nour.Screen.Transcript.Contains("قبل أقل من ساعتين تنتهي مهلة واتساب", StringComparison.Ordinal), warned => warned, TimeSpan.FromMinutes(1));
        await clock.PassAsync(TimeSpan.FromMinutes(130), TimeSpan.FromMinutes(10));
        await TakenAgainAsync(clock, chat, nour, code);
        var heard = zaynab.Screen.Heard.Count;
        var late = nour.Says(Late, await nour.LineAsync());
        await clock.PassAsync(() => zaynab.Screen.Heard.Count, count => count > heard);
        nour.Says("والسطر الثاني", await nour.LineAsync());
        await clock.PassAsync(() => chat.Ask<long>("SELECT count(*) FROM outbox WHERE state = 'Held' AND trouble = 'window'").Single(), count => count == 2);
        await clock.PassAsync(TimeSpan.FromMinutes(5));

        Assert.Equal("رسالة جديدة", zaynab.Screen.Last!.Text);
        Assert.Single(zaynab.Screen.Heard, message => message.Kind == "template");
        Assert.DoesNotContain(Late, zaynab.Screen.Transcript, StringComparison.Ordinal);
        Assert.DoesNotContain(late.Reactions.Values, sign => sign is "👍" or "👀");
        Assert.Contains(Closed, nour.Screen.Transcript, StringComparison.Ordinal);

        await zaynab.PressesAsync("عرض");
        await clock.PassAsync(() => zaynab.Screen.Transcript, seen => seen.Contains(Late, StringComparison.Ordinal) && seen.Contains("والسطر الثاني", StringComparison.Ordinal));
        await clock.PassAsync(() => late.Reactions.Values.Any(sign => sign is "👍" or "👀"), seen => seen);
        Assert.Single(zaynab.Screen.Heard, message => message.Text.Contains(Late, StringComparison.Ordinal));
    }

    [Fact]
    public async Task At_the_desk_the_countdown_and_the_end_are_told_and_outside_the_safe_hours_not_even_the_template_goes()
    {
        var clock = new FakeTimeProvider(Start);
        await using var chat = await RunningWhatsApp.StartAsync(clock);
        using var desk = await chat.AtDeskAsync("نور", trained: [Core.Safeguarding.Flag.Minor]);
        var zaynab = await chat.DangerAsync(reach: "صباحًا");
        var code = await chat.CodeAsync();
        await TakenAsync(desk, code);
        var card = (await desk.ReadAsync($"/desk/api/cases/{code}")).GetProperty("card");
        Assert.Equal(Start.AddHours(24).ToUnixTimeMilliseconds(), card.GetProperty("openUntil").GetInt64());

        await clock.PassAsync(TimeSpan.FromHours(29), TimeSpan.FromHours(1)); // three in the afternoon of the next day
        using var later = await chat.AtDeskAsync("سلام", trained: [Core.Safeguarding.Flag.Minor]);
        await TakenAsync(later, code);
        var view = await later.ReadAsync($"/desk/api/cases/{code}");
        Assert.Equal("Closed", view.GetProperty("reach").GetString());
        using (var answer = await later.PressAsync($"/desk/api/cases/{code}/write", new { id = "w", text = Late }))
        {
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        }

        await clock.PassAsync(TimeSpan.FromMinutes(2));
        Assert.DoesNotContain(zaynab.Screen.Heard, message => message.Kind == "template");
        Assert.Equal("Held", chat.Ask<string>("SELECT state FROM outbox WHERE kind = 'Volunteer' ORDER BY seq DESC LIMIT 1").Single());

        // After so long nothing earlier is shown before a press: somebody else may hold the phone.
        zaynab.Says("اي موجودة");
        await clock.WhileAsync(zaynab.PressesAsync("متابعة"));
        await clock.PassAsync(() => zaynab.Screen.Transcript, seen => seen.Contains(Late, StringComparison.Ordinal));
        Assert.Equal("Now", (await later.ReadAsync($"/desk/api/cases/{code}")).GetProperty("reach").GetString());
    }

    [Fact]
    public async Task A_template_that_is_refused_only_when_it_is_sent_loses_nothing_and_is_told()
    {
        var clock = new FakeTimeProvider(Start);
        await using var chat = await RunningWhatsApp.StartAsync(clock);
        var zaynab = await chat.DangerAsync();
        await chat.TakeAsync();
        await clock.PassAsync(TimeSpan.FromHours(25), TimeSpan.FromHours(1));
        await RetakenAsync(chat);
        chat.Api.Faults.Next(GraphCall.Messages, new GraphApi.Faults.Fault.Refused(132015));

        await chat.WriteAsync(Late);
        await clock.PassAsync(
            () => string.Join(' ', chat.Ask<string>("SELECT alert FROM alerts UNION ALL SELECT kind || notice || state || coalesce(trouble, '') FROM outbox")), told => told.Contains("TemplateRefused", StringComparison.Ordinal));

        Assert.Equal("Held", chat.Ask<string>("SELECT state FROM outbox WHERE kind = 'Volunteer' ORDER BY seq DESC LIMIT 1").Single());
        // After so long nothing earlier is shown before a press: somebody else may hold the phone.
        zaynab.Says("اي موجودة");
        await clock.WhileAsync(zaynab.PressesAsync("متابعة"));
        await clock.PassAsync(() => zaynab.Screen.Transcript, seen => seen.Contains(Late, StringComparison.Ordinal));
    }

    private static async Task TakenAgainAsync(FakeTimeProvider clock, RunningWhatsApp chat, BotApi.People.Person member, string code)
    {
        await clock.PassAsync(() => chat.Ask<string>("SELECT state FROM cases").Single(), state => state == "Waiting");
        await clock.PassAsync(() => member.Screen.Transcript.Contains(GroupStage.Meeting, StringComparison.Ordinal), shown => !shown);
        await clock.WhileAsync(member.TakesAsync(code));
    }

    private static async Task TakenAsync(HttpClient desk, string code)
    {
        using var answer = await desk.PressAsync($"/desk/api/cases/{code}/take");
    }

    // The lease runs out in a day; whoever wants to write has the case again.
    private static async Task RetakenAsync(RunningWhatsApp chat)
    {
        await chat.UntilAsync<long>("SELECT count(*) FROM inbox WHERE state = 'Waiting'", left => left == 0);
        if (chat.Ask<string>("SELECT state FROM cases").Single() == "Waiting")
        {
            await chat.TakeAgainAsync();
        }
    }
}
