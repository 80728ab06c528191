using System.Globalization;
using ChatbotSupport.BotApi.Faults;
using ChatbotSupport.Core;
using ChatbotSupport.Desk.Team;
using ChatbotSupport.Tests.Turns;

namespace ChatbotSupport.Tests.Telegram;

/// <summary>What a member types for the bot stays with the bot: commands, also those of people or mistyped, and the words of buttons.</summary>
public sealed class What_is_meant_for_the_bot
{
    [Theory]
    [InlineData("/erase")]
    [InlineData("/exit@support_bot")]
    [InlineData("/queu")]
    [InlineData("/on now")]
    public async Task A_command_that_is_none_of_the_team_is_answered_and_reaches_nobody(string command)
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, zaynab, _) = await chat.TalkAsync();

        nour.Says(command);
        var answer = await nour.Screen.ShowsAsync("هذا الأمر غير معروف هنا، ولم يُرسل إلى أحد");
        var sent = nour.Says("هل أنت في مكان آمن؟");
        await zaynab.Screen.ShowsAsync("هل أنت في مكان آمن؟");
        nour.Edits(sent, command);
        await nour.Screen.UntilAsync(messages => messages.Count(message => message.Text.StartsWith("هذا الأمر غير معروف", StringComparison.Ordinal)) == 2, "the second answer");

        Assert.Contains("/queue — الطابور", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("نور:\n/", zaynab.Screen.Transcript, StringComparison.Ordinal);
        Assert.Equal(1, chat.Ask<long>("SELECT count(*) FROM lines WHERE author = 'Volunteer'").Single());
    }

    [Fact]
    public async Task A_pairing_code_typed_in_a_private_chat_is_sent_back_to_the_group()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, zaynab, _) = await chat.TalkAsync();

        nour.Says("/pair ABCD-EFGH");

        await nour.Screen.ShowsAsync("أمر الربط يُكتب في مجموعة الفريق نفسها");
        Assert.DoesNotContain("ABCD", zaynab.Screen.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bare_words_of_taking_and_closing_show_what_there_is_to_choose()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, zaynab, _) = await chat.TalkAsync();
        var line = await nour.Screen.ShowsAsync(TeamTalks.Meeting);

        nour.Says("استلام");
        await nour.Screen.ShowsAsync("لا أحد في الطابور الآن");
        nour.Says("استلام", line);
        await nour.Screen.UntilAsync(messages => messages.Count(message => message.Text.StartsWith("لا أحد في الطابور الآن", StringComparison.Ordinal)) == 2, "the queue again");
        nour.Says("إغلاق");
        await nour.Screen.ShowsAsync(message => message.Buttons.Any(button => button.Text == "تمت المساعدة واتُّفق على الخطوات"), "the outcomes");

        Assert.Equal(0, chat.Ask<long>("SELECT count(*) FROM lines WHERE author = 'Volunteer'").Single());
        Assert.DoesNotContain("استلام", zaynab.Screen.Transcript, StringComparison.Ordinal);
        Assert.Equal("Owned", chat.Ask<string>("SELECT state FROM cases").Single());
    }

    [Fact]
    public async Task A_word_with_the_code_of_a_case_is_about_that_case_and_never_said_to_somebody_else()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, zaynab, first) = await chat.TalkAsync();
        await chat.DangerAsync("مريم");
        var second = await chat.CodeAsync(2);
        var inArabicDigits = string.Concat(second.Select(digit => digit == '-' ? digit : (char)(digit - '0' + '٠')));

        nour.Says($"استلام {inArabicDigits}");
        await chat.UntilAsync<long>("SELECT count(*) FROM cases WHERE state = 'Owned'", owned => owned == 2);
        nour.Says($"اغلاق {first}");
        await nour.Screen.ShowsAsync(message => message.Buttons.Any(button => button.Text == "تمت المساعدة واتُّفق على الخطوات"), "the outcomes");
        nour.Says("استلام 999-998");
        await nour.Screen.ShowsAsync("لم تعد هذه المحادثة مفتوحة");

        Assert.Equal(0, chat.Ask<long>("SELECT count(*) FROM lines WHERE author = 'Volunteer'").Single());
        Assert.DoesNotContain("استلام", zaynab.Screen.Transcript, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("اغلاق الحالة", "تمت المساعدة واتُّفق على الخطوات")]
    [InlineData("إغلاق \u2066{0}\u2069", "تمت المساعدة واتُّفق على الخطوات")]
    [InlineData("إغلاق {1}", "تمت المساعدة واتُّفق على الخطوات")]
    [InlineData("شخص ثاني", "ظهر الطلب للفريق")]
    [InlineData("ملاحظه", "النص فارغ أو أطول من المسموح")]
    public async Task However_they_write_it_it_is_no_line_for_the_person(string typed, string answer)
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, _, code) = await chat.TalkAsync();

        nour.Says(string.Format(CultureInfo.InvariantCulture, typed, code, code.Replace('-', '–')));

        await nour.Screen.ShowsAsync(message => message.Text.Contains(answer, StringComparison.Ordinal) || message.Buttons.Any(button => button.Text == answer), answer);
        Assert.Equal(0, chat.Ask<long>("SELECT count(*) FROM lines WHERE author = 'Volunteer'").Single());
    }

    [Fact]
    public async Task A_line_that_is_edited_into_the_word_for_taking_back_is_taken_back()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, zaynab, _) = await chat.TalkAsync();
        var slip = nour.Says("سطر كُتب لغيرها");
        await zaynab.Screen.ShowsAsync("سطر كُتب لغيرها");
        await nour.Screen.UntilAsync(_ => slip.Reactions.Any(), "the receipt");

        nour.Edits(slip, "سحب الرسالة");

        await zaynab.Screen.UntilAsync(messages => !messages.Any(message => message.Text.Contains("لغيرها", StringComparison.Ordinal) || message.Text.Contains("سحب", StringComparison.Ordinal)), "nothing of it");
        Assert.Equal(1, chat.Ask<long>("SELECT count(*) FROM lines WHERE author = 'Volunteer'").Single());
    }

    [Fact]
    public async Task A_member_is_offered_the_commands_of_the_team_until_they_are_removed()
    {
        await using var chat = await RunningChat.StartAsync();
        chat.Api.Faults.Next("setMyCommands", new Fault.TooManyRequests(1), where: call => call.Text("scope") is not null);
        var nour = await chat.MemberAsync("نور");
        var salam = await chat.MemberAsync("سلام", coordinator: true, name: "حساب سلام");

        await OffersAsync(chat, nour.Id, names => names.Contains("queue") && !names.Contains("lead") && !names.Contains("erase"));
        await OffersAsync(chat, salam.Id, names => names.Contains("lead"));
        Assert.Equal(ShippedPlaybook.Value.Messages[TeamMessageIds.ButtonQueue].Trim(), chat.Api.Profile.CommandsIn(nour.Id).Single(one => one.Name == "queue").Description);
        Assert.Contains("erase", chat.Api.Profile.CommandsFor().Select(one => one.Name));
        await chat.Room<Roster>().RemoveAsync("نور");

        await OffersAsync(chat, nour.Id, names => names.Count == 0);
        await chat.UntilAsync<long>("SELECT count(*) FROM leaving_accounts WHERE commands_taken = 0", left => left == 0);
        Assert.NotEmpty(chat.Api.Profile.CommandsIn(salam.Id));
    }

    [Fact]
    public async Task What_Telegram_does_not_take_of_the_commands_is_tried_again_at_the_next_start()
    {
        await using var chat = await RunningChat.StartAsync();
        chat.Api.Faults.Next("setMyCommands", new Fault.Refused(400, "Bad Request: chat not found"), where: call => call.Text("scope") is not null);
        var nour = await chat.MemberAsync("نور");
        await chat.FaultsAsync();
        nour.Says("القائمة");
        await nour.Screen.ShowsAsync("خارج المناوبة");

        await chat.StopAsync();
        await chat.StartAgainAsync();

        await OffersAsync(chat, nour.Id, names => names.Contains("queue"));
    }

    private static Task<IReadOnlyList<string>> OffersAsync(RunningChat chat, long account, Predicate<IReadOnlyList<string>> areGood) => Eventually.HoldsAsync(
        () => Task.FromResult<IReadOnlyList<string>>([.. chat.Api.Profile.CommandsIn(account).Select(one => one.Name)]), areGood);
}
