using ChatbotSupport.BotApi.Faults;
using ChatbotSupport.Storage;
using Dapper;

namespace ChatbotSupport.Tests.Telegram;

/// <summary>What somebody tired would have misread or been left alone with, found by playing every party by hand.</summary>
public sealed class What_played_by_hand_showed
{
    [Fact]
    public async Task Whoever_takes_back_a_text_that_they_changed_takes_back_every_wording_of_it()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, zaynab, _) = await chat.TalkAsync();
        var slip = nour.Says("سطر فيه خطأ كبير");
        await zaynab.Screen.ShowsAsync("سطر فيه خطأ كبير");
        await nour.Screen.UntilAsync(_ => slip.Reactions.Any(), "the receipt");
        nour.Edits(slip, "سطر صُحح");
        await zaynab.Screen.ShowsAsync("(تصحيح لما كُتب قبله) سطر صُحح");
        await chat.UntilAsync<long>("SELECT count(*) FROM team_messages WHERE action IS NOT NULL", open => open == 0);

        nour.Says("سحب", slip);

        await nour.Screen.ShowsAsync("هذه الرسالة: سُحبت");
        await zaynab.Screen.UntilAsync(messages => !messages.Any(message => message.Text.Contains("سطر", StringComparison.Ordinal)), "no wording of it");
        Assert.Equal(2, chat.Ask<long>("SELECT count(*) FROM events WHERE code = 'line_taken_back'").Single());
    }

    [Fact]
    public async Task A_text_that_becomes_a_note_leaves_nothing_with_the_person()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, zaynab, _) = await chat.TalkAsync();
        var slip = nour.Says("أختها معها");
        await zaynab.Screen.ShowsAsync("أختها معها");
        await nour.Screen.UntilAsync(_ => slip.Reactions.Any(), "the receipt");
        nour.Edits(slip, "ملاحظة: أختها معها");

        await zaynab.Screen.UntilAsync(messages => !messages.Any(message => message.Text.Contains("أختها", StringComparison.Ordinal)), "no word of it");
        await nour.Screen.ShowsAsync("حُفظت ملاحظة للفريق");
        nour.Says("سحب", slip);
        await nour.Screen.ShowsAsync("هذه ملاحظة للفريق ولم تصل إلى الشخص، والملاحظات لا تُسحب");
    }

    [Fact]
    public async Task What_could_not_be_delivered_is_told_with_the_reason()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, zaynab, _) = await chat.TalkAsync();
        chat.Api.Faults.Next("sendMessage", new Fault.Refused(400, "message cannot be sent"), where: request => request.Text("chat_id") == $"{zaynab.Id}");

        var text = nour.Says("نص لا يُقبل");

        var told = await nour.Screen.ShowsAsync("هذه الرسالة: تعذر الإيصال.\nلم يقبلها تطبيق المراسلة.\nأُعلم التنسيق، وتمكن كتابتها من جديد.");
        Assert.Same(text, told.ReplyTo);
        chat.Api.Faults.Next("sendMessage", new Fault.ConnectionClosed(), times: 2, where: request => request.Text("chat_id") == $"{zaynab.Id}");
        nour.Says("نص ينقطع");
        await nour.Screen.ShowsAsync("هذه الرسالة: لم يتأكد وصولها.\nانقطع الاتصال مرتين بلا جواب، وقد تكون وصلت.");
    }

    [Fact]
    public async Task What_was_written_without_a_case_holds_back_nothing_in_the_case_that_is_taken_next()
    {
        await using var chat = await RunningChat.StartAsync();
        var nour = await chat.MemberAsync("نور", coordinator: true);
        var zaynab = await chat.DangerAsync("زينب");
        var code = await chat.CodeAsync();
        nour.Says("مرحبا");
        await nour.Screen.ShowsAsync("لا محادثة معك الآن، فلم يُرسل هذا النص إلى أحد");
        await nour.TakesAsync(code);

        nour.Says("أهلًا، أنا هنا");

        await zaynab.Screen.ShowsAsync("نور:\nأهلًا، أنا هنا");
        Assert.DoesNotContain(nour.Screen.Messages, message => message.Text.StartsWith("لم يُرسل شيء بعد", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_wants_to_talk_after_a_hard_case_is_found_and_settled_by_another_coordinator_on_their_phone()
    {
        await using var chat = await RunningChat.StartAsync();
        var nour = await chat.MemberAsync("نور", coordinator: true);
        var salam = await chat.MemberAsync("سلام", coordinator: true, name: "منسقة");
        await chat.Room<Writer>().RunAsync(connection => connection.Execute(
            "INSERT INTO debriefs (case_code, volunteer_id, offered_at) SELECT '482715', id, @now FROM volunteers WHERE alias = 'نور'", new { now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() }));
        await nour.PressesAsync("حديث الآن");
        await nour.Screen.ShowsAsync("عُرفت الرغبة");
        nour.Says("التنسيق");
        await nour.Screen.ShowsAsync("لا شيء ينتظر التنسيق الآن"); // of their own wish they are no coordinator

        await salam.Screen.ShowsAsync("رغبة من الفريق في حديث");
        await salam.PressesAsync("التنسيق");
        await salam.Screen.ShowsAsync("رغبة في حديث بعد محادثة صعبة: نور (الآن)");
        await salam.PressesAsync("تم الحديث مع نور");

        await salam.Screen.ShowsAsync("تم.");
        Assert.Equal(1, chat.Ask<long>("SELECT count(*) FROM debriefs WHERE settled_at IS NOT NULL").Single());
        await salam.PressesAsync("تم الحديث مع نور");
        await salam.Screen.ShowsAsync("سُجل ذلك من قبل");
        salam.Says("التنسيق");
        await salam.Screen.ShowsAsync("لا شيء ينتظر التنسيق الآن");
    }

    [Fact]
    public async Task Whoever_is_asked_to_follow_along_sees_with_whom_the_case_is_and_finds_it_again()
    {
        await using var chat = await RunningChat.StartAsync();
        var salam = await chat.MemberAsync("سلام", coordinator: true, name: "زميل");
        var (nour, _, code) = await chat.TalkAsync();

        await nour.PressesAsync("شخص ثانٍ");

        await nour.Screen.ShowsAsync("ظهر الطلب للفريق. من يتابع كشخص ثانٍ يظهر اسمه هنا");
        salam.Says("الطابور");
        await salam.Screen.ShowsAsync("لقاء مع المبتز · مع نور");
        await salam.PressesAsync($"متابعة {code}");
        await salam.Screen.ShowsAsync("متابعة كشخص ثانٍ");
        await nour.LineAsync("المتابعة كشخص ثانٍ مع سلام");
        salam.Says("محادثاتي");
        await salam.ShowsPlainAsync($"{code} · عاجل · كشخص ثانٍ");
        await salam.PressesAsync($"فتح هنا {code}");
        await salam.Screen.UntilAsync(messages => messages.Count(message => message.Buttons.Any(button => button.Text == "إنهاء المتابعة")) == 2, "its buttons again");
    }

    [Fact]
    public async Task Whoever_is_told_of_the_end_of_their_shift_can_stay_with_one_press()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, _, _) = await chat.TalkAsync();
        var soon = TimeProvider.System.GetUtcNow().AddMinutes(10).ToUnixTimeMilliseconds();
        await chat.Room<Writer>().RunAsync(connection => connection.Execute("UPDATE volunteers SET on_shift_until = @soon WHERE alias = 'نور'", new { soon }));
        chat.Room<ChatbotSupport.Turns.Changes>().Bump();
        await nour.Screen.ShowsAsync("لا يُقطع حديث كُتب فيه قبل قليل");

        await nour.PressesAsync("تمديد المناوبة");

        await chat.UntilAsync<long>("SELECT on_shift_until FROM volunteers WHERE alias = 'نور'", until => until > soon);
        await nour.Screen.ShowsAsync("نور · المناوبة حتى");
    }
}
