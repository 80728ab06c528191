using ChatbotSupport.BotApi.Chats;
using ChatbotSupport.BotApi.People;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Desk.Team;
using ChatbotSupport.Turns.Arriving;

namespace ChatbotSupport.Tests.Telegram;

/// <summary>Somebody of the team talks with people from their private chat: take, relay both ways, hand back; and no word goes to somebody it was not meant for.</summary>
public sealed class A_case_in_a_private_chat
{
    private const string Meeting = TeamTalks.Meeting;

    private static int Races => Environment.GetEnvironmentVariable("LONG") == "1" ? 1_000 : 100;

    [Fact]
    public async Task A_talk_from_taking_to_handing_back()
    {
        await using var chat = await RunningChat.StartAsync();
        var nour = await chat.MemberAsync("نور", coordinator: true);
        var zaynab = await chat.DangerAsync("زينب");
        var code = await chat.CodeAsync();

        nour.Says("الطابور");
        await nour.PressesAsync($"استلام {code}");

        var summary = await nour.Screen.ShowsAsync("وافق الشخص على قراءة ما كُتب من قبل");
        Assert.StartsWith("🔵 ", summary.Text, StringComparison.Ordinal);
        Assert.Contains("لقاء مع المبتز", summary.Text, StringComparison.Ordinal);
        Assert.True(summary.IsProtected);
        var lines = await nour.Screen.ShowsAsync(Meeting);
        Assert.True(lines.IsProtected);
        await zaynab.Screen.ShowsAsync("نور");

        zaynab.Says("رقمه 07502522728 شسوي");
        await nour.Screen.ShowsAsync("رقمه ••• شسوي");
        await nour.PressesAsync("إظهار المخفي");
        await nour.Screen.ShowsAsync("رقمه \u206607502522728\u2069 شسوي");
        var written = nour.Says("هل أنت في مكان آمن؟");
        await zaynab.Screen.ShowsAsync("نور:\nهل أنت في مكان آمن؟");
        await nour.Screen.UntilAsync(_ => written.Reactions.Any(), "the receipt");

        var question = nour.Says("سؤال: هل معك أحد؟", lines);
        await zaynab.PressesAsync("نعم");
        await nour.Screen.ShowsAsync("نعم");
        nour.Edits(question, "هل معك شخص كبير؟");
        await zaynab.Screen.ShowsAsync("(تصحيح لما كُتب قبله) هل معك شخص كبير؟");
        nour.Says("ملاحظة: معها أختها", lines);
        await nour.Screen.ShowsAsync("حُفظت ملاحظة للفريق");

        await nour.PressesAsync("تسليم للبوت");
        await nour.PressesAsync("تمت المساعدة واتُّفق على الخطوات");
        await nour.Screen.ShowsAsync("انتهت هذه المحادثة هنا");

        await nour.Screen.UntilAsync(messages => !messages.Any(message => message.Text.Contains("شسوي", StringComparison.Ordinal) || message.Text.Contains("هل أنت في مكان آمن", StringComparison.Ordinal)), "no word of the talk");
        Assert.DoesNotContain("أختها", zaynab.Screen.Transcript, StringComparison.Ordinal);
        Assert.Equal("Helped", chat.Ask<string>("SELECT outcome FROM cases").Single());
        Assert.Equal(1, chat.Ask<long>("SELECT count(*) FROM events WHERE code = 'telegram.show' AND case_code IS NOT NULL").Single());
    }

