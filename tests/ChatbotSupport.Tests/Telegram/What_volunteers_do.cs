namespace ChatbotSupport.Tests.Telegram;

/// <summary>Every action of somebody of the team in their private chat, by button and by word.</summary>
public sealed class What_volunteers_do
{
    [Fact]
    public async Task From_a_cards_link_it_is_one_tap_to_the_conversation()
    {
        await using var chat = await RunningChat.StartAsync();
        var nour = await chat.MemberAsync("نور", coordinator: true);
        var salam = await chat.MemberAsync("سلام", coordinator: true, name: "زميل");
        var zaynab = await chat.DangerAsync("زينب");
        var code = await chat.CodeAsync();

        nour.Enters(code);

        var summary = await nour.Screen.ShowsAsync("وافق الشخص على قراءة ما كُتب من قبل");
        Assert.StartsWith($"🔵 {code} · عاجل · تلغرام", TeamTalks.Plain(summary), StringComparison.Ordinal);
        Assert.DoesNotContain("سبب الطلب", TeamTalks.Plain(summary), StringComparison.Ordinal); // the signs say it
        Assert.Contains("العلامات: دون 18 سنة، لقاء مع المبتز", TeamTalks.Plain(summary), StringComparison.Ordinal);
        await nour.LineAsync();
        await zaynab.Screen.ShowsAsync("معك الآن نور");

        salam.Enters(code);
        await salam.Screen.ShowsAsync("سبق استلام هذه المحادثة. (نور)");
        await nour.PressesAsync("شخص ثانٍ");
        await nour.Screen.ShowsAsync("ظهر الطلب للفريق");
        salam.Enters(code);
        await salam.PressesAsync($"متابعة {code}");
        await salam.Screen.ShowsAsync("متابعة كشخص ثانٍ");
        salam.Enters("000-000");
        await salam.Screen.ShowsAsync("لم تعد هذه المحادثة مفتوحة");
        zaynab.Enters(code);
        await chat.UntilAsync<long>("SELECT count(*) FROM inbox WHERE kind = 'Opened' AND state = 'Handled'", opened => opened == 2);
        Assert.All(zaynab.Screen.Messages.Where(message => message.IsFromBot), message => Assert.DoesNotContain(code, TeamTalks.Plain(message), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_link_pressed_while_rehearsing_ends_the_rehearsal()
    {
        await using var chat = await RunningChat.StartAsync();
        var nour = await chat.MemberAsync("نور", coordinator: true);
        await nour.PressesAsync("أجرّب كشخص");
        await nour.Screen.ShowsAsync("من الآن يجيب البوت هنا");
        var zaynab = await chat.DangerAsync("زينب");

        nour.Enters(await chat.CodeAsync());
        await nour.LineAsync();
        nour.Says("معك من الفريق");

        await zaynab.Screen.ShowsAsync("نور:\nمعك من الفريق");
    }

    [Fact]
    public async Task Whoever_rehearses_is_still_called_their_buttons_still_work_and_the_rehearsal_ends_where_a_talk_opens()
    {
        await using var chat = await RunningChat.StartAsync();
        var nour = await chat.MemberAsync("نور", coordinator: true);
        var zaynab = await chat.DangerAsync("زينب");
        var code = await chat.CodeAsync();
        nour.Says("الطابور");
        await nour.Screen.ShowsAsync(message => message.Buttons.Any(button => button.Text == $"استلام {code}"), "the queue");
        nour.Says("أجرب كشخص");
        await nour.Screen.ShowsAsync("من الآن يجيب البوت هنا");

        await nour.PressesAsync($"استلام {code}");

        await chat.OwnedAsync("نور");
        await nour.LineAsync();
        nour.Says("معك من الفريق");
        await zaynab.Screen.ShowsAsync("نور:\nمعك من الفريق");
    }

    [Fact]
    public async Task What_a_person_waits_to_read_is_said_to_them_and_not_taken_for_a_command()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, zaynab, _) = await chat.TalkAsync();
        zaynab.Says("انت موجود؟");
        var line = await nour.LineAsync("انت موجود؟");

        nour.Says("أنا هنا", line);

        await zaynab.Screen.ShowsAsync("نور:\nأنا هنا");
    }

    [Theory]
    [InlineData("ملاحظه: معها أختها")]
    [InlineData("ملاحظة - معها أختها")]
    [InlineData("ملاحظة معها أختها")]
    [InlineData("ملاحظة\nمعها أختها")]
    public async Task However_a_note_is_written_it_stays_with_the_team(string note)
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, zaynab, _) = await chat.TalkAsync();

        nour.Says(note);

