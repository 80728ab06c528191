using ChatbotSupport.GraphApi.Http;
using ChatbotSupport.Tests.Desk;
using ChatbotSupport.Tests.Telegram;
using Microsoft.Extensions.Time.Testing;

namespace ChatbotSupport.Tests.WhatsApp;

/// <summary>A person on WhatsApp, a volunteer elsewhere, and the 24 hours after which nothing of ours arrives: nothing looks sent that is not, and nothing is lost.</summary>
public sealed class A_volunteer_and_the_24_hours
{
    private const string Late = "هل كل شيء بخير عندك اليوم؟";

    // Ten in the morning in Baghdad.
    private static readonly DateTimeOffset Start = new(2026, 7, 14, 7, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_volunteer_on_Telegram_sees_what_arrived_and_what_was_read_and_what_came_too_late_is_kept_announced_once_and_delivered(bool refusedAtOnce)
    {
        await using var chat = await RunningWhatsApp.StartAsync(withTelegram: true);
        var nour = await chat.MemberAsync("نور", trained: [Core.Safeguarding.Flag.Minor]);
        var zaynab = await chat.DangerAsync();
        await nour.TakesAsync(Channels.Telegram.Team.TeamWords.Code(await chat.CodeAsync()));
        var early = nour.Says("هل أنت في مكان آمن؟");
        await zaynab.Screen.ShowsAsync("نور:\nهل أنت في مكان آمن؟");
        await SignAsync(early, "👍");
        zaynab.Reads();
        await SignAsync(early, "👀");
        zaynab.Says("اي بالبيت");
        var line = await nour.LineAsync("اي بالبيت");

        if (refusedAtOnce)
        {
            chat.Api.Faults.Next(GraphCall.Messages, new GraphApi.Faults.Fault.Refused(131047), where: request => request.Body.ToString().Contains("text", StringComparison.Ordinal));
        }
        else
        {
            chat.Api.Faults.FailLater(131047);
        }

        var late = nour.Says(Late, line);
        await zaynab.Screen.ShowsAsync(message => message.Kind == "template", "the reminder");
        nour.Says("والسطر الثاني", line);
        await chat.UntilAsync<long>("SELECT count(*) FROM outbox WHERE state = 'Held' AND trouble = 'window'", count => count == 2);

        Assert.Equal("رسالة جديدة", zaynab.Screen.Last!.Text);
        Assert.DoesNotContain(Late, zaynab.Screen.Transcript, StringComparison.Ordinal);
        Assert.DoesNotContain(late.Reactions.Values, sign => sign is "👍" or "👀");
        await zaynab.PressesAsync("عرض");
        await zaynab.Screen.ShowsAsync(Late);
        await zaynab.Screen.ShowsAsync("والسطر الثاني");
        await SignAsync(late, "👍");
        Assert.Single(zaynab.Screen.Heard, message => message.Kind == "template");
        Assert.Single(zaynab.Screen.Heard, message => message.Text.Contains(Late, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_volunteer_on_Telegram_is_warned_before_and_what_is_written_after_a_clock_closed_the_window_never_looks_sent()
    {
        var clock = new FakeTimeProvider(Start);
        await using var chat = await RunningWhatsApp.StartAsync(clock, withTelegram: true);
        var nour = await chat.MemberAsync("نور", trained: [Core.Safeguarding.Flag.Minor]);
        var zaynab = await chat.DangerAsync();
        var code = Channels.Telegram.Team.TeamWords.Code(await chat.CodeAsync());
        await clock.WhileAsync(nour.TakesAsync(code));
        Assert.Contains("مهلة الكتابة في واتساب حتى 2026-07-15 09:59", Core.Language.Bidi.Strip(nour.Screen.Transcript), StringComparison.Ordinal);

        // Nobody writes for a day, so the case goes back to the queue; before the end whoever has it is warned in their chat.
        await clock.PassAsync(TimeSpan.FromMinutes(21 * 60 + 50), TimeSpan.FromMinutes(10));
        await clock.PassAsync(() => chat.Ask<string>("SELECT state FROM cases").Single(), state => state == "Waiting");
        await clock.WhileAsync(nour.TakesAsync(code));
        await clock.PassAsync(() => nour.Screen.Transcript, seen => seen.Contains("تنتهي مهلة واتساب خلال أقل من ساعتين", StringComparison.Ordinal), TimeSpan.FromSeconds(20));
        Assert.True(clock.GetUtcNow() < Start.AddHours(23));

        await clock.PassAsync(TimeSpan.FromMinutes(135), TimeSpan.FromMinutes(5));
        await clock.PassAsync(() => chat.Ask<string>("SELECT state FROM cases").Single(), state => state == "Waiting");
        await clock.WhileAsync(nour.TakesAsync(code));
        await clock.PassAsync(() => nour.Screen.Transcript, seen => seen.Contains("ما يُكتب يُحفظ حتى يكتب الشخص، وتظهر له «رسالة جديدة» مرة واحدة.", StringComparison.Ordinal));
        var before = zaynab.Screen.Heard.Count;
        var late = nour.Says(Late);
        await clock.PassAsync(() => nour.Screen.Transcript, seen => seen.Contains("هذه الرسالة: انتهت مهلة واتساب: محفوظة حتى يكتب الشخص", StringComparison.Ordinal));
        nour.Says("والسطر الثاني");
        await clock.PassAsync(() => chat.Ask<long>("SELECT count(*) FROM outbox WHERE state = 'Held' AND kind = 'Volunteer'").Single(), held => held == 2);
        await clock.PassAsync(() => nour.Screen.Transcript, seen => seen.Contains("وأُرسلت إليه «رسالة جديدة»", StringComparison.Ordinal));

        Assert.Equal(["template"], zaynab.Screen.Heard.Skip(before).Select(message => message.Kind));
        Assert.DoesNotContain(late.Reactions.Values, sign => sign is "🕊" or "👍" or "👀");
        Assert.Equal(0, chat.Ask<long>("SELECT count(*) FROM outbox WHERE kind = 'Volunteer' AND sent_at IS NOT NULL").Single());

        zaynab.Says("اي موجودة");
        await clock.WhileAsync(zaynab.PressesAsync("متابعة"));
        await clock.PassAsync(() => zaynab.Screen.Transcript, seen => seen.Contains(Late, StringComparison.Ordinal) && seen.Contains("والسطر الثاني", StringComparison.Ordinal));
        await clock.PassAsync(() => late.Reactions.Values.Contains("👍"), seen => seen);
        Assert.Single(zaynab.Screen.Heard, message => message.Text.Contains(Late, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_volunteer_on_Telegram_is_told_that_nobody_can_be_reached_when_the_window_closed_outside_the_safe_hours()
    {
        var clock = new FakeTimeProvider(Start);
        await using var chat = await RunningWhatsApp.StartAsync(clock, withTelegram: true);
        var nour = await chat.MemberAsync("نور", trained: [Core.Safeguarding.Flag.Minor]);
        var zaynab = await chat.DangerAsync(reach: "صباحًا");
        await clock.PassAsync(TimeSpan.FromHours(29), TimeSpan.FromHours(1)); // three in the afternoon of the next day
        await clock.WhileAsync(nour.TakesAsync(Channels.Telegram.Team.TeamWords.Code(await chat.CodeAsync())));
        await clock.PassAsync(() => nour.Screen.Transcript, seen => seen.Contains("انتهت مهلة واتساب: لا يمكن الوصول حتى يكتب الشخص. ما يُكتب يُحفظ.", StringComparison.Ordinal), GroupStage.Little);
        Assert.Equal(2, nour.Screen.Transcript.Split("انتهت مهلة واتساب").Length); // said once
        var before = zaynab.Screen.Heard.Count;

        var late = nour.Says(Late);
        await clock.PassAsync(() => nour.Screen.Transcript, seen => seen.Contains("هذه الرسالة: تنتظر عودة الشخص", StringComparison.Ordinal), GroupStage.Little);
        clock.Advance(TimeSpan.FromHours(18)); // nine in the morning: nothing goes out by itself
        await clock.PassAsync(TimeSpan.FromSeconds(5), GroupStage.Little);
        Assert.Equal(before, zaynab.Screen.Heard.Count);
        Assert.DoesNotContain("وأُرسلت إليه", nour.Screen.Transcript, StringComparison.Ordinal);
        Assert.DoesNotContain(late.Reactions.Values, sign => sign is "🕊" or "👍" or "👀");

        zaynab.Says("اي موجودة");
        await clock.WhileAsync(zaynab.PressesAsync("متابعة"));
        await clock.PassAsync(() => zaynab.Screen.Transcript, seen => seen.Contains(Late, StringComparison.Ordinal), GroupStage.Little);
    }

    [Fact]
    public async Task A_sign_under_a_line_of_a_volunteer_is_a_line_of_the_talk()
    {
        await using var chat = await RunningWhatsApp.StartAsync(withTelegram: true);
        var nour = await chat.MemberAsync("نور", trained: [Core.Safeguarding.Flag.Minor]);
        var zaynab = await chat.DangerAsync();
        await nour.TakesAsync(Channels.Telegram.Team.TeamWords.Code(await chat.CodeAsync()));
        var written = nour.Says("هل أنت في مكان آمن؟");
        var asked = await zaynab.Screen.ShowsAsync("نور:\nهل أنت في مكان آمن؟");
        await SignAsync(written, "👍");

        zaynab.Reacts(asked, "👍");

        await nour.LineAsync("👍 (على: «هل أنت في مكان آمن؟»)");
    }

    [Fact]
    public async Task At_the_desk_the_template_goes_once_within_the_chosen_hours_and_the_line_says_what_it_waits_for()
    {
        var clock = new FakeTimeProvider(Start);
        await using var chat = await RunningWhatsApp.StartAsync(clock);
        var zaynab = await chat.DangerAsync(reach: "بعد الظهر");
        var code = await chat.CodeAsync();
        await clock.PassAsync(TimeSpan.FromMinutes((22 * 60) + 1), TimeSpan.FromMinutes(20));
        await chat.UntilAsync<long>("SELECT count(*) FROM alerts WHERE alert = 'WindowClosing'", count => count == 1);
        await clock.PassAsync(TimeSpan.FromMinutes(5 * 60), TimeSpan.FromMinutes(20)); // one in the afternoon of the next day
        using var desk = await chat.AtDeskAsync("نور", trained: [Core.Safeguarding.Flag.Minor]);
        await TakenAsync(desk, code);
        var before = zaynab.Screen.Heard.Count;

        foreach (var (id, text) in new[] { ("a", Late), ("b", "والسطر الثاني") })
        {
            using var answer = await desk.PressAsync($"/desk/api/cases/{code}/write", new { id, text });
            Assert.True(answer.IsSuccessStatusCode);
        }

        await clock.PassAsync(() => zaynab.Screen.Heard.Count, count => count > before);
        await clock.PassAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(["template"], zaynab.Screen.Heard.Skip(before).Select(message => message.Kind));
        var view = await desk.ReadAsync($"/desk/api/cases/{code}");
        Assert.Equal("Reminder", view.GetProperty("reach").GetString());
        Assert.Equal(["Reminded", "Reminded"], view.GetProperty("talk").GetProperty("lines").EnumerateArray()
            .Where(line => line.GetProperty("author").GetString() == "Volunteer").Select(line => line.GetProperty("delivery").GetString()));

        await clock.WhileAsync(zaynab.PressesAsync("عرض")); // which is a press: whoever holds the phone asked for it
        await clock.PassAsync(() => zaynab.Screen.Transcript, seen => seen.Contains("والسطر الثاني", StringComparison.Ordinal));
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
        Assert.Equal(Start.AddHours(24).AddMinutes(-1).ToUnixTimeMilliseconds(), card.GetProperty("openUntil").GetInt64());

        await clock.PassAsync(TimeSpan.FromHours(29), TimeSpan.FromHours(1)); // three in the afternoon of the next day
        await clock.PassAsync(() => chat.Ask<string>("SELECT state FROM cases").Single(), state => state == "Waiting"); // nobody wrote for so long
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
        await RetakenAsync(chat, clock);
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

    private static Task<bool> SignAsync(BotApi.Chats.ChatMessage message, string sign) => Eventually.HoldsAsync(() => Task.FromResult(message.Reactions.Values.Contains(sign)), seen => seen);

    private static async Task TakenAsync(HttpClient desk, string code)
    {
        using var answer = await desk.PressAsync($"/desk/api/cases/{code}/take");
    }

    // The lease runs out in a day; whoever wants to write has the case again.
    // Nobody wrote for so long that the case went back to the queue.
    private static async Task RetakenAsync(RunningWhatsApp chat, FakeTimeProvider clock)
    {
        await clock.PassAsync(() => chat.Ask<string>("SELECT state FROM cases").Single(), state => state == "Waiting");
        await chat.TakeAgainAsync();
    }
}