    [Fact]
    public async Task Prepared_replies_go_in_two_taps_and_a_case_goes_back_to_the_queue_with_a_note()
    {
        await using var chat = await RunningChat.StartAsync();
        var nour = await chat.MemberAsync("نور", coordinator: true);
        var zaynab = await chat.DangerAsync("زينب");
        await nour.TakesAsync(await chat.CodeAsync());

        await nour.PressesAsync("ردود جاهزة");
        var list = await nour.Screen.ShowsAsync("الضغط على عنوان يرسل نصه");
        nour.Presses(list, list.Buttons.First().Text);
        await nour.Screen.ShowsAsync("الرد الجاهز، في طريقه");
        await zaynab.Screen.ShowsAsync("نور:");
        await nour.PressesAsync("إعادة للطابور");
        await nour.PressesAsync("اتُّفق على خطوة، وهي في الحديث");

        await nour.Screen.ShowsAsync("انتهت هذه المحادثة هنا");
        Assert.Equal("Waiting", chat.Ask<string>("SELECT state FROM cases").Single());
        Assert.Contains(await chat.LinesAsync(_ => true), line => line.StartsWith("Note: اتُّفق على خطوة", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_two_who_press_at_once_again_and_again_one_has_the_case_and_the_other_is_told_who()
    {
        await using var chat = await RunningChat.StartAsync();
        Person[] members = [await chat.MemberAsync("نور", coordinator: true), await chat.MemberAsync("سلام", coordinator: true)];
        await chat.DangerAsync("زينب");
        var take = $"استلام {await chat.CodeAsync()}";
        var lists = new List<ChatMessage>();
        foreach (var member in members)
        {
            member.Says("الطابور");
            lists.Add(await member.Screen.ShowsAsync(message => message.Buttons.Any(button => button.Text == take), "the queue"));
        }

        for (var race = 1; race <= Races; race++)
        {
            members[race % 2].Presses(lists[race % 2], take);
            members[1 - (race % 2)].Presses(lists[1 - (race % 2)], take);
            await chat.UntilAsync<long>("SELECT count(*) FROM inbox WHERE subject LIKE 'volunteer:%' AND state = 'Handled'", handled => handled == (3 * race) - 1);

            Assert.Equal(race, chat.Ask<long>("SELECT count(*) FROM events WHERE code = 'case_taken'").Single());
            Assert.Equal(race, chat.Ask<long>("SELECT count(*) FROM inbox WHERE outcome = 'AlreadyTaken'").Single());
            var (owner, alias, code) = chat.Ask<(string, string, string)>("SELECT owner_id, owner_alias, code FROM cases").Single();
            if (race <= 3)
            {
                var late = members[alias == "نور" ? 1 : 0];
                await late.Screen.ShowsAsync(message => message.Text == $"سبق استلام هذه المحادثة. ({alias})", "who has it");
            }

            await chat.Room<Inbox>().ActAsync(owner, new ActOnCase(new ReturnToQueue(new(owner, alias), code, null)), $"return {race}");
        }

    }

    [Fact]
    public async Task Whoever_is_removed_in_the_middle_keeps_no_word_and_the_case_waits_for_somebody_else()
    {
        await using var chat = await RunningChat.StartAsync();
        await chat.MemberAsync("سلام", coordinator: true, name: "منسق");
        var nour = await chat.MemberAsync("نور", trained: Flag.Minor);
        var zaynab = await chat.DangerAsync("زينب");
        await nour.TakesAsync(await chat.CodeAsync());
        zaynab.Says("وينكم");
        await nour.Screen.ShowsAsync("وينكم");

        await chat.Room<Roster>().RemoveAsync("نور");
        zaynab.Says("بعد شي");

        await nour.Screen.ShowsAsync("لم يعد هذا الحساب في الفريق");
        await nour.Screen.UntilAsync(messages => !messages.Any(message => message.Text.Contains("وينكم", StringComparison.Ordinal) || message.Text.Contains(Meeting, StringComparison.Ordinal)), "no word of the talk");
        await chat.LinesAsync(lines => lines.Contains("Person: بعد شي"));
        Assert.DoesNotContain("بعد شي", nour.Screen.Transcript, StringComparison.Ordinal);
        Assert.Equal("Waiting", chat.Ask<string>("SELECT state FROM cases").Single());
    }

    [Fact]
    public async Task What_is_left_of_whoever_erased_is_nobodys_work_and_a_coordinator_signs_it_off_by_a_press()
    {
        await using var chat = await RunningChat.StartAsync();
        var salam = await chat.MemberAsync("سلام", coordinator: true, name: "حساب سلام");
        var (nour, zaynab, _) = await chat.TalkAsync();
        zaynab.Says("حذف");
        await zaynab.PressesAsync("حذف الآن");

        var alert = await salam.Screen.ShowsAsync("حذف الشخص محادثة مفتوحة");
        await salam.Screen.UntilAsync(_ => alert.Buttons.Select(button => button.Text).SequenceEqual(["إغلاق", "قُرئ"]), "only what can still be done");
        await nour.Screen.ShowsAsync("حذف الشخص المحادثة، ولا سبيل");
        nour.Says("محادثاتي");
        await nour.Screen.ShowsAsync("لا محادثات معك الآن");
        nour.Says("تدريب");
        await nour.Screen.ShowsAsync("ولا أحد حقيقي على الطرف الآخر");

        salam.Presses(alert, "إغلاق");

        await chat.UntilAsync<string>("SELECT state FROM cases", state => state == "Closed");
    }

    [Fact]
    public async Task What_the_person_passes_on_from_somebody_else_is_shown_as_that()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, zaynab, _) = await chat.TalkAsync();

        zaynab.Forwards("عندك ساعة وحدة وانشر كلشي");
        await nour.Screen.ShowsAsync("(رسالة محوّلة) عندك ساعة وحدة وانشر كلشي");
        zaynab.Says("هذا كلامه");

        var own = await nour.Screen.ShowsAsync("هذا كلامه");
        Assert.DoesNotContain("محوّلة", own.Text.Split('\n')[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_erases_in_the_middle_is_gone_from_the_volunteers_chat_too()
    {
        await using var chat = await RunningChat.StartAsync();
        var nour = await chat.MemberAsync("نور", coordinator: true);
        var zaynab = await chat.DangerAsync("زينب");
        await nour.TakesAsync(await chat.CodeAsync());
        zaynab.Says("سر ما اريد احد يعرفه");
        await nour.Screen.ShowsAsync("سر ما اريد احد يعرفه");

        zaynab.Says("حذف");
        await zaynab.PressesAsync("حذف الآن");

        await nour.Screen.ShowsAsync("حذف الشخص المحادثة");
        Assert.DoesNotContain("سر ما", nour.Screen.Transcript, StringComparison.Ordinal);
        Assert.DoesNotContain(Meeting, nour.Screen.Transcript, StringComparison.Ordinal);
        nour.Says("هل أنت هنا؟");
        await nour.Screen.UntilAsync(messages => messages[^1].IsFromBot && messages[^1].Text != "هل أنت هنا؟", "an answer");
    }
}