        await chat.UntilAsync<long>("SELECT count(*) FROM lines WHERE author = 'Note'", notes => notes == 1);
        nour.Says("معك الآن");
        await zaynab.Screen.ShowsAsync("معك الآن");
        Assert.DoesNotContain(zaynab.Screen.Messages, message => message.Text.Contains("أختها", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_consent_the_summary_says_so_and_shows_no_word_from_before()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, zaynab, _) = await chat.UnansweredAsync();

        zaynab.Says("اهلا نور");

        await nour.LineAsync("اهلا نور");
        Assert.DoesNotContain(TeamTalks.Meeting, nour.Screen.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_summary_tells_which_steps_the_person_was_shown()
    {
        await using var chat = await RunningChat.StartAsync();
        var nour = await chat.MemberAsync("نور", coordinator: true);
        var zaynab = await chat.DangerAsync("زينب");
        var code = await chat.CodeAsync();
        await zaynab.PressesAsync("خطوات التعامل");
        await zaynab.PressesAsync("التالي");
        await zaynab.Screen.ShowsAsync("الأفضل الآن عدم الرد");

        nour.Enters(code);

        await nour.Screen.ShowsAsync("خطوات التعامل: عُرضت الإبلاغ، والآن عند «عدم الرد».");
    }

    [Fact]
    public async Task Among_the_persons_words_only_the_beginning_of_what_the_bot_said_stands_and_a_route_that_changes_is_told()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, zaynab, code) = await chat.TalkAsync();
        var talk = await nour.LineAsync();
        Assert.Contains("\nالبوت: أهلًا بك. …\n", talk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("بماذا يمكن أن نساعد", talk.Text, StringComparison.Ordinal);

        zaynab.Says("اذا عرف اخوي راح يذبحني");

        var told = await nour.Screen.ShowsAsync(message => message.Text.Contains("علامة خطر جديدة", StringComparison.Ordinal) && message.Text.Contains("والشرطة آخر خيار", StringComparison.Ordinal), "the route");
        Assert.Contains(code, told.Text, StringComparison.Ordinal);
        Assert.Contains("تهديد للحياة", told.Text, StringComparison.Ordinal);
        await nour.LineAsync("راح يذبحني");
    }

    [Fact]
    public async Task The_level_is_raised_and_lowered_and_the_case_is_closed_with_an_outcome()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, zaynab, _) = await chat.TalkAsync();

        nour.Says("الدرجة");
        await nour.PressesAsync("خطر وشيك");
        await chat.UntilAsync<string>("SELECT level FROM cases", level => level == "L4");

        // The list still says what the level was: it lowers nothing that rose since.
        await nour.PressesAsync("يحتاج انتباهًا");
        await nour.Screen.ShowsAsync("ارتفع مستوى الخطر بعد ظهور هذه القائمة");
        Assert.Equal("L4", chat.Ask<string>("SELECT level FROM cases").Single());

        nour.Says("الدرجة");
        await nour.Screen.ShowsAsync(message => message.IsFromBot && message.Buttons.Any(button => button.Data?.EndsWith("L2:L4", StringComparison.Ordinal) == true), "a fresh list");
        await nour.PressesAsync("يحتاج انتباهًا");
        await chat.UntilAsync<string>("SELECT level FROM cases", level => level == "L2");
        nour.Says("إغلاق المحادثة", await nour.LineAsync());
        await nour.PressesAsync("أُحيل الأمر إلى جهة أنسب");

