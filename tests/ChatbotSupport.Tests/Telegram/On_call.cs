using ChatbotSupport.BotApi.Chats;
using ChatbotSupport.BotApi.People;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Storage;
using Dapper;
using Microsoft.Extensions.Time.Testing;

namespace ChatbotSupport.Tests.Telegram;

/// <summary>Whoever is on call hears of danger in their private chat, again and again until somebody is there; and of everything else the desk alerts to, once.</summary>
public sealed class On_call
{
    private const string Imminent = "شربت حبوب";

    /// <summary>Where it is told by the clock how soon somebody was called, it does not run ahead of a busy computer.</summary>
    private static readonly TimeSpan Slower = TimeSpan.FromMilliseconds(250);

    [Fact]
    public async Task At_imminent_danger_everybody_on_call_is_rung_every_three_minutes_until_somebody_is_there()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 7, 14, 8, 0, 0, TimeSpan.Zero));
        await using var chat = await RunningChat.StartAsync(clock);
        var huda = await chat.MemberAsync("هدى", coordinator: true, name: "حساب هدى");
        var salam = await chat.MemberAsync("سلام", coordinator: true, name: "حساب سلام");
        var volunteer = await chat.MemberAsync("نور", name: "حساب نور");
        var zaynab = await chat.StartedAsync();
        zaynab.Says(Imminent);
        await chat.CodeAsync();
        var first = await CallAsync(clock, huda, chat, "خطر وشيك بلا «أنا هنا»");
        Assert.False(first.IsSilent);
        await CallAsync(clock, salam, chat, "خطر وشيك بلا «أنا هنا»");

        var since = clock.GetUtcNow();
        await clock.PassAsync(TimeSpan.FromMinutes(2.5));
        Assert.DoesNotContain(Calls(salam, chat), message => message.Text.Contains('×', StringComparison.Ordinal));
        var second = await CallAsync(clock, salam, chat, "خطر وشيك بلا «أنا هنا» ×", Slower);
        Assert.InRange(clock.GetUtcNow() - since, TimeSpan.FromMinutes(2.5), TimeSpan.FromMinutes(3.5));
        await clock.PassAsync(() => first.IsDeleted, gone => gone);
        salam.Presses(second, "أنا هنا");

        await clock.PassAsync(() => Calls(huda, chat).Any(message => message.Text.Contains("هنا الآن: سلام", StringComparison.Ordinal)), told => told);
        Assert.DoesNotContain(Calls(huda, chat).Last().Buttons, button => button.Text == "أنا هنا");
        await clock.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(2, chat.Ask<long>("SELECT count(*) FROM alerts WHERE alert = 'OnCallNeeded'").Single());
        Assert.DoesNotContain(volunteer.Screen.Messages, message => message.Text.Contains("خطر وشيك", StringComparison.Ordinal));
        Assert.DoesNotContain(huda.Screen.Messages, message => message.Text.Contains(Imminent, StringComparison.Ordinal) || message.Text.Contains("زينب", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_the_person_sent_away_is_neither_told_of_it_nor_offered_the_case_when_it_rings()
    {
        await using var chat = await RunningChat.StartAsync(new QuickClock());
        var huda = await chat.MemberAsync("هدى", coordinator: true, name: "حساب هدى");
        var salam = await chat.MemberAsync("سلام", coordinator: true, name: "حساب سلام");
        var zaynab = await chat.StartedAsync();
        zaynab.Says(Imminent);
        await huda.PressesAsync("استلام");
        await zaynab.Screen.ShowsAsync("معك الآن هدى");

        zaynab.Says("شخص آخر");

        await salam.Screen.ShowsAsync(
            message => message.Text.Contains("خطر وشيك بلا", StringComparison.Ordinal) && message.Text.Contains("طلب الشخص أن يكمل معه شخص آخر", StringComparison.Ordinal)
                && message.Buttons.Any(button => button.Text == "أنا هنا") && message.Buttons.Any(button => button.Text == "استلام"),
            "the alarm");
        await huda.Screen.UntilAsync(
            _ => Calls(huda, chat).LastOrDefault() is { } own && own.Text.Contains("خطر وشيك بلا", StringComparison.Ordinal) && !own.Buttons.Any(button => button.Text is "أنا هنا" or "استلام"),
            "an alarm without a case to take");
        Assert.DoesNotContain(Calls(huda, chat), message => message.Text.Contains("طلب الشخص أن يكمل معه شخص آخر", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_case_that_is_taken_from_an_alert_is_shown_as_taken_to_the_others()
    {
        await using var chat = await RunningChat.StartAsync(new QuickClock());
        var huda = await chat.MemberAsync("هدى", coordinator: true, name: "حساب هدى");
        var salam = await chat.MemberAsync("سلام", coordinator: true, name: "حساب سلام");
        await chat.DangerAsync();
        var call = await salam.Screen.ShowsAsync("محادثة عاجلة");

        salam.Presses(call, "استلام");

        await salam.Screen.ShowsAsync(GroupStage.Meeting);
        await huda.Screen.ShowsAsync("مع سلام");
        var second = await huda.Screen.ShowsAsync("يُستحسن أن يتابع شخص ثانٍ"); // at L3 one alone goes on, and on-call hears of it
        await huda.Screen.UntilAsync(_ => second.Buttons.Any(button => button.Text == "متابعة"), "the way to follow along");
        Assert.DoesNotContain(salam.Screen.Messages, message => message.Text.Contains("مع سلام", StringComparison.Ordinal) && message.Buttons.Any(button => button.Text == "متابعة"));
        await huda.PressesAsync("قُرئ");
        await huda.Screen.ShowsAsync("لا شيء مطلوب الآن");
        await chat.UntilAsync<long>("SELECT count(*) FROM alerts WHERE seen_at IS NULL AND case_code IS NOT NULL", left => left == 0);
    }

    [Fact]
    public async Task What_one_has_read_is_no_all_clear_for_the_others_while_the_person_waits()
    {
        await using var chat = await RunningChat.StartAsync(new QuickClock());
        var huda = await chat.MemberAsync("هدى", coordinator: true, name: "حساب هدى");
        var salam = await chat.MemberAsync("سلام", coordinator: true, name: "حساب سلام");
        await chat.DangerAsync();
        await salam.Screen.ShowsAsync("محادثة عاجلة");

        await huda.PressesAsync("قُرئ");

        await salam.Screen.ShowsAsync(message => message.Text.Contains("وما زال الشخص ينتظر", StringComparison.Ordinal) && message.Buttons.Any(button => button.Text == "استلام"), "the way to the case");
    }

    [Fact]
    public async Task A_new_sign_without_a_line_of_whoever_has_the_case_is_told_after_ninety_seconds()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 7, 14, 8, 0, 0, TimeSpan.Zero));
        await using var chat = await RunningChat.StartAsync(clock);
        var huda = await chat.MemberAsync("هدى", coordinator: true, name: "حساب هدى");
        var zaynab = await chat.DangerAsync();
        await chat.TakeAsync();
        zaynab.Says(Imminent);
        await chat.LinesAsync(lines => lines.Contains($"Person: {Imminent}"));

        var since = clock.GetUtcNow();
        await clock.PassAsync(TimeSpan.FromSeconds(80));
        Assert.DoesNotContain(Calls(huda, chat), message => message.Text.Contains("ولم يُكتب رد", StringComparison.Ordinal));
        await CallAsync(clock, huda, chat, "علامة خطر وشيك جديدة ولم يُكتب رد", Slower);

        Assert.InRange(clock.GetUtcNow() - since, TimeSpan.FromSeconds(80), TimeSpan.FromSeconds(120));
    }

    [Fact]
    public async Task Who_lets_a_person_wait_is_relieved_from_the_alert_on_a_coordinators_phone()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 7, 14, 8, 0, 0, TimeSpan.Zero));
        await using var chat = await RunningChat.StartAsync(clock);
        var huda = await chat.MemberAsync("هدى", coordinator: true, name: "حساب هدى");
        var zaynab = await chat.DangerAsync();
        await chat.TakeAsync();
        huda.Enters(await GroupStage.CodeAsync(chat));
        await clock.WhileAsync(huda.PressesAsync($"تولّي المحادثة {await GroupStage.CodeAsync(chat)}"));
        await clock.WhileAsync(huda.Screen.ShowsAsync("ما زال ضمن وقته"));
        Assert.Equal("نور", chat.Ask<string>("SELECT owner_alias FROM cases").Single());

        var call = await CallAsync(clock, huda, chat, "تأخر الرد على الشخص");
        await clock.WhileAsync(huda.Screen.UntilAsync(_ => call.Buttons.Any(button => button.Text == "تولّي المحادثة"), "the way to relieve them"));
        huda.Presses(call, "تولّي المحادثة");

        await clock.PassAsync(() => chat.Ask<string?>("SELECT owner_alias FROM cases").Single(), owner => owner == "هدى");
        await clock.WhileAsync(huda.Screen.ShowsAsync(GroupStage.Meeting));
        await clock.WhileAsync(zaynab.Screen.ShowsAsync("معك الآن هدى"));
        await clock.PassAsync(() => Calls(huda, chat).Any(message => message.Buttons.Any(button => button.Text == "تولّي المحادثة")), offered => !offered); // it is theirs
        Assert.Equal(1, chat.Ask<long>("SELECT count(*) FROM volunteers WHERE alias = 'هدى' AND on_shift_until IS NOT NULL").Single());
    }

    [Fact]
    public async Task Who_lets_a_person_wait_gives_the_case_back_to_the_queue_by_the_alert_on_a_coordinators_phone()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 7, 14, 8, 0, 0, TimeSpan.Zero));
        await using var chat = await RunningChat.StartAsync(clock);
        var huda = await chat.MemberAsync("هدى", coordinator: true, name: "حساب هدى");
        var zaynab = await chat.DangerAsync();
        await chat.TakeAsync();
        huda.Enters(await GroupStage.CodeAsync(chat));
        await clock.WhileAsync(huda.PressesAsync($"إعادة للطابور {await GroupStage.CodeAsync(chat)}"));
        await clock.WhileAsync(huda.Screen.ShowsAsync("ما زال ضمن وقته"));

        var call = await CallAsync(clock, huda, chat, "تأخر الرد على الشخص");
        await clock.WhileAsync(huda.Screen.UntilAsync(_ => call.Buttons.Any(button => button.Text == "إعادة للطابور"), "the way to call it back"));
        huda.Presses(call, "إعادة للطابور");

        await clock.WhileAsync(huda.Screen.ShowsAsync("تم."));
        await clock.WhileAsync(zaynab.Screen.ShowsAsync("انقطع الحديث من جهتنا"));
        await clock.PassAsync(() => Calls(huda, chat).Last().Text, told => told.Contains("تنتظر منذ", StringComparison.Ordinal) && !told.Contains("شخص ثانٍ", StringComparison.Ordinal));
        Assert.Equal(("Waiting", null), chat.Ask<(string, string?)>("SELECT state, owner_alias FROM cases").Single());
        Assert.Equal(1, chat.Ask<long>("SELECT count(*) FROM events WHERE code = 'case_called_back'").Single());
        Assert.Equal(2, chat.Ask<long>("SELECT count(*) FROM events WHERE code = 'telegram.CallBack' AND volunteer_id IS NOT NULL").Single());
    }

    [Fact]
    public async Task Whoever_blocked_the_bot_holds_up_nobody_and_is_not_tried_again_and_again()
    {
        await using var chat = await RunningChat.StartAsync(new QuickClock());
        var huda = await chat.MemberAsync("هدى", coordinator: true, name: "حساب هدى");
        var salam = await chat.MemberAsync("سلام", coordinator: true, name: "حساب سلام");
        huda.BlocksBot();
        var named = await salam.Screen.ShowsAsync("حساب في التنسيق حُظر منه البوت أو حُذف");
        Assert.Contains("هدى", named.Text, StringComparison.Ordinal);

        await chat.DangerAsync();
        await salam.Screen.ShowsAsync("محادثة عاجلة");
        await chat.DangerAsync("مريم");
        await salam.Screen.UntilAsync(messages => messages.Count(message => message.Text.Contains("محادثة عاجلة", StringComparison.Ordinal)) == 2, "both alerts");

        Assert.InRange(chat.Api.Requests.Of("sendMessage").Count(request => request.Text("chat_id") == $"{huda.Id}" && request.Answered == 403), 1, 2);
        huda.UnblocksBot();
        await chat.UntilAsync<long>("SELECT count(*) FROM alerts WHERE alert = 'OnCallUnreachable' AND seen_at IS NULL", open => open == 0);
    }

    [Fact]
    public async Task What_is_wrong_in_the_content_is_read_in_sentences_and_the_newest_ones()
    {
        await using var chat = await RunningChat.StartAsync(new QuickClock());
        var huda = await chat.MemberAsync("هدى", coordinator: true, name: "حساب هدى");
        var volunteer = await chat.MemberAsync("نور", name: "حساب نور");
        await chat.Room<Writer>().RunAsync(connection => connection.Execute(
            "INSERT INTO alerts (alert, level, at, details) VALUES (@alert, 'L0', @Now, 'flows/menu.yaml · السطر 3'), (@alert, 'L0', @Now + 1, 'flows/menu.yaml · السطر 5')",
            new { alert = nameof(CoordinatorAlert.PlaybookFallback), Now }));

        var told = await huda.Screen.ShowsAsync("في ملفات المحتوى أخطاء");

        Assert.Contains("السطر", told.Text, StringComparison.Ordinal);
        Assert.Contains("5", told.Text.Split('\n')[1], StringComparison.Ordinal);
        Assert.DoesNotContain(volunteer.Screen.Messages, message => message.Text.Contains("ملفات المحتوى", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_concerns_no_case_comes_once_and_without_a_sound_where_it_can_wait()
    {
        await using var chat = await RunningChat.StartAsync(new QuickClock());
        var huda = await chat.MemberAsync("هدى", coordinator: true, name: "حساب هدى");
        await chat.Room<Writer>().RunAsync(connection => connection.Execute(
            "INSERT INTO alerts (alert, level, at) VALUES (@alert, 'L0', @Now)", new { alert = nameof(CoordinatorAlert.BackupFailed), Now }));

        var told = await huda.Screen.ShowsAsync("لم تُصنع النسخة الاحتياطية اليومية");

        Assert.True(told.IsSilent);
        huda.Presses(told, "قُرئ");
        await huda.Screen.UntilAsync(_ => told.Text.EndsWith("لا شيء مطلوب الآن", StringComparison.Ordinal), "the dull line");
    }

    [Fact]
    public async Task An_alarm_that_rings_for_hours_pushes_nothing_else_out()
    {
        await using var chat = await RunningChat.StartAsync(new QuickClock());
        var huda = await chat.MemberAsync("هدى", coordinator: true, name: "حساب هدى");
        await chat.WaitsAsync(7, "L3", TimeProvider.System.GetUtcNow(), TimeSpan.FromDays(1));
        await chat.WaitsAsync(8, "L4", TimeProvider.System.GetUtcNow(), TimeSpan.FromDays(1));

        await chat.Room<Writer>().RunAsync(connection => connection.Execute(
            """
            INSERT INTO alerts (alert, case_code, level, at) VALUES ('UrgentCase', '000007', 'L3', @Now);
            WITH RECURSIVE many (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many WHERE n < 150)
            INSERT INTO alerts (alert, case_code, level, at) SELECT 'OnCallNeeded', '000008', 'L4', @Now + n FROM many
            """,
            new { Now }));

        await huda.Screen.ShowsAsync("000-008");
        await huda.Screen.ShowsAsync("000-007");
    }

    [Fact]
    public async Task What_was_remarked_on_a_talk_is_told_although_it_is_over()
    {
        await using var chat = await RunningChat.StartAsync(new QuickClock());
        var huda = await chat.MemberAsync("هدى", coordinator: true, name: "حساب هدى");
        await chat.WaitsAsync(7, "L2", TimeProvider.System.GetUtcNow(), TimeSpan.FromDays(1));

        await chat.Room<Writer>().RunAsync(connection => connection.Execute(
            """
            UPDATE cases SET state = 'Closed';
            INSERT INTO alerts (alert, case_code, level, at) VALUES ('UrgentCase', '000007', 'L2', @Now), ('RemarkOnTalk', '000007', 'L2', @Now + 1)
            """,
            new { Now }));

        var told = await huda.Screen.ShowsAsync("000-007");
        Assert.Equal(2, told.Text.Split('\n').Length);
        Assert.Equal(["التنسيق", "قُرئ"], told.Buttons.Select(button => button.Text));
        huda.Presses(told, "قُرئ");
        await chat.UntilAsync<long>("SELECT count(*) FROM alerts WHERE seen_at IS NULL", left => left == 0);
    }

    [Fact]
    public async Task What_was_raised_after_the_message_that_is_pressed_counts_as_unread()
    {
        await using var chat = await RunningChat.StartAsync();
        var huda = await chat.MemberAsync("هدى", coordinator: true, name: "حساب هدى");
        var rows = chat.Room<Writer>();
        await chat.WaitsAsync(7, "L3", TimeProvider.System.GetUtcNow(), TimeSpan.FromDays(1));
        await rows.RunAsync(connection => connection.Execute("INSERT INTO alerts (id, alert, case_code, level, at) VALUES (100, 'UrgentCase', '000007', 'L3', @Now)", new { Now }));
        var told = await huda.Screen.ShowsAsync("000-007");

        await rows.RunAsync(connection => connection.Execute(
            "INSERT INTO alerts (id, alert, case_code, level, at) VALUES (101, 'ReplyOverdue', '000007', 'L3', @Now + 1)", new { Now }));
        huda.Presses(told, "قُرئ");

        await chat.UntilAsync<long>("SELECT count(*) FROM alerts WHERE seen_at IS NOT NULL", seen => seen > 0);
        Assert.Equal([101], chat.Ask<long>("SELECT id FROM alerts WHERE seen_at IS NULL AND case_code IS NOT NULL"));
    }

    // Whatever is as old as the epoch goes with the next sweep of what retention drops.
    private static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    private static IEnumerable<ChatMessage> Calls(Person member, RunningChat chat)
    {
        var code = ChatbotSupport.Channels.Telegram.Team.TeamWords.Code(chat.Ask<string>("SELECT code FROM cases").Single());
        return member.Screen.Messages.Where(message => message.IsFromBot && message.Text.Contains(code, StringComparison.Ordinal));
    }

    private static async Task<ChatMessage> CallAsync(FakeTimeProvider clock, Person member, RunningChat chat, string words, TimeSpan? step = null) => (await clock.PassAsync(
        () => Calls(member, chat).LastOrDefault(message => message.Text.Contains(words, StringComparison.Ordinal)), found => found is not null, step))!;
}
