using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using Dapper;

namespace ChatbotSupport.Tests.Telegram;

/// <summary>What ends a talk in a private chat of the team, and what stays there: no word of the person.</summary>
public sealed class What_ends_a_talk
{
    [Fact]
    public async Task Whoever_asks_for_somebody_else_is_read_no_more_by_the_one_they_had()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, zaynab, code) = await chat.TalkAsync();
        var line = await nour.LineAsync();

        zaynab.Says("شخص آخر");

        await nour.Screen.ShowsAsync("انتهت هذه المحادثة هنا");
        zaynab.Says("سر بعده");
        await chat.LinesAsync(lines => lines.Contains("Person: سر بعده"));
        nour.Says("لماذا؟", line);
        await nour.Screen.ShowsAsync("لم يُرسل هذا النص إلى أحد");
        nour.Enters(code);
        await nour.Screen.ShowsAsync("طلب الشخص أن يكمل معه شخص آخر من الفريق");
        Assert.DoesNotContain("لماذا", zaynab.Screen.Transcript, StringComparison.Ordinal);
        Assert.DoesNotContain("سر بعده", nour.Screen.Transcript, StringComparison.Ordinal);
        Assert.DoesNotContain(TeamTalks.Meeting, nour.Screen.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_choices_that_was_opened_goes_with_the_talk_and_leaves_no_button_that_does_nothing()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, zaynab, _) = await chat.TalkAsync();
        await nour.PressesAsync("الدرجة");
        await nour.Screen.ShowsAsync("ما الدرجة الآن؟");

        zaynab.Says("شخص آخر");

        await nour.Screen.ShowsAsync("انتهت هذه المحادثة هنا");
        await nour.Screen.UntilAsync(messages => !messages.Any(message => message.Text.Contains("ما الدرجة الآن؟", StringComparison.Ordinal)), "no levels to choose from");
    }

    [Fact]
    public async Task Lists_that_name_the_case_go_with_it_and_a_reply_to_one_is_asked_about()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, zaynab, code) = await chat.TalkAsync();
        nour.Says("محادثاتي");
        var list = await nour.Screen.ShowsAsync("المحادثات التي معك");
        nour.Says("جواب على القائمة", list);
        await nour.Screen.ShowsAsync("إلى أي محادثة يذهب هذا النص؟");
        await nour.PressesAsync("إنهاء المناوبة");
        await nour.Screen.ShowsAsync("عدد المحادثات معك");

        zaynab.Says("شخص آخر");

        await nour.Screen.ShowsAsync("انتهت هذه المحادثة هنا");
        await nour.Screen.UntilAsync(
            messages => !messages.Any(message => message.Buttons.Any(button => button.Text == $"استلام {code}" || button.Text == $"فتح هنا {code}" || button.Text == $"🔵 {code}" && !message.Text.Contains("إلى أي محادثة", StringComparison.Ordinal))),
            "no list that names the case");
        Assert.DoesNotContain("جواب على القائمة", zaynab.Screen.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_left_quickly_and_writes_again_is_told_to_their_volunteer()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, zaynab, _) = await chat.TalkAsync();
        zaynab.Says("خروج");
        await nour.Screen.ShowsAsync("غادر الشخص بسرعة");

        zaynab.Says("مرحبا");

        await nour.Screen.ShowsAsync("عاد الشخص إلى المحادثة");
    }

    [Fact]
    public async Task A_remark_about_the_talk_is_seen_by_coordinators_only_and_freezes_the_access()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, zaynab, code) = await chat.TalkAsync();
        zaynab.Says("قبل الملاحظة");
        await nour.LineAsync("قبل الملاحظة");

        zaynab.Says("ملاحظة على الحديث");
        await zaynab.Screen.ShowsAsync("يصل إلى من يشرف على الفريق وحده");
        zaynab.Says("كلامها جرحني");

        await nour.Screen.ShowsAsync("انتهت هذه المحادثة هنا");
        await chat.LinesAsync(lines => lines.Contains("Remark: كلامها جرحني"));
        foreach (var word in new[] { "جرحني", "ملاحظة على الحديث", "من يشرف" })
        {
            Assert.All(chat.Api.Requests.Of("sendMessage").Where(request => request.Text("chat_id") == $"{nour.Id}"), request => Assert.DoesNotContain(word, request.Text("text"), StringComparison.Ordinal));
        }

        Assert.DoesNotContain("قبل الملاحظة", nour.Screen.Transcript, StringComparison.Ordinal);
        nour.Enters(code);
        await nour.Screen.ShowsAsync("طلب الشخص أن يكمل معه شخص آخر من الفريق");
        Assert.Equal(1, chat.Ask<long>("SELECT count(*) FROM alerts WHERE alert = 'RemarkOnTalk'").Single());
    }

    [Fact]
    public async Task A_correction_goes_where_what_it_corrects_went()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, zaynab, _) = await chat.TalkAsync();
        var line = zaynab.Says("باچر الساعة خمسة");
        await nour.LineAsync("باچر الساعة خمسة");
        var remark = zaynab.Says("ملاحظة على الحديث: كلامها جرحني");
        await chat.LinesAsync(lines => lines.Contains("Remark: كلامها جرحني"));

        zaynab.Edits(line, "باچر الساعة ستة");
        await chat.LinesAsync(lines => lines.Contains("Person: (تصحيح لما كُتب قبله) باچر الساعة ستة"));
        zaynab.Edits(remark, "ملاحظة على الحديث: كلامها جرحني كثيرا");

        await chat.LinesAsync(lines => lines.Any(kept => kept.StartsWith("Remark: ", StringComparison.Ordinal) && kept.Contains("كثيرا", StringComparison.Ordinal)));
        Assert.DoesNotContain("كثيرا", nour.Screen.Transcript, StringComparison.Ordinal);
        Assert.DoesNotContain(await chat.LinesAsync(_ => true), kept => kept.StartsWith("Person: ", StringComparison.Ordinal) && kept.Contains("جرحني", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_blocks_the_bot_keeps_nobody_waiting_and_coordinators_are_told()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, zaynab, _) = await chat.TalkAsync();

        nour.BlocksBot();

        await chat.UntilAsync<string>("SELECT state FROM cases", state => state == "Waiting");
        await chat.UntilAsync<long>("SELECT count(*) FROM alerts WHERE alert = 'MemberUnreachable'", told => told == 1);
        zaynab.Says("وينكم");
        await chat.LinesAsync(lines => lines.Contains("Person: وينكم"));
        nour.UnblocksBot();
        nour.Says("عدت");
        await nour.Screen.ShowsAsync("لا محادثة معك الآن");
    }

    [Fact]
    public async Task Whoever_is_back_is_answered_at_once_although_their_chat_refused_a_line_meanwhile()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, zaynab, _) = await chat.TalkAsync();
        zaynab.Says("سطر قبل الحظر");
        await nour.LineAsync("سطر قبل الحظر");
        chat.Api.Faults.Next("deleteMessages", new BotApi.Faults.Fault.Refused(403, "Forbidden: bot was blocked by the user"), where: request => request.Text("chat_id") == $"{nour.Id}");
        nour.BlocksBot();
        await chat.Api.Requests.UntilAsync("deleteMessages", request => request.Answered == 403);

        nour.UnblocksBot();
        nour.Says("عدت");

        await nour.Screen.ShowsAsync("لا محادثة معك الآن"); // long before the chat would be tried again by itself
    }

    [Fact]
    public async Task What_lay_in_a_chat_whose_owner_blocked_the_bot_goes_as_soon_as_they_are_back()
    {
        await using var chat = await RunningChat.StartAsync(new QuickClock());
        var (nour, zaynab, _) = await chat.TalkAsync();
        zaynab.Says("سطر قبل الحظر");
        await nour.LineAsync("سطر قبل الحظر");
        chat.Api.Faults.Next("deleteMessages", new BotApi.Faults.Fault.Refused(403, "Forbidden: bot was blocked by the user"), where: request => request.Text("chat_id") == $"{nour.Id}");
        nour.BlocksBot();
        await chat.UntilAsync<string>("SELECT state FROM cases", state => state == "Waiting");
        await chat.Api.Requests.UntilAsync("deleteMessages", request => request.Answered == 403);
        Assert.Contains("سطر قبل الحظر", nour.Screen.Transcript, StringComparison.Ordinal);

        nour.UnblocksBot();

        await nour.Screen.UntilAsync(messages => !messages.Any(message => message.Text.Contains("سطر قبل الحظر", StringComparison.Ordinal)), "the line gone");
    }

    [Fact]
    public async Task A_block_that_only_a_refused_line_tells_of_returns_the_case_too()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, zaynab, _) = await chat.TalkAsync();
        chat.Api.Faults.Next("sendMessage", new BotApi.Faults.Fault.Refused(403, "Forbidden: bot was blocked by the user"), where: request => request.Text("chat_id") == $"{nour.Id}");

        zaynab.Says("سطر يُرفض");

        await chat.UntilAsync<string>("SELECT state FROM cases", state => state == "Waiting");
        await chat.UntilAsync<long>("SELECT count(*) FROM alerts WHERE alert = 'MemberUnreachable'", told => told == 1);
    }

    [Fact]
    public async Task Before_a_shift_ends_each_case_is_passed_on_with_a_note()
    {
        await using var chat = await RunningChat.StartAsync();
        var salam = await chat.MemberAsync("سلام", coordinator: true, name: "زميل");
        await salam.PressesAsync("بدء المناوبة");
        await salam.Screen.ShowsAsync("المناوبة حتى");
        var (nour, zaynab, first) = await chat.TalkAsync();
        var mariam = await chat.DangerAsync("مريم");
        var second = await chat.CodeAsync(2);
        await nour.TakesAsync(second);
        await nour.PressesAsync("بدء المناوبة");
        await nour.Screen.ShowsAsync(message => message.Text.StartsWith("نور · المناوبة حتى", StringComparison.Ordinal), "the shift");

        await SoonOverAsync(chat, "نور");

        await nour.Screen.ShowsAsync("تنتهي المناوبة عند");
        await nour.PressesAsync($"🔵 {first}");
        await nour.PressesAsync("قيلت النصائح الأولى، ولم يُتفق على خطوة");
        await nour.PressesAsync("سلام");
        await salam.ShowsPlainAsync($"وصلت إليك محادثة: {first}");
        await zaynab.Screen.ShowsAsync("سلام");
        nour.Presses(await nour.ShowsPlainAsync("عدد المحادثات معك: 1"), $"🟢 {second}");
        const string Note = "يلزم الانتباه: قد يعود الخطر";
        nour.Presses(await nour.Screen.ShowsAsync(message => IsAbout(message, second) && message.Buttons.Any(button => button.Text == Note), "the notes"), Note);
        nour.Presses(await nour.Screen.ShowsAsync(message => IsAbout(message, second) && message.Buttons.Any(button => button.Text == "إلى الطابور"), "where it goes"), "إلى الطابور");
        await mariam.Screen.ShowsAsync("خلاصة");
        nour.Presses(await nour.Screen.ShowsAsync("لا محادثات معك الآن"), "إنهاء المناوبة");
        await nour.Screen.ShowsAsync(message => message.Text == "نور · خارج المناوبة", "the end");

        Assert.Equal([("Owned", "سلام"), ("Waiting", null)], chat.Ask<(string, string?)>("SELECT state, owner_alias FROM cases ORDER BY rowid"));
        Assert.Single(chat.Api.Requests.Of("sendMessage"), request => request.Text("text")?.StartsWith("تنتهي المناوبة", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Whoever_leaves_at_once_gives_everything_back()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, zaynab, _) = await chat.TalkAsync();
        nour.Says("إنهاء المناوبة");
        var offered = await nour.ShowsPlainAsync("عدد المحادثات معك: 1");

        nour.Presses(offered, offered.Buttons.Last().Text);

        await nour.Screen.ShowsAsync("انتهت هذه المحادثة هنا");
        await zaynab.Screen.ShowsAsync("الفريق");
        Assert.Equal("Waiting", chat.Ask<string>("SELECT state FROM cases").Single());
    }

    [Fact]
    public async Task What_lies_in_the_chat_for_forty_hours_is_deleted_though_the_talk_goes_on()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, zaynab, _) = await chat.TalkAsync();
        nour.Says("كلام من يومين");
        await zaynab.Screen.ShowsAsync("كلام من يومين");
        await chat.UntilAsync<long>("SELECT shown >= (SELECT max(number) FROM lines WHERE author = 'Volunteer') FROM team_talks", isShown => isShown == 1);

        await chat.Room<Writer>().RunAsync(connection => connection.Execute("UPDATE team_messages SET at = at - 40 * 3600000"));
        zaynab.Says("بعدكم هنا؟");

        await nour.Screen.UntilAsync(
            messages => messages.Any(message => message.Text.Contains("بعدكم هنا؟", StringComparison.Ordinal))
                && !messages.Any(message => message.Text.Contains(TeamTalks.Meeting, StringComparison.Ordinal) || message.Text.Contains("كلام من يومين", StringComparison.Ordinal)),
            "only what is new");
        nour.Says("نعم");
        await zaynab.Screen.ShowsAsync("نور:\nنعم");
    }

    private static bool IsAbout(BotApi.Chats.ChatMessage message, string code) => TeamTalks.Plain(message).StartsWith($"🟢 {code} · ", StringComparison.Ordinal);

    // A quarter of an hour is left.
    private static async Task SoonOverAsync(RunningChat chat, string alias)
    {
        var until = (TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(14)).ToUnixTimeMilliseconds();
        await chat.Room<Writer>().RunAsync(connection => connection.Execute("UPDATE volunteers SET on_shift_until = @until WHERE alias = @alias", new { until, alias }));
        chat.Room<Changes>().Bump();
    }
}