        await nour.Screen.ShowsAsync("انتهت هذه المحادثة هنا");
        await zaynab.Screen.ShowsAsync(message => message.IsFromBot && message.Buttons.Any(), "the bot again");
        Assert.Equal(("Closed", "Referred"), chat.Ask<(string, string)>("SELECT state, outcome FROM cases").Single());
    }

    [Fact]
    public async Task Somebody_with_signs_of_danger_is_not_marked_as_misuse_and_somebody_without_is()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, _, _) = await chat.TalkAsync();
        nour.Says("ليس طلب مساعدة");
        await nour.Screen.ShowsAsync("للتأكيد:");
        nour.Presses(await nour.Screen.ShowsAsync("للتأكيد:"), "ليس طلب مساعدة");
        await nour.Screen.ShowsAsync("ظهرت في هذه المحادثة علامة خطر");

        var player = await chat.StartedAsync("لاعب");
        player.Says("شخص من الفريق");
        await player.PressesAsync("موافقة");
        var code = await chat.CodeAsync(2);
        nour.Enters(code);
        var summary = await nour.Screen.ShowsAsync(message => TeamTalks.Plain(message).StartsWith($"🟢 {code}", StringComparison.Ordinal) && message.Buttons.Any(), "the summary");
        nour.Presses(summary, "ليس طلب مساعدة");
        nour.Presses(await nour.Screen.ShowsAsync(message => TeamTalks.Plain(message).StartsWith($"🟢 {code} · إغلاق", StringComparison.Ordinal), "the question"), "ليس طلب مساعدة");

        await chat.UntilAsync<long>("SELECT count(*) FROM cases WHERE outcome = 'Misuse'", marked => marked == 1);
    }

    [Fact]
    public async Task A_case_goes_to_a_named_colleague_with_a_note_and_the_person_is_told_who_goes_on()
    {
        await using var chat = await RunningChat.StartAsync();
        var salam = await chat.MemberAsync("سلام", coordinator: true, name: "زميل");
        await salam.PressesAsync("بدء المناوبة");
        await salam.Screen.ShowsAsync("المناوبة حتى");
        var (nour, zaynab, code) = await chat.TalkAsync();

        nour.Says("نقل داخل الفريق");
        await nour.PressesAsync("سلام");
        await nour.PressesAsync("يلزم الانتباه: قد يعود الخطر");

        await nour.Screen.ShowsAsync("انتهت هذه المحادثة هنا، ومُسح ما ظهر منها.\nمع سلام");
        await zaynab.Screen.ShowsAsync("سلام");
        var came = await salam.ShowsPlainAsync($"وصلت إليك محادثة: {code}");
        salam.Presses(came, "فتح هنا");
        await salam.LineAsync("ملاحظة من نور: يلزم الانتباه");
        salam.Says("معك سلام");
        await zaynab.Screen.ShowsAsync("سلام:\nمعك سلام");
        Assert.DoesNotContain(TeamTalks.Meeting, nour.Screen.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_is_taken_back_after_it_arrived_and_while_it_waits()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, zaynab, _) = await chat.TalkAsync();
        var slip = nour.Says("سطر كُتب بالخطأ");
        await zaynab.Screen.ShowsAsync("سطر كُتب بالخطأ");
        await nour.Screen.UntilAsync(_ => slip.Reactions.Any(), "the receipt");

        nour.Says("سحب", slip);

        await zaynab.Screen.UntilAsync(messages => !messages.Any(message => message.Text.Contains("بالخطأ", StringComparison.Ordinal)), "the line gone");
        await nour.Screen.ShowsAsync("هذه الرسالة: سُحبت");
        Assert.Empty(slip.Reactions);

        zaynab.Says("خروج");
        await nour.LineAsync("غادر");
        var waiting = nour.Says("سطر ينتظر ثم يُسحب");
        await nour.Screen.ShowsAsync("تنتظر عودة الشخص");
        nour.Says("سحب", waiting);
        await nour.Screen.UntilAsync(messages => messages.Count(message => message.Text == "هذه الرسالة: سُحبت") == 2, "that it was taken back");
        zaynab.Says("رجعت");
        await nour.LineAsync("رجعت");
        Assert.DoesNotContain("ينتظر ثم", zaynab.Screen.Transcript, StringComparison.Ordinal);
        Assert.Equal(2, chat.Ask<long>("SELECT count(*) FROM events WHERE code = 'line_taken_back'").Single());

        nour.Says("سحب", await nour.LineAsync("رجعت"));
        await nour.Screen.ShowsAsync("السحب يكون بكلمة «سحب» ردًّا على رسالة كُتبت من هنا");
    }

    [Fact]
    public async Task A_note_stays_a_note_when_it_is_changed()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, zaynab, _) = await chat.TalkAsync();
        var note = nour.Says("ملاحظة: أختها معها");
        await nour.Screen.ShowsAsync("حُفظت ملاحظة للفريق");

        nour.Edits(note, "أختها الكبيرة معها");

        await chat.LinesAsync(lines => lines.Any(line => line.StartsWith("Note: (تصحيح لما كُتب قبله) أختها الكبيرة", StringComparison.Ordinal)));
        nour.Says("كيف أنت الآن؟");
        await zaynab.Screen.ShowsAsync("كيف أنت الآن؟");
        Assert.DoesNotContain("أختها", zaynab.Screen.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_look_and_every_deed_is_in_the_audit()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, zaynab, code) = await chat.TalkAsync();
        zaynab.Says("رقمه 07502522728");
        await nour.PressesAsync("إظهار المخفي");
        await nour.LineAsync("07502522728");
        nour.Says("اكتب لي");
        await zaynab.Screen.ShowsAsync("اكتب لي");
        await nour.PressesAsync("ردود جاهزة");
        await nour.Screen.ShowsAsync("الضغط على عنوان يرسل نصه");
        nour.Says("محادثاتي");
        await nour.PressesAsync($"فتح هنا {code}");
        await nour.PressesAsync("إعادة للطابور");
        await nour.PressesAsync("اتُّفق على خطوة، وهي في الحديث");
        await nour.Screen.ShowsAsync("انتهت هذه المحادثة هنا");

        var plain = code.Replace("-", "", StringComparison.Ordinal);
        var deeds = chat.Ask<(string Code, string? Case)>("SELECT code, case_code FROM events WHERE code LIKE 'telegram.%' AND volunteer_id IS NOT NULL ORDER BY id");
        Assert.Equal(
            [
                ("telegram.queue", null), ("telegram.TakeCase", plain), ("telegram.read", plain), ("telegram.show", plain), ("telegram.WriteToPerson", plain),
                ("telegram.view_replies", plain), ("telegram.cases", null), ("telegram.read", plain), ("telegram.view_return", plain), ("telegram.ReturnToQueue", plain),
            ],
            deeds);
    }
}
