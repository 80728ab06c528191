namespace ChatbotSupport.Tests.Telegram;

/// <summary>A second person of the team follows along in their private chat: reads, notes, and writes to the person only once the case is theirs.</summary>
public sealed class Following_along
{
    [Fact]
    public async Task Whoever_follows_along_writes_notes_and_cannot_rehearse_beside_it()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, _, code) = await chat.TalkAsync();
        var salam = await chat.MemberAsync("سلام", coordinator: true, name: "حساب سلام");
        salam.Enters(code);
        await salam.PressesAsync($"متابعة {code}");
        await salam.LineAsync();

        salam.Says("أجرب كشخص");

        await salam.Screen.ShowsAsync("والتجربة ممكنة بعد إنهائها");
        salam.Says("أرى أن تُسأل عن المكان");
        await nour.LineAsync("ملاحظة من سلام: أرى أن تُسأل عن المكان");
    }

    [Fact]
    public async Task A_second_one_reads_and_notes_and_never_writes_to_the_person()
    {
        await using var chat = await RunningChat.StartAsync();
        var salam = await chat.MemberAsync("سلام", coordinator: true, name: "زميل");
        var (nour, zaynab, code) = await chat.TalkAsync();
        await nour.PressesAsync("شخص ثانٍ");
        await nour.Screen.ShowsAsync("ظهر الطلب للفريق");
        salam.Says("الطابور");
        await salam.PressesAsync($"متابعة {code}");
        var line = await salam.LineAsync();

        salam.Says("أرى أن تُسأل عن المكان", line);

        await salam.Screen.ShowsAsync("حُفظت ملاحظة للفريق");
        await nour.LineAsync("ملاحظة من سلام: أرى أن تُسأل عن المكان");
        await salam.PressesAsync("إنهاء المتابعة");
        await salam.Screen.UntilAsync(messages => !messages.Any(message => message.Text.Contains(TeamTalks.Meeting, StringComparison.Ordinal)), "no word of the talk");
        Assert.DoesNotContain("المكان", zaynab.Screen.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_taken_back_is_marked_for_whoever_reads_the_talk_later()
    {
        await using var chat = await RunningChat.StartAsync();
        var salam = await chat.MemberAsync("سلام", coordinator: true, name: "زميل");
        var (nour, zaynab, code) = await chat.TalkAsync();
        var slip = nour.Says("سطر كُتب بالخطأ");
        await zaynab.Screen.ShowsAsync("سطر كُتب بالخطأ");
        await nour.Screen.UntilAsync(_ => slip.Reactions.Any(), "the receipt");
        nour.Says("سحب", slip);
        await nour.Screen.ShowsAsync("هذه الرسالة: سُحبت");
        nour.Says("معك من الفريق");
        await zaynab.Screen.ShowsAsync("معك من الفريق");

        salam.Enters(code);
        await salam.PressesAsync($"متابعة {code}");

        var talk = await salam.LineAsync("نور: سطر كُتب بالخطأ (سُحبت)");
        Assert.Contains("\nنور: معك من الفريق\n", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_one_who_is_given_the_case_reads_that_their_words_reach_the_person_now()
    {
        await using var chat = await RunningChat.StartAsync();
        var salam = await chat.MemberAsync("سلام", coordinator: true, name: "زميل");
        await salam.PressesAsync("بدء المناوبة");
        await salam.Screen.ShowsAsync("المناوبة حتى");
        var (nour, zaynab, code) = await chat.TalkAsync();
        await nour.PressesAsync("شخص ثانٍ");
        await nour.Screen.ShowsAsync("ظهر الطلب للفريق");
        salam.Says("الطابور");
        await salam.PressesAsync($"متابعة {code}");
        await salam.LineAsync();

        nour.Says("نقل داخل الفريق");
        await nour.PressesAsync("سلام");
        await nour.PressesAsync("يلزم الانتباه: قد يعود الخطر");

        await salam.Screen.ShowsAsync(message => message.Buttons.Any(button => button.Text == "تسليم للبوت"), "what can be done about it now");
        salam.Says("معك سلام", await salam.LineAsync("ملاحظة من نور: يلزم الانتباه"));
        await zaynab.Screen.ShowsAsync("سلام:\nمعك سلام");
    }
}
