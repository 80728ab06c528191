using ChatbotSupport.Storage;
using Dapper;

namespace ChatbotSupport.Tests.Telegram;

/// <summary>What coordinators do needs no page: approving, reading a remark, taking over from somebody who is silent.</summary>
public sealed class Coordinating_on_a_phone
{
    [Fact]
    public async Task A_member_is_approved_by_two_coordinators_from_their_phones()
    {
        await using var chat = await RunningChat.StartAsync();
        var huda = await chat.MemberAsync("هدى", coordinator: true, name: "حساب هدى");
        var salam = await chat.MemberAsync("سلام", coordinator: true, name: "حساب سلام");
        var nour = await chat.MemberAsync("نور");
        await chat.Room<Writer>().RunAsync(connection => connection.Execute("UPDATE volunteers SET approved_at = NULL WHERE alias = 'نور'"));

        await huda.PressesAsync("التنسيق");
        await huda.PressesAsync("موافقة على نور");
        await huda.Screen.ShowsAsync("تلزم موافقة شخص آخر من التنسيق");
        salam.Says("التنسيق");
        await salam.PressesAsync("موافقة على نور");
        await salam.Screen.ShowsAsync("اكتملت الموافقة على نور");
        var welcome = await nour.Screen.ShowsAsync("اكتملت الموافقة على العضوية");
        Assert.Contains(welcome.Buttons, button => button.Text == "بدء المناوبة");
        await chat.UntilAsync<long>("SELECT count(*) FROM volunteer_accounts a JOIN volunteers v ON v.id = a.volunteer_id WHERE a.approval_told IS NOT v.approved_at", untold => untold == 0);
        salam.Says("/lead");
        await salam.Screen.ShowsAsync("لا شيء ينتظر التنسيق الآن");
        nour.Says("/lead");
        await nour.Screen.UntilAsync(messages => messages[^1].IsFromBot && messages[^1].Text.StartsWith("نور ·", StringComparison.Ordinal), "the menu");

        Assert.Equal(1, chat.Ask<long>("SELECT count(*) FROM volunteers WHERE alias = 'نور' AND approved_at IS NOT NULL").Single());
        Assert.Equal(2, chat.Ask<long>("SELECT count(*) FROM events WHERE code = 'telegram.roster.approve' AND about_id IS NOT NULL AND volunteer_id IS NOT NULL").Single());
    }

    [Fact]
    public async Task A_remark_about_a_talk_is_read_by_a_coordinator_it_is_not_about()
    {
        await using var chat = await RunningChat.StartAsync();
        var salam = await chat.MemberAsync("سلام", coordinator: true, name: "حساب سلام");
        var (nour, zaynab, code) = await chat.TalkAsync();
        zaynab.Says("ملاحظة على الحديث");
        await zaynab.Screen.ShowsAsync("يصل إلى من يشرف على الفريق وحده");
        zaynab.Says("كلامها جرحني");
        await nour.Screen.ShowsAsync("انتهت هذه المحادثة هنا");

        salam.Presses(await salam.Screen.ShowsAsync(message => message.Text.Contains("ملاحظة", StringComparison.Ordinal) && message.Buttons.Any(button => button.Text == "التنسيق"), "the alert"), "التنسيق");
        await salam.PressesAsync($"ملاحظة على {code}");
        var remark = await salam.Screen.ShowsAsync("كلامها جرحني");
        nour.Says("/lead");
        await nour.Screen.ShowsAsync("ملاحظات على حديث كان معك، ويقرؤها غيرك");

        Assert.True(remark.IsProtected);
        Assert.DoesNotContain("جرحني", nour.Screen.Transcript, StringComparison.Ordinal);
        Assert.Equal(1, chat.Ask<long>("SELECT count(*) FROM events WHERE code = 'telegram.remark' AND case_code IS NOT NULL").Single());
    }

    [Fact]
    public async Task Whoever_was_replaced_before_reads_a_remark_about_somebody_else_and_asking_for_somebody_else_holds_nothing_to_read()
    {
        await using var chat = await RunningChat.StartAsync();
        var salam = await chat.MemberAsync("سلام", coordinator: true, name: "حساب سلام");
        var (nour, zaynab, code) = await chat.TalkAsync();
        zaynab.Says("شخص آخر");
        await nour.Screen.ShowsAsync("انتهت هذه المحادثة هنا");
        var asked = await salam.Screen.ShowsAsync(message => message.Text.Contains("طلب الشخص أن يكمل معه شخص آخر", StringComparison.Ordinal), "the alert");
        Assert.DoesNotContain(asked.Buttons, button => button.Text == "التنسيق");
        await salam.TakesAsync(code);
        await zaynab.Screen.ShowsAsync("معك الآن سلام");

        zaynab.Says("ملاحظة على الحديث");
        zaynab.Says("تأخر هواي");

        await salam.Screen.ShowsAsync("انتهت هذه المحادثة هنا");
        nour.Says("/lead");
        await nour.PressesAsync($"ملاحظة على {code}");
        await nour.Screen.ShowsAsync("تأخر هواي");
        salam.Says("/lead");
        await salam.Screen.ShowsAsync("ملاحظات على حديث كان معك، ويقرؤها غيرك");
        Assert.DoesNotContain("تأخر هواي", salam.Screen.Transcript, StringComparison.Ordinal);
        Assert.DoesNotContain("ملاحظة على الحديث", salam.Screen.Transcript, StringComparison.Ordinal);
    }
}
